# A bare Debian 12 in a folder, for proofs that nothing on this machine helps (source this file).
# Needs root and debootstrap; DEBIAN_MIRROR names another mirror than debootstrap's own choice.

# make_bare_debian FOLDER PACKAGE...  a minimal system with only these packages added
make_bare_debian() {
    local folder=$1 packages
    shift
    packages=$(IFS=,; echo "$*")
    [ "$(id -u)" -eq 0 ] || { echo "This needs root: debootstrap makes a whole system." >&2; exit 1; }
    command -v debootstrap > /dev/null || { echo "debootstrap is not installed." >&2; exit 1; }
    debootstrap --variant=minbase ${packages:+--include="$packages"} bookworm "$folder" \
        ${DEBIAN_MIRROR:+"$DEBIAN_MIRROR"} > "$folder.log" 2>&1 \
        || { tail -n 20 "$folder.log" >&2; exit 1; }
}

# lend_network FOLDER  this machine's names, certificates and pip settings, whatever they are
lend_network() {
    local folder=$1 file
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf; do
        if [ -e "$file" ]; then cp --dereference "$file" "$folder$file"; fi
    done
    if [ -e "$folder/etc/ssl/certs/ca-certificates.crt" ]; then
        cp --dereference /etc/ssl/certs/ca-certificates.crt "$folder/etc/ssl/certs/"
    fi
}

# in_bare_debian FOLDER [--no-network] COMMAND...  as root, with an environment of its own
in_bare_debian() {
    local folder=$1 apart=(--mount --pid --fork)
    shift
    if [ "$1" = --no-network ]; then apart+=(--net); shift; fi
    local settings=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
        HOME=/root LANG=C.UTF-8)
    while IFS= read -r setting; do settings+=("$setting"); done \
        < <(env | grep -E '^(PIP_|https?_proxy=|no_proxy=|HTTPS?_PROXY=|NO_PROXY=)' || true)
    # shellcheck disable=SC2016 -- the inner shell expands these
    unshare "${apart[@]}" sh -c '
        mount -t proc proc "$0/proc" && mkdir -p "$0/dev/shm" && mount -t tmpfs tmpfs "$0/dev/shm" &&
        mount -t devpts devpts "$0/dev/pts" && exec chroot "$0" "$@"' "$folder" env -i "${settings[@]}" "$@"
}
