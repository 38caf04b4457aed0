"""The rules that clash, in sentences."""

from __future__ import annotations

from advisor.evaluation import Clash, Evaluation
from advisor.report.names import option_names, posture_name
from advisor.words.text import Texts


def clashes_said(evaluation: Evaluation, texts: Texts) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Say each clash, and under it each of its rules with the nearest thing that would work."""
    return tuple(
        (_head(one, evaluation, texts), _rules(one, evaluation, texts))
        for one in evaluation.clashes
    )


def _head(clash: Clash, evaluation: Evaluation, texts: Texts) -> str:
    name = evaluation.workload_names.get(clash.workload, clash.workload)
    if clash.posture is not None:
        said = posture_name(clash.posture, texts)
        return texts.say("clash.of_posture", posture=said, name=name)
    return (
        texts.say("clash.of_workload", name=name) if clash.workload else texts.say("clash.of_caps")
    )


def _rules(clash: Clash, evaluation: Evaluation, texts: Texts) -> tuple[str, ...]:
    said = [
        texts.say("clash.rule", rule=texts.say(one.label), nearest=texts.say(one.nearest))
        for one in clash.rules
    ]
    if clash.closest and clash.posture is None:
        labels = [texts.say(f"rule.{rule}") for rule in clash.kept_out_by]
        option = option_names(evaluation, texts).get(clash.closest, clash.closest)
        rules = ", ".join(labels)
        said.append(texts.say("clash.closest", option=option, rules=rules))
    return tuple(said)
