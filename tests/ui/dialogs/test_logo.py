"""The client's mark: any picture becomes a small PNG that the engagement can keep."""

from __future__ import annotations

from base64 import b64decode
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from advisor import api
from ui.dialogs.logo import logo_of


def saved(folder: Path, name: str, wide: int, high: int) -> Path:
    picture = QImage(wide, high, QImage.Format.Format_RGB32)
    for column in range(wide):
        for row in range(high):
            picture.setPixelColor(column, row, QColor((column * 7) % 256, (row * 13) % 256, 90))
    assert picture.save(str(folder / name))
    return folder / name


def read(lines: list[api.Answer]) -> QImage:
    return QImage.fromData(b64decode("".join(map(str, lines))))


@pytest.mark.parametrize("name", ["mark.png", "mark.jpg", "mark.bmp"])
def test_that_a_large_picture_keeps_its_shape_and_becomes_small(tmp_path: Path, name: str) -> None:
    lines = logo_of(saved(tmp_path, name, 1200, 300))

    assert (read(lines).width(), read(lines).height()) == (600, 150)
    assert max(len(str(line)) for line in lines) == 76
    draft = api.Draft({"workloads.w1.volume": 1, "report.logo": lines})
    assert not [one for one in api.problems_of(draft) if one.where == "report.logo"]


def test_that_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    assert read(logo_of(saved(tmp_path, "mark.png", 40, 20))).width() == 40


def test_that_another_file_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "notes.png"
    file.write_text("no picture at all", encoding="utf-8")

    with pytest.raises(api.AdvisorError) as refused:
        logo_of(file)
    said = api.texts_for("en").say(refused.value.problems[0].message)
    assert "“notes.png” cannot be read as a picture" in said
