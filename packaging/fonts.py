"""Cut the fonts that ship with the program from Debian's packages.

Needs the Debian packages ``fonts-inter``, ``fonts-noto-cjk`` and ``unicode-data`` (bookworm) and
the Python package ``fonttools``, which nothing else in the project uses. Run as
``python packaging/fonts.py``: it writes ``resources/fonts/``, the same bytes every time.

- Inter, four weights, is copied as it is.
- Noto Sans SC is cut from the Noto Sans CJK collection and named so. Both weights hold GB 2312
  and the Table of General Standard Chinese Characters (8,105 hanzi, which personal names are
  registered in); the regular weight adds the first level of Big 5 for traditional names.
  Hints are left out: they cost half a megabyte a weight and are not used in documents.
"""

from __future__ import annotations

import bz2
import re
import shutil
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
INTER = Path("/usr/share/fonts/opentype/inter")
NOTO = Path("/usr/share/fonts/opentype/noto")
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2")
DOCUMENTS = Path("/usr/share/doc")
WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
SIMPLIFIED_CHINESE = 2
"""Place of Noto Sans CJK SC in the collection."""
FAMILY = "Noto Sans SC"
SIGNS = (
    (0x20, 0x17F),  # Latin
    (0x370, 0x400),  # Greek, for formulas
    (0x2000, 0x206F),  # punctuation
    (0x20A0, 0x20C0),  # currencies
    (0x2100, 0x22FF),  # letter-like, numbers, arrows, mathematics
    (0x2460, 0x24FF),  # enclosed numbers
    (0x2500, 0x266F),  # lines, shapes
    (0x3000, 0x312F),  # Chinese punctuation, kana, bopomofo
    (0x3200, 0x33FF),  # enclosed, units
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),  # full width
)
FEATURES = ["kern", "locl", "ccmp", "palt", "halt"]


def hanzi_of(codec: str) -> set[int]:
    """Give the hanzi of a character set that Python knows."""
    return {code for code in range(0x4E00, 0xA000) if _encoded(code, codec)}


def _encoded(code: int, codec: str) -> bytes:
    return chr(code).encode(codec, errors="ignore")


def general_standard() -> set[int]:
    """Give the Table of General Standard Chinese Characters, as Unihan lists it (kTGH)."""
    with bz2.open(UNIHAN, "rt", encoding="utf-8") as file:
        codes = [line.split("\t")[0] for line in file if "\tkTGH\t" in line]
    return {int(code.removeprefix("U+"), base=16) for code in codes}


def cut(weight: str, hanzi: set[int]) -> None:
    """Cut one weight of Noto Sans SC and name it."""
    font = TTFont(
        NOTO / f"NotoSansCJK-{weight}.ttc",
        fontNumber=SIMPLIFIED_CHINESE,
        recalcTimestamp=False,
    )
    options = subset.Options()
    options.hinting = False
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    cutter = subset.Subsetter(options)
    signs = {code for first, last in SIGNS for code in range(first, last + 1)}
    cutter.populate(unicodes=hanzi | signs)
    cutter.subset(font)
    _name(font, weight)
    font.save(FONTS / f"NotoSansSC-{weight}.otf")


def _name(font: TTFont, weight: str) -> None:
    names = font["name"]
    said = {1: FAMILY, 2: weight, 3: f"{FAMILY} {weight}", 4: f"{FAMILY} {weight}"}
    said[6] = f"NotoSansSC-{weight}"
    for record in list(names.names):
        if record.nameID in said:
            names.setName(
                said[record.nameID],
                record.nameID,
                record.platformID,
                record.platEncID,
                record.langID,
            )
    top = font["CFF "].cff
    top.fontNames[0] = said[6]
    top.topDictIndex[0].FamilyName = FAMILY
    top.topDictIndex[0].FullName = said[4]


def licence(package: str, copyright_line: str, target: str) -> None:
    """Write the Open Font License as the Debian package states it."""
    stated = (DOCUMENTS / package / "copyright").read_text(encoding="utf-8")
    found = re.search(r"^License: (?:OFL|SIL)-1\.1\n((?: .*\n)+)", stated, flags=re.MULTILINE)
    if found is None:
        text = f"{package} states no Open Font License"
        raise ValueError(text)
    lines = ["" if line == " ." else line[1:] for line in found.group(1).splitlines()]
    body = lines[lines.index("PREAMBLE") :]
    head = [copyright_line, "", "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007", ""]
    (FONTS / target).write_text("\n".join([*head, *body]) + "\n", encoding="utf-8")


def copyright_of(path: Path, number: int = -1) -> str:
    """Read the copyright line of a font."""
    return str(TTFont(path, fontNumber=number)["name"].getDebugName(0))


def list_characters() -> None:
    """Write which characters the fonts can show, as ranges; the report asks before it prints."""
    fonts = [TTFont(path) for path in sorted(FONTS.glob("*-Regular.otf"))]
    codes = sorted({code for font in fonts for code in font.getBestCmap()})
    ranges: list[list[int]] = []
    for code in codes:
        if ranges and code == ranges[-1][1] + 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    lines = [f"{first:X}-{last:X}" for first, last in ranges]
    (FONTS / "characters.txt").write_text("\n".join(lines) + "\n", encoding="ascii")


def main() -> None:
    """Write every font and its licence."""
    FONTS.mkdir(parents=True, exist_ok=True)
    for weight in WEIGHTS:
        shutil.copyfile(INTER / f"Inter-{weight}.otf", FONTS / f"Inter-{weight}.otf")
    both = hanzi_of("gb2312") | general_standard()
    first_level = {code for code in hanzi_of("big5") if _encoded(code, "big5") < b"\xc9"}
    cut("Regular", both | first_level)
    cut("Bold", both)
    licence("fonts-inter", copyright_of(INTER / "Inter-Regular.otf"), "Inter-OFL.txt")
    collection = NOTO / "NotoSansCJK-Regular.ttc"
    licence("fonts-noto-cjk", copyright_of(collection, SIMPLIFIED_CHINESE), "NotoSansSC-OFL.txt")
    list_characters()
    for path in sorted(FONTS.iterdir()):
        print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
