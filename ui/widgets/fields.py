"""The control for each kind of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from advisor import api
from ui.theme import Theme
from ui.widgets.answer_field import AnswerField
from ui.widgets.by_model_field import ByModelField
from ui.widgets.choice_field import ChoiceField
from ui.widgets.estimate_field import EstimateField
from ui.widgets.models_field import ModelsField
from ui.widgets.numbers_field import NumbersField
from ui.widgets.quantity_field import QuantityField
from ui.widgets.text_field import TextField
from ui.widgets.yes_no_field import YesNoField

_UNANSWERED = {
    "engine": "window.choice.not_known",
    "precision": "window.choice.not_known",
    "site": "window.choice.no_site",
    "commitment": "window.choice.no_commitment",
    "rung": "window.choice.not_known",
}
"""What a choice says that may well stay open, by its list."""


@dataclass(frozen=True)
class Making:
    """What a control is made from."""

    question: api.Question
    draft: api.Draft
    texts: api.Texts
    theme: Theme
    unit: str = ""

    def choices(self) -> tuple[tuple[api.Answer, str], ...]:
        """Give the choices of the question as value and words."""
        found = api.choices(self.question.choices or "", self.draft)
        return tuple((choice.value, said(choice.label, self.texts)) for choice in found)


def said(label: str | api.Message, texts: api.Texts) -> str:
    """Say a label that is either a name or a message."""
    return label if isinstance(label, str) else texts.say(label)


def say_default(making: Making, path: str) -> str:
    """Say the fixed value that stands in for a missing answer, if there is one."""
    value, texts = api.default_answer(path, making.draft), making.texts
    kind = making.question.kind
    if value is None or value == "" or kind not in _SAID:
        return ""
    words = _SAID[kind](making, value)
    return texts.say("window.used_default", value=words) if words else ""


def make_field(making: Making) -> AnswerField:
    """Make the control for a question."""
    return _MAKERS[making.question.kind](making)


def _number(making: Making) -> AnswerField:
    return QuantityField(making.texts, making.unit)


def _share(making: Making) -> AnswerField:
    return QuantityField(making.texts, making.unit, percent=True)


def _estimate(making: Making) -> AnswerField:
    return EstimateField(making.texts, making.theme, making.unit, percent=_is_share(making))


def _by_model(making: Making) -> AnswerField:
    kinds = ("closed_model", "open_model")
    found = [choice for kind in kinds for choice in api.choices(kind, making.draft)]
    models = tuple((choice.value, said(choice.label, making.texts)) for choice in found)
    inner = EstimateField(making.texts, making.theme, making.unit, percent=_is_share(making))
    return ByModelField(models, inner, making.texts.say("window.fit.model"))


def _models(making: Making) -> AnswerField:
    find = "window.find_form" if making.question.choices == "further_form" else "window.find_model"
    return ModelsField(making.choices(), making.texts.say(find))


def _is_share(making: Making) -> bool:
    return making.question.unit == "share"


def _choice(making: Making) -> AnswerField:
    unanswered = _UNANSWERED.get(making.question.choices or "", "window.choose")
    return ChoiceField(making.choices(), making.texts.say(unanswered))


def _yes_no(making: Making) -> AnswerField:
    return YesNoField(making.texts.say("window.yes"), making.texts.say("window.no"))


def _say_number(making: Making, value: api.Answer) -> str:
    number = making.texts.number(value) if isinstance(value, int | float) else ""
    if making.question.unit == "month":  # a point in time, not a number of months
        return making.texts.say("derivation.month", month=number)
    beside = "" if value == 1 or making.question.unit in _BARE else making.unit  # not "1 servers"
    return f"{number} {beside}".strip()


def _say_share(making: Making, value: api.Answer) -> str:
    return making.texts.share(value) if isinstance(value, int | float) else ""


def _say_choice(making: Making, value: api.Answer) -> str:
    return dict(making.choices()).get(value, "")


_BARE = frozenset({"ratio"})
"""Units that say nothing behind a number."""
_SAID: Mapping[str, Callable[[Making, api.Answer], str]] = {
    "number": _say_number,
    "whole": _say_number,
    "share": _say_share,
    "choice": _say_choice,
}
_MAKERS: Mapping[str, Callable[[Making], AnswerField]] = {
    "text": lambda _: TextField(),
    "numbers": lambda making: NumbersField(making.texts),
    "number": _number,
    "whole": _number,
    "share": _share,
    "estimate": _estimate,
    "estimate_by_model": _by_model,
    "choice": _choice,
    "yes_no": _yes_no,
    "day": lambda _: TextField(),
    "models": _models,
}
