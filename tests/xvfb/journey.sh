#!/usr/bin/env bash
# Walks the window on a real X server with keys alone (xdotool), from a blank page to a PDF, takes a
# picture at each stop (scrot) and counts the controls that a screen reader finds unnamed (AT-SPI).
# Usage: tests/xvfb/journey.sh [folder of the pictures] [python]; see CONTRIBUTING.md for packages.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=$(realpath -m "${1:-out/xvfb}")
python=${2:-.venv/bin/python}
mkdir -p "$out"

if [ -z "${IN_XVFB:-}" ]; then
    export IN_XVFB=1
    exec xvfb-run -a -s "-screen 0 1600x1000x24" dbus-run-session -- "$0" "$out" "$python"
fi

home=$(mktemp -d)
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_DOCUMENTS_DIR=$home
export QT_QPA_PLATFORM=xcb QT_ACCESSIBILITY=1 QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
mkdir -p "$home/Documents"
for _ in $(seq 50); do xdotool getdisplaygeometry >/dev/null 2>&1 && break; sleep 0.2; done
openbox 2>/dev/null &
openbox=$!
/usr/libexec/at-spi-bus-launcher --launch-immediately --a11y=1 --screen-reader=1 2>/dev/null &
sleep 1
PYTHONPATH=. "$python" -m ui.app --language en 2>"$out/messages.txt" &
program=$!
trap 'kill $program $openbox 2>/dev/null || true; rm -rf "$home"' EXIT
xdotool search --sync --onlyvisible --name "LLM Deployment Advisor" >/dev/null

done=0
/usr/bin/python3 tests/xvfb/journey.py "$out" "$home" || done=$?
xdotool key --clearmodifiers ctrl+q
for _ in $(seq 20); do kill -0 $program 2>/dev/null || break; sleep 0.5; done
if kill -0 $program 2>/dev/null; then echo "still running after Ctrl+Q"; done=1; fi
echo "messages: $(wc -l < "$out/messages.txt") lines; pictures in $out"
exit $done
