"""The debate held against an answer in words: claims on trial, rules, conflicts, for both readers.

The window and the report show the same rows; neither words anything of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from advisor.catalogue.claim_record import Claim, ClaimWords, Side
from advisor.errors import Money, Share, Value, message
from advisor.evaluation import ClaimResult, Evaluation, RuleCase, Threshold
from advisor.words.text import Texts

Row = tuple[str, ...]
SPEAKING = ("applies", "may_apply")
"""Statuses of rules that speak to the engagement."""


class TrialWriter:
    """Words the trial of one answer in one language."""

    def __init__(self, evaluation: Evaluation, claims: Mapping[str, Claim], texts: Texts) -> None:
        """Keep what is worded; ``claims`` are those of the debate by id."""
        self.evaluation, self.claims, self.texts = evaluation, claims, texts
        self.results = {one.id: one for one in evaluation.claims or ()}

    @property
    def tried(self) -> tuple[ClaimResult, ...]:
        """Claims that could be tried."""
        return tuple(one for one in self.results.values() if one.result != "untested")

    def statement(self, id_: str) -> str:
        """Give a claim in the reader's language."""
        return self._words(id_).statement

    def who(self, id_: str) -> str:
        """Say who claims it, when, and what they sell."""
        day, words = self.claims[id_].date, self._words(id_)
        return self.texts.say(
            "trial.who",
            speaker=words.speaker,
            day=self.texts.day(day) if day else words.date_note,
            interest=words.interest,
        )

    def result(self, one: ClaimResult) -> str:
        """Say what became of a claim, with the share of futures where there is one."""
        say = self.texts.say
        if one.threshold is not None:
            return say(f"trial.result.{one.result}", **{"from": self._threshold(one)})
        if one.result == "holds_in":
            return say("trial.result.holds_in", share=Share(one.share or 0.0))
        said = say(f"trial.result.{one.result}")
        if one.share is None:
            return said
        return say("trial.result.in_share", result=said, share=Share(one.share))

    def why(self, one: ClaimResult, *, short: bool = False) -> str:
        """Say the comparison that was made, or why none could be.

        Args:
            one: What became of a claim.
            short: Mark what rests on the debate's own range instead of saying so.
        """
        said = self.texts.say(one.why)
        if one.workloads:
            said = self.texts.say("trial.on", text=said, workloads=self._workloads(one.workloads))
        if not one.rests_on_prior:
            return said
        return self.texts.say("trial.prior_mark" if short else "trial.prior", text=said)

    def tried_rows(self, *, short: bool = False) -> list[Row]:
        """Give claim, who says so, result and why of every claim that was tried."""
        return [
            (self._named(one.id), self.who(one.id), self.result(one), self.why(one, short=short))
            for one in self.tried
        ]

    def untested_rows(self) -> list[Row]:
        """Give claim, who says so and why of every claim that was not tried."""
        return [
            (self._named(one.id), self.who(one.id), self.why(one))
            for one in self.results.values()
            if one.result == "untested"
        ]

    def counts(self) -> str:
        """Say how many claims hold, fail and were not tested."""
        counted = Counter(one.result for one in self.results.values())
        part = sum(counted[name] for name in ("holds_in", "holds_from", "holds_up_to"))
        return self.texts.say(
            "trial.counts",
            holds=counted["holds"],
            part=part,
            fails=counted["fails"],
            untested=counted["untested"],
            all=len(self.results),
        )

    def untested_counts(self) -> str:
        """Say for which reasons claims were not tested, the commonest first."""
        counted = Counter(one.untried for one in self.results.values() if one.untried)
        said = (
            self.texts.say(
                "trial.untested_count", count=count, reason=message(f"trial.untried.{reason}")
            )
            for reason, count in counted.most_common()
        )
        return self.texts.say("report.semicolon").join(said)

    def conflicts(self, *, only_tried: bool) -> list[tuple[str, list[Row]]]:
        """Give each conflict with a row for each side: its name, its voices, what became of them.

        Args:
            only_tried: Leave out conflicts of which no claim was tried.
        """
        found = []
        for claim in self.claims.values():
            named = {id_ for side in claim.sides for id_ in side.claims}
            if claim.sides and (not only_tried or any(self._is_tried(id_) for id_ in named)):
                title = self._named(claim.id)
                labels = self._words(claim.id).sides
                sides = zip(labels, claim.sides, strict=True)
                found.append((title, [self._side(label, side) for label, side in sides]))
        return found

    def rule_rows(self, order: Sequence[str]) -> list[Row]:
        """Give the rules that speak to the engagement: rule, who, favours, status, conditions."""
        debate = self.evaluation.debate
        speaking = [one for one in debate.rules if one.status in SPEAKING] if debate else []
        speaking.sort(key=lambda one: (order.index(one.favours), one.status))
        say = self.texts.say
        return [
            (
                self._named(one.claim),
                self.who(one.claim),
                say(f"trial.favours.{one.favours}"),
                say(f"trial.status.{one.status}"),
                self._conditions(one),
            )
            for one in speaking
        ]

    def contradictions(self) -> list[tuple[str, str]]:
        """Give each pair of rules that speak to the engagement and contradict each other."""
        debate = self.evaluation.debate
        speaking = {one.claim for one in debate.rules if one.status in SPEAKING} if debate else ()
        return [
            (self._named(id_), self._named(other))
            for id_ in sorted(speaking)
            for other in sorted(self.claims[id_].conflicts_with)
            if other in speaking and id_ < other
        ]

    def threshold_sentences(self) -> Iterator[str]:
        """Say which limits of the rules that speak are design choices, and which are sourced."""
        debate = self.evaluation.debate
        used = (
            {w for one in debate.rules if one.status in SPEAKING for w in one.met}
            if debate
            else set[str]()
        )
        for limit in debate.thresholds if debate else ():
            if limit.condition in used:
                yield self._limit(limit)

    def _words(self, id_: str) -> ClaimWords:
        return self.claims[id_].in_language(self.texts.language)

    def _named(self, id_: str) -> str:
        return self.texts.say("trial.claim_said", id=id_, statement=self.statement(id_))

    def _is_tried(self, id_: str) -> bool:
        return id_ in self.results and self.results[id_].result != "untested"

    def _side(self, label: str, side: Side) -> Row:
        say = self.texts.say
        voices = "\n".join(
            say("trial.claim_said", id=id_, statement=self.who(id_)) for id_ in side.claims
        )
        results = "\n".join(
            say("trial.claim_result", id=id_, result=self.result(self.results[id_]))
            for id_ in side.claims
            if id_ in self.results
        )
        return (label, voices, results)

    def _conditions(self, one: RuleCase) -> str:
        say = self.texts.say
        parts = [self._listed("condition", one.met)] if one.met else []
        if not one.met and not one.unasked:
            parts.append(say("trial.rule.always"))
        if one.workloads and len(one.workloads) < len(self.evaluation.workload_names):
            parts.append(say("trial.rule.for", workloads=self._workloads(one.workloads)))
        if one.unasked:
            parts.append(say("trial.rule.unasked", what=self._listed("unasked", one.unasked)))
        return say("report.semicolon").join(parts)

    def _listed(self, kind: str, words: Iterable[str]) -> str:
        say = self.texts.say
        return say("report.list").join(say(f"{kind}.{word}") for word in words)

    def _workloads(self, ids: Iterable[str]) -> str:
        names = self.evaluation.workload_names
        return self.texts.say("report.list").join(names.get(id_, id_) for id_ in ids)

    def _threshold(self, one: ClaimResult) -> str:
        number = float(f"{one.threshold or 0.0:.2g}")
        id_ = "trial.times_today" if one.unit == "ratio" else "trial.tokens_per_day"
        if id_ == "trial.tokens_per_day":
            return self.texts.say(id_, number=self.texts.compact(number))
        return self.texts.say(id_, number=number)

    def _limit(self, limit: Threshold) -> str:
        say = self.texts.say
        value: Value = limit.value
        if limit.unit in {"CNY", "share"}:
            value = Money(limit.value, "CNY") if limit.unit == "CNY" else Share(limit.value)
        values = {"condition": message(f"condition.{limit.condition}"), "value": value}
        if limit.source:
            return say("trial.threshold.source", **values, claim=limit.source)
        return say("trial.threshold.own", **values)
