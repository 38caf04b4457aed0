"""Tests of what is remembered between two runs."""

from pathlib import Path

from ui.settings import Settings


def test_that_what_was_chosen_is_there_after_a_restart(tmp_path: Path) -> None:
    first = Settings(tmp_path / "desk.ini")
    first.language, first.theme, first.zoom = "zh_CN", "dark", 150
    first.hides_names = first.has_toured = True
    first.remember(tmp_path / "a b, ü.advisor")
    del first

    again = Settings(tmp_path / "desk.ini")

    assert (again.language, again.theme, again.zoom) == ("zh_CN", "dark", 150)
    assert again.hides_names
    assert again.has_toured
    assert again.recent == (tmp_path / "a b, ü.advisor",)


def test_that_the_latest_file_stands_first_and_once(tmp_path: Path) -> None:
    settings = Settings()
    one, other = tmp_path / "one.advisor", tmp_path / "other.advisor"

    for path in (one, other, one):
        settings.remember(path)

    assert settings.recent == (one, other)


def test_that_the_list_holds_eight_files_and_no_more(tmp_path: Path) -> None:
    settings = Settings()

    for number in range(9):
        settings.remember(tmp_path / f"{number}.advisor")

    assert [path.stem for path in settings.recent] == ["8", "7", "6", "5", "4", "3", "2", "1"]


def test_that_a_damaged_file_of_settings_gives_what_is_usual(tmp_path: Path) -> None:
    file = tmp_path / "desk.ini"
    file.write_bytes(b"\x00\xff[General\nzoom=huge\n")

    settings = Settings(file)

    assert (settings.zoom, settings.language, settings.recent) == (100, "", ())
    assert settings.keeps_recent
