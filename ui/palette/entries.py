"""Everything that the palette can find: pages, questions, actions, files, words, claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from advisor import api
from ui.actions import GROUPS, keys_of
from ui.fuzzy import folded
from ui.steps import BESIDE, REFERENCE, STEPS

if TYPE_CHECKING:
    from ui.desk_host import DeskHost

_LONGEST = 110
"""Letters of a claim that stand in a row."""


@dataclass(frozen=True)
class Entry:
    """Something to go to or to do."""

    kind: str
    """What it is, in words."""
    title: str
    note: str
    act: Callable[[], object]
    also: str = ""
    """Folded words by which it is found beside its title."""

    name: str = ""
    """What it is called where that is less than its title, such as the number of a claim."""

    @property
    def folded(self) -> str:
        """The name as it is compared."""
        return folded(self.name or self.title)


def entries_of(desk: DeskHost) -> tuple[Entry, ...]:
    """Give everything there is, what is wanted most first."""
    return (
        *_pages(desk),
        *_actions(desk),
        *_questions(desk),
        *_files(desk),
        *_chapters(desk),
        *_terms(desk),
        *_claims(desk),
    )


def _pages(desk: DeskHost) -> Iterator[Entry]:
    say = desk.texts.say
    always = {STEPS[0].id, *(step.id for step in REFERENCE)}
    for step in (*STEPS, *BESIDE, *REFERENCE):
        if desk.session.is_open or step.id in always:
            name, note = say(f"window.step.{step.id}"), say(f"window.title.{step.id}")
            act = partial(desk.turn_to, step.id)
            yield Entry(say("window.palette.page"), name, note if note != name else "", act)


def _actions(desk: DeskHost) -> Iterator[Entry]:
    kind = desk.texts.say("window.palette.action")
    for name in (name for names in GROUPS.values() for name in names):
        action = desk.window.actions_[name]
        if action.isEnabled() and name != "palette":
            yield Entry(kind, action.iconText(), keys_of(action), action.trigger)


def _questions(desk: DeskHost) -> Iterator[Entry]:
    if not desk.session.is_open:
        return
    say, draft = desk.texts.say, desk.session.draft
    kind = say("window.palette.question")
    for section in api.sections():
        heads = [("", say(section.title))]
        if section.repeats:
            keys = draft.keys(section.repeats)
            group = section.repeats
            heads = [
                (f"{group}.{key}.", str(draft.answers.get(f"{group}.{key}.name") or key))
                for key in keys
            ]
        for question in section.questions:
            also = folded(say(question.hint))
            for prefix, owner in heads:
                act = partial(desk.go_to, prefix + question.path)
                yield Entry(kind, say(question.text), owner, act, f"{folded(owner)} {also}")


def _files(desk: DeskHost) -> Iterator[Entry]:
    say = desk.texts.say
    if not desk.settings.hides_names:
        for path in desk.settings.recent:
            act = partial(desk.open, path)
            yield Entry(say("window.palette.recent"), path.stem, str(path.parent), act)
    for sample in api.samples():
        act = partial(desk.open_sample, sample.id)
        yield Entry(say("window.palette.sample"), say(sample.title), "", act)


def _chapters(desk: DeskHost) -> Iterator[Entry]:
    from ui.help.chapters import chapters  # with the first palette  # noqa: PLC0415

    kind = desk.texts.say("window.palette.chapter")
    for chapter in chapters(desk.texts.language):
        act = partial(desk.helpers.open_chapter, chapter.id)
        yield Entry(kind, chapter.title, "", act, folded(chapter.words))


def _terms(desk: DeskHost) -> Iterator[Entry]:
    kind, language = desk.texts.say("window.palette.term"), desk.texts.language
    for term in api.glossary().values():
        words = term.in_language(language)
        act = partial(desk.helpers.open_term, term.id)
        also = folded(" ".join((*term.names, words.short)))
        yield Entry(kind, words.term, words.explanation, act, also)


def _claims(desk: DeskHost) -> Iterator[Entry]:
    kind, language = desk.texts.say("window.palette.claim"), desk.texts.language
    for claim in api.claims().values():
        said = claim.in_language(language)
        title = f"{claim.id} · {said.statement[:_LONGEST]}"
        act = partial(desk.helpers.open_claim, claim.id)
        also = folded(f"{said.statement} {said.speaker}")
        yield Entry(kind, title, said.speaker, act, also, claim.id)
