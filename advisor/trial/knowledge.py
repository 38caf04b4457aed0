"""The rules of the debate over the answers: which speak to this engagement, and which contradict.

They explain and warn. None weighs anything; what is recommended is worked out without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.cost.context import Context
from advisor.evaluation.trial import RuleCase, RuleStatus, Threshold
from advisor.trial.rule_files import RuleBook
from advisor.trial.rule_record import Case, Condition
from advisor.trial.stand import Standing, standing, together


def rule_cases(context: Context, book: RuleBook) -> Iterator[RuleCase]:
    """Say of every rule whether it speaks of this engagement, in the order of the claims."""
    known = {id_: standing(one, context) for id_, one in book.conditions.items()}
    for rule in book.rules:
        for case in rule.cases:
            yield _case(rule.claim, case, known, context)


def thresholds(book: RuleBook) -> Iterator[Threshold]:
    """Give every limit that a condition draws, with its source where it has one."""
    for condition in book.conditions.values():
        for test in condition.tests:
            limit = test.below if test.at_least is None else test.at_least
            if limit is not None:
                yield Threshold(
                    condition=condition.id, value=limit, unit=test.unit, source=test.source
                )


def middle_of(conditions: Mapping[str, Condition]) -> float:
    """Give where low ends and high begins on both axes of the map."""
    (test,) = conditions["task_close_to_business"].tests
    if test.at_least is None:
        text = "task_close_to_business states no limit"
        raise ValueError(text)
    return test.at_least


def _case(claim: str, case: Case, known: Mapping[str, Standing], context: Context) -> RuleCase:
    standings = {word: known[word] for word in case.when}
    joined = together(context.workloads, list(standings.values()))
    by_truth: dict[bool | None, tuple[str, ...]] = {
        truth: tuple(w for w, one in standings.items() if one.truth is truth)
        for truth in (True, False, None)
    }
    met, unmet = by_truth[True], by_truth[False]
    if joined.truth is False and not unmet:  # each holds somewhere, but never for one workload
        met, unmet = (), met
    return RuleCase(
        claim=claim,
        favours=case.favours,
        status=_status(joined, case),
        met=met,
        unmet=unmet,
        unanswered=by_truth[None],
        unasked=case.unasked,
        workloads=joined.workloads if joined.is_about_workloads else (),
    )


def _status(joined: Standing, case: Case) -> RuleStatus:
    if joined.truth is False:
        return "does_not_apply"
    if joined.truth is None or (case.unasked and not case.when):
        return "cannot_say"
    return "may_apply" if case.unasked else "applies"
