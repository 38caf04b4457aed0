"""Tests that a sentence is found wherever it stands in a compiled catalogue."""

import gettext
from pathlib import Path

import pytest

from advisor.resources import resource
from advisor.words.sentences import Sentences
from advisor.words.text import languages


@pytest.mark.parametrize("language", languages())
def test_that_every_sentence_is_what_the_standard_library_reads(language: str) -> None:
    file = resource("locale", language, "LC_MESSAGES", "advisor.mo")
    with file.open("rb") as opened:
        expected = gettext.GNUTranslations(opened)._catalog  # type: ignore[attr-defined]
    found = Sentences(file)

    assert {id_: found[id_] for id_ in expected if id_} == {
        id_: said for id_, said in expected.items() if id_
    }


@pytest.mark.parametrize("id_", ["", "aaaa", "window.nam", "window.names", "zzzz", "名"])
def test_that_an_id_that_no_text_has_is_told(id_: str) -> None:
    found = Sentences(resource("locale", "en", "LC_MESSAGES", "advisor.mo"))

    with pytest.raises(LookupError, match="no text has the id"):
        found[id_]


def test_that_a_file_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "advisor.mo"
    file.write_bytes(b"msgid and msgstr and more")

    with pytest.raises(ValueError, match="no compiled catalogue"):
        Sentences(file)
