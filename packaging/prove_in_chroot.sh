#!/usr/bin/env bash
# Proves the README's two commands on a bare Debian 12 that has python3, make and git and no more:
# clones what is committed here, runs `make run` and `make test` in it, and prints the times.
# usage: packaging/prove_in_chroot.sh [FOLDER THAT DOES NOT EXIST YET]
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/bare_debian.sh

folder=${1:-$(mktemp --directory)/debian}
echo "A bare Debian 12 in $folder ..."
make_bare_debian "$folder" python3 make git ca-certificates
lend_network "$folder"
git clone --quiet "file://$PWD" "$folder/root/advisor"

failed=0
for goal in run test; do
    echo "== make $goal"
    SECONDS=0
    in_bare_debian "$folder" make --directory /root/advisor "$goal" || failed=1
    echo "== make $goal took $SECONDS s"
done
if [ "$failed" -ne 0 ]; then echo "The proof failed; look into $folder" >&2; exit 1; fi
if [ $# -eq 0 ]; then rm -rf "$(dirname "$folder")"; fi
