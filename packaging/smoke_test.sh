#!/usr/bin/env bash
# Proves that the built program needs nothing but the libraries it names: starts it in a bare
# Debian 12 without Python and without a network, opens a sample and writes its report.
# usage: packaging/smoke_test.sh [BUILT FOLDER]
set -euo pipefail
cd "$(dirname "$0")/.."
. packaging/bare_debian.sh

built=${1:-dist/llm-deployment-advisor}
sample=travel-customer-service
work=$(mktemp --directory)
trap 'rm -rf "$work"' EXIT
system=$work/debian

echo "A bare Debian 12 with the offscreen libraries ..."
mapfile -t libraries < <(python3 packaging/system_libraries.py --list)
make_bare_debian "$system" "${libraries[@]}"
if [ -e "$system/usr/bin/python3" ]; then echo "The bare system has Python: no proof." >&2; exit 1; fi
cp --archive "$built" "$system/opt/advisor"

inside() { in_bare_debian "$system" --no-network env QT_QPA_PLATFORM=offscreen "$@"; }
begun=$(date +%s%N)
passed() { echo "passed after $((($(date +%s%N) - begun) / 1000000)) ms: $1"; begun=$(date +%s%N); }

inside /opt/advisor/advisor new /root/a.advisor --sample "$sample" > /dev/null
passed "the sample is an engagement"
inside /opt/advisor/advisor evaluate /root/a.advisor --json > "$work/evaluation.json"
python3 -c 'import json, sys; print("posture:", json.load(open(sys.argv[1]))["posture"])' \
    "$work/evaluation.json"
passed "it is evaluated"
for language in $(cd resources/locale && ls); do
    inside /opt/advisor/advisor report /root/a.advisor -o "/root/$language.pdf" \
        --language "$language" > /dev/null
    pdf=$system/root/$language.pdf
    [ "$(head -c 4 "$pdf")" = %PDF ] || { echo "$language.pdf is no PDF" >&2; exit 1; }
    pages=$(grep --text --only-matching '/Type */Page\b' "$pdf" | wc -l)
    [ "$pages" -gt 1 ] || { echo "$language.pdf has $pages page" >&2; exit 1; }
    passed "its report in $language has $pages pages"
done
inside /opt/advisor/llm-deployment-advisor /root/a.advisor --screenshot /root/window.png
picture=$system/root/window.png
[ "$(head -c 4 "$picture" | tail -c 3)" = PNG ] && [ "$(stat --format %s "$picture")" -gt 40000 ] \
    || { echo "no picture of the window, or an empty one" >&2; exit 1; }
passed "the window shows it"
echo "1 passed, 0 failed"
