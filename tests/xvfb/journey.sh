#!/usr/bin/env bash
# Walks the window on a real X server with keys alone (xdotool), takes a picture of each page
# (scrot) and counts the controls that a screen reader finds without a name (AT-SPI).
# Usage: tests/xvfb/journey.sh [folder of the pictures] [python]; see CONTRIBUTING.md for packages.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$(realpath -m "${1:-out/xvfb}")
python=${2:-.venv/bin/python}
home=$(mktemp -d)
mkdir -p "$out"

if [ -z "${IN_XVFB:-}" ]; then
    export IN_XVFB=1
    exec xvfb-run -a -s "-screen 0 1600x1000x24" dbus-run-session -- "$0" "$out" "$python"
fi

export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_DOCUMENTS_DIR=$home
export QT_QPA_PLATFORM=xcb QT_ACCESSIBILITY=1 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
mkdir -p "$home/Documents"
openbox &
openbox=$!
/usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 --screen-reader=1 &
sleep 1
"$python" -m ui.app --language en 2>"$out/messages.txt" &
program=$!
trap 'kill $program $openbox 2>/dev/null || true; rm -rf "$home"' EXIT
xdotool search --sync --onlyvisible --name "LLM Deployment Advisor" >/dev/null
sleep 5

press() { xdotool key --clearmodifiers --delay 60 "$@"; sleep 0.4; }
write() { xdotool type --delay 25 "$1"; sleep 0.3; }
picture() { scrot --overwrite "$out/$1.png"; }

press Escape            # the tour
picture 01-start
press ctrl+n
sleep 2
picture 02-where-to-save
press Return
sleep 3
picture 03-organisation
for _ in 1 2 3; do press Tab; done
picture 04-focus
press ctrl+Next
sleep 2
press ctrl+k            # the palette finds the way to a workload's template, too
write "add"
sleep 1
picture 05-palette
press Escape
press ctrl+k
write "travel"
sleep 1
picture 06-palette-sample
press Return
sleep 40            # the whole answer, on a slow machine
picture 07-decision
/usr/bin/python3 tests/xvfb/unnamed.py > "$out/unnamed.txt" || true
press ctrl+Prior
sleep 3
picture 08-what-if
press ctrl+Next
press ctrl+Next
sleep 15
picture 09-report
press F9
sleep 6
picture 10-projector
press F9
press F1
sleep 3
picture 11-shortcuts
press Escape
press ctrl+q
sleep 4
if kill -0 $program 2>/dev/null; then echo "still running after Ctrl+Q"; fi
cat "$out/unnamed.txt"
echo "messages: $(wc -l < "$out/messages.txt") lines; pictures in $out"
