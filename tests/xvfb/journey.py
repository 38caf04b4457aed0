"""The whole journey on a real screen with keys alone: from a blank page to a PDF, and out.

Run by journey.sh. Every page and every dialog that keys open is pictured and listened to.
"""

from __future__ import annotations

import sys
from pathlib import Path

from hand import Hand

LIST = "GPU,GPUs per server,Qty,Room\nL40S,8,2,Lyon\nH100-SXM,8,x,Lyon\n"


def main(pictures: Path, home: Path) -> int:
    """Walk; 1 where a control has no name."""
    hand = Hand(pictures)
    for part in (begin, organisation, workloads, hardware, phases, preferences, workshop):
        part(hand, home)
    for part in (what_if, decision, report, shelf, looks):
        part(hand, home)
    sys.stdout.write(f"{hand.controls} controls heard, {len(hand.nameless)} of them unnamed\n")
    sys.stdout.write("".join(f"  {one}\n" for one in hand.nameless))
    return 1 if hand.nameless else 0


def begin(hand: Hand, home: Path) -> None:
    """See the tour, the start page and what helps, then make an engagement."""
    hand.until(lambda: hand.hears == "Next", "the tour")
    hand.look("tour")
    hand.press("Escape")
    hand.look("start")
    hand.press("F1", wait=1.5)
    hand.look("shortcuts")
    hand.press("Escape")
    hand.press("ctrl+k", wait=1.0)
    hand.look("palette")
    hand.press("Escape")
    spoilt = home / "spoilt.advisor"
    spoilt.write_text("not ours")
    hand.press("ctrl+o", wait=2.0)
    hand.look("which-file")
    hand.write(str(spoilt))
    hand.until(lambda: hand.hears == "Understood", "the message")
    hand.look("message")
    hand.press("Escape")
    hand.press("ctrl+n", wait=2.0)
    hand.look("where-to-save")
    hand.press("Return", wait=2.0)


def organisation(hand: Hand, _home: Path) -> None:
    """Answer a few questions, and say something about one."""
    hand.answer("Title of the engagement", "Help desk 2027")
    hand.answer("Name of the organisation", "Acme")
    hand.answer("People who can run models in production", "3")
    hand.go_to("May people who are missing be hired Add a note")
    hand.look("focus")
    hand.press("space", wait=1.0)
    hand.write("Ask the CFO", then="")
    hand.look("remark")
    hand.press("Escape")


def workloads(hand: Hand, _home: Path) -> None:
    """Add what the organisation wants models for."""
    hand.press("ctrl+Next", wait=2.0)
    hand.look("no-workloads")
    hand.go_to("Add a workload")
    hand.press("Return", wait=1.0)
    hand.look("templates")
    hand.press("Down", "Return", wait=1.0)
    hand.until(lambda: hand.hears.startswith("Volume at full roll-out"), "the volume")
    hand.write("300000")
    hand.listen(20)
    hand.look("workloads")


def hardware(hand: Hand, home: Path) -> None:
    """Take a list of machines."""
    hand.press("ctrl+Next", wait=2.0)
    (home / "rooms.csv").write_text(LIST)
    hand.go_to("Import")
    hand.press("Return", wait=2.0)
    hand.write(str(home / "rooms.csv"))
    hand.until(lambda: hand.hears == "Name", "the list of machines")
    hand.look("inventory")
    hand.go_to("Add ")
    hand.press("Return", wait=3.0)
    hand.look("hardware")


def phases(hand: Hand, _home: Path) -> None:
    """Say when deep integration starts."""
    hand.press("ctrl+Next", wait=2.0)
    hand.answer("Deep integration starts in month", "6")
    hand.look("phases")


def preferences(hand: Hand, _home: Path) -> None:
    """Give a weight with the arrows."""
    hand.press("ctrl+Next", wait=2.0)
    hand.press("alt+Home")
    hand.go_to("Effect")
    hand.go_to("Price")
    hand.press("Right", "Right", "Right")
    hand.listen(1)
    hand.look("preferences")


def workshop(hand: Hand, _home: Path) -> None:
    """Vote, let the clock run, and keep a decision."""
    hand.press("ctrl+Next", wait=2.0)
    hand.press("alt+Home")
    hand.go_to("Start")
    hand.press("Return")
    hand.go_to("Open the vote")
    hand.press("Return", wait=2.0)
    hand.write("Ann", then="")
    hand.look("vote")
    hand.press("Escape", "Escape", wait=1.0)
    hand.press("alt+Home")
    hand.go_to("Decision")
    hand.write("Begin with a pilot", then="")
    hand.go_to("Keep")
    hand.press("Return", wait=1.0)
    hand.look("workshop")


def what_if(hand: Hand, _home: Path) -> None:
    """Move the first driver, keep it, and read a chart as a table."""
    hand.press("ctrl+Next", wait=5.0)
    hand.look("what-if")
    hand.press("alt+Home")
    hand.go_to("Find any of")
    hand.press("Tab", "Tab", "Right", "Right", "Right", wait=0.5)
    hand.look("what-if-moved")
    hand.go_to("Keep")
    hand.press("Return", wait=8.0)
    hand.go_to("Cumulative cost")
    hand.press("space", wait=1.5)
    hand.look("what-if-table")


def decision(hand: Hand, _home: Path) -> None:
    """Read the answer, and open a figure."""
    hand.press("ctrl+Next", wait=20)
    hand.look("decision")
    hand.press("alt+Home")
    hand.go_to("The plans side by side")
    hand.press("Down", "Right", "Return", wait=0.5)
    hand.until(lambda: hand.hears != "The plans side by side", "the figure opened")
    hand.listen(3)
    hand.look("derivation")
    hand.press("Escape", wait=1.0)


def report(hand: Hand, home: Path) -> None:
    """Read the report, write it as a PDF, and see how it prints."""
    hand.press("ctrl+Next", wait=15)
    hand.look("report")
    hand.press("alt+Home")
    hand.go_to("Export PDF")
    hand.press("Return", wait=2.0)
    hand.look("where-to-export")
    hand.press("Return")
    hand.until(lambda: any(home.rglob("*.pdf")), "the PDF")
    hand.press("ctrl+p")
    hand.until(lambda: hand.hears.startswith("Preview"), "the print preview")
    hand.look("print-preview")
    hand.press("Escape", wait=1.0)


def shelf(hand: Hand, home: Path) -> None:
    """Look things up, refuse a spoilt update, read the guide."""
    hand.ask_palette("Catalogue")
    hand.listen(6)
    hand.look("catalogue")
    (home / "spoilt.pack").write_text("not ours")
    hand.press("alt+Home")
    hand.go_to("Update")
    hand.press("Return", wait=2.0)
    hand.write(str(home / "spoilt.pack"))
    hand.until(lambda: hand.hears.startswith("This update cannot"), "the refused update")
    hand.look("refused-update")
    hand.press("Escape", wait=1.0)
    hand.press("shift+F1", wait=2.0)
    hand.look("guide")


def looks(hand: Hand, _home: Path) -> None:
    """See projector mode and the dark theme on the fullest pages, and a menu."""
    hand.ask_palette("Decision")
    hand.listen(2)
    hand.press("F9", wait=8.0)
    hand.look("projector")
    hand.press("F9", wait=8.0)
    hand.press("ctrl+t", wait=8.0)
    hand.look("dark")
    hand.press("alt+Home")
    hand.go_to("Menu")
    hand.press("Return", wait=1.0)
    hand.look("menu")
    hand.press("Escape")


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
