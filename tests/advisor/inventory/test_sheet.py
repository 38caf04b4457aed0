"""A list of hardware is read as offices write it, or refused with the reason."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.inventory.headings import known_headings
from advisor.inventory.sheet import Sheet, sheets_of

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
WORKBOOK = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{KIND}.worksheet+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
    '<sheet name="Servers" sheetId="1" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>",
}
"""The parts of the smallest workbook, as the standard (ECMA-376) writes them."""


def workbook(path: Path, rows: list[list[str | float]]) -> Path:
    """Write a workbook by hand, so that the reader is not tested by its own writer."""
    lines = []
    for number, row in enumerate(rows, start=1):
        cells = []
        for column, value in zip("ABCDEFGH", row, strict=False):
            if isinstance(value, str):
                kind, body = ' t="inlineStr"', f"<is><t>{value}</t></is>"
            else:
                kind, body = "", f"<v>{value}</v>"
            cells.append(f'<c r="{column}{number}"{kind}>{body}</c>')
        lines.append(f'<row r="{number}">{"".join(cells)}</row>')
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{"".join(lines)}</sheetData></worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in {**WORKBOOK, "xl/worksheets/sheet1.xml": sheet}.items():
            packed.writestr(name, text)
    return path


def read(path: Path) -> Sheet:
    (found,) = sheets_of(path, known_headings())
    return found


def refused(path: Path) -> str:
    with pytest.raises(AdvisorError) as caught:
        sheets_of(path, known_headings())
    (problem,) = caught.value.problems
    return problem.message.id


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_that_every_usual_delimiter_is_understood(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "list.csv"
    path.write_text(sign.join(["GPU", "Qty"]) + "\n" + sign.join(["L40S", "8"]) + "\n")

    assert read(path).headings == ("GPU", "Qty")
    assert read(path).rows == ((2, ("L40S", "8")),)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_that_chinese_lists_are_read_in_the_encodings_offices_use(
    tmp_path: Path, encoding: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("名称,显卡型号,数量\n一号机房,L40S,8\n".encode(encoding))

    assert read(path).headings == ("名称", "显卡型号", "数量")


def test_that_a_french_list_of_a_western_office_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Modèle de GPU;Quantité\nL40S;8\n".encode("cp1252"))

    assert read(path).headings == ("Modèle de GPU", "Quantité")


@pytest.mark.parametrize(
    "place", ["Köln, Müller", "Zürich · Straße", "Orléans « Étoile »", "Malmö"]
)
def test_that_western_letters_are_not_taken_for_rare_chinese_ones(
    tmp_path: Path, place: str
) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(f"GPU;Standort\nL40S;{place}\n".encode("cp1252"))

    (sheet,) = sheets_of(path, known_headings())

    assert sheet.rows == ((2, ("L40S", place)),)


def test_that_titles_above_the_header_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Hardware of the group,,\n,,\nGPU,Qty,Room\nL40S,8,A\n,,\nH100-SXM,4,B\n")

    found = read(path)

    assert found.headings == ("GPU", "Qty", "Room")
    assert [line for line, _ in found.rows] == [4, 6]


def test_that_a_workbook_is_read_with_its_whole_numbers_whole(tmp_path: Path) -> None:
    path = workbook(tmp_path / "list.xlsx", [["GPU", "Qty", "Free"], ["L40S", 8, 0.125]])

    found = read(path)

    assert found.name == "Servers"
    assert found.rows == ((2, ("L40S", "8", "0.1250")),)


def test_that_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "list.csv").write_bytes(b"GPU\0Qty\n1,2\n")
    (tmp_path / "empty.csv").write_text("GPU,Qty\n")

    assert refused(tmp_path / "list.xlsx") == "problem.table_unreadable"
    assert refused(tmp_path / "list.csv") == "problem.table_unreadable"
    assert refused(tmp_path / "empty.csv") == "problem.table_empty"
    assert refused(tmp_path / "none.csv") == "problem.table_missing"


def test_that_a_workbook_that_unpacks_to_too_much_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)

    assert path.stat().st_size < 1_000_000
    assert refused(path) == "problem.table_too_large"


def test_that_a_list_of_everything_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("GPU,Qty\n" + "L40S,1\n" * 5_001)

    assert refused(path) == "problem.inventory_too_long"
