"""The inputs of a run as parts: prices in one currency, wages, tasks, tokens, success."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from advisor.catalogue.catalogue import ApiPrice
from advisor.cost.context import Context
from advisor.cost.success import removes
from advisor.derivation.record import Joined, Part, UsedInput, joined_amount, made_of
from advisor.errors import Message, Value, message
from advisor.inputs.ledger import Input
from advisor.model.workload import COUNTED
from advisor.options.forms import ROUTED
from advisor.options.option import DeploymentOption

MILLION = 1e6


class Basis:
    """Gives what lines are made of, in the likely case."""

    def __init__(self, context: Context) -> None:
        """Read from a context; row 0 is the likely case."""
        self.context = context
        self.currency = context.currency

    def used(self, id_: str) -> UsedInput:
        """Give an input with its likely value and its trail."""
        one: Input = self.context.design.ledger[id_]
        return UsedInput(
            id=id_,
            label=one.label,
            value=float(self.context.design[id_][0]),
            unit=one.unit,
            evidence=one.evidence,
            source=one.source,
            day=one.valid_from or one.retrieved,
            stale=one.stale,
        )

    def all_used(self, ids: Iterable[str]) -> tuple[UsedInput, ...]:
        """Give several inputs, each once."""
        return tuple(
            self.used(id_) for id_ in dict.fromkeys(ids) if id_ in self.context.design.ledger
        )

    def input(self, id_: str) -> Part:
        """Give an input as it is."""
        used = self.used(id_)
        return Part(used.label, used.value, used.unit, inputs=(used,))

    def with_one(self, id_: str, name: str) -> Part:
        """Give one plus an input, such as the share that calls are repeated."""
        return made_of(figure(name), "sum", (number("derivation.one", 1.0), self.input(id_)), "")

    def money(self, id_: str) -> Part:
        """Give a price in the assessment's currency; a foreign one with its exchange rates."""
        own = self.input(id_)
        code, _, per = own.unit.partition("/")
        if code == self.currency:
            return own
        rates = self._rate(code)
        unit = f"{self.currency}/{per}" if per else self.currency
        return made_of(own.label, "product", (own, rates), unit)

    def wage(self) -> Part:
        """Give the loaded cost of one full-time equivalent for a month."""
        yearly, loading = self.money(self.context.wage_id), self.input("salary.loading_factor")
        twelfth = number("derivation.month_of_year", 1 / 12)
        label = message("derivation.wage")
        return made_of(label, "product", (yearly, loading, twelfth), self.currency)

    def kilowatt_month(self) -> tuple[Part, ...]:
        """Give what makes the cost of a kilowatt for a month at month 0."""
        hours = number("derivation.hours_per_month", 730.0)
        return hours, self.input("pue.on_premises"), self.money(self.context.tariff_id)

    def success(self, workload: str, model: str) -> Part:
        """Give the share of tasks that a model does right."""
        ids = self.context.success_inputs(workload, model)
        if len(ids) == 1:
            return self.input(ids[0])
        best, shows, gap = map(self.input, ids)
        lost = made_of(message("derivation.quality_lost"), "credit", (shows, gap), "share")
        whole = number("derivation.one", 1.0)
        kept = made_of(message("derivation.quality_kept"), "sum", (whole, lost), "share")
        return made_of(message("derivation.success"), "product", (best, kept), "share")

    def success_of(self, workload: str, option: DeploymentOption) -> Part:
        """Give the share of tasks that an option does right, as its form changes its model's."""
        found, removed = self.success(workload, option.model.id), removes(option)
        if removed:
            label = message("derivation.success")
            return less_than_one(label, self.failure_of(workload, option))
        if option.second is None:
            return found
        other = self.success(workload, option.second.id)
        gap = made_of(figure("router_gap"), "sum", (found, taken(other)), "share")
        shows = (self.input("router.easy_share"), self.input("router.gap_left"))
        lost = made_of(figure("router_lost"), "credit", (*shows, gap), "share")
        return made_of(message("derivation.success"), "sum", (found, lost), "share")

    def failure_of(self, workload: str, option: DeploymentOption) -> Part:
        """Give the share of tasks that an option does wrong."""
        removed, label = removes(option), message("derivation.failure")
        if not removed:
            return less_than_one(label, self.success_of(workload, option))
        plain = less_than_one(figure("failure_before"), self.success(workload, option.model.id))
        stays = less_than_one(figure("failures_left"), self.input(removed))
        return made_of(label, "product", (plain, stays), "share")

    def tokens(self, workload: str, kind: str, model: str = "") -> Part:
        """Give the tokens of a task: ``prompt``, ``fresh``, ``cached`` or ``output``.

        Args:
            workload: Its id.
            kind: Which tokens.
            model: Model that serves; empty for what the workload itself tells.
        """
        prefix, demand = f"workload.{workload}", self.context.demand[workload].of(model)
        counted = f"{prefix}.{COUNTED[kind == 'output']}.{model}"
        if counted in self.context.design.ledger:
            return self._counted(workload, kind, counted)
        calls = (
            self.input(f"{prefix}.calls_per_task"),
            self.with_one(f"{prefix}.retry_share", "retries"),
        )
        if kind == "output":
            answer = self.all_used((f"{prefix}.answer_tokens", f"{prefix}.reasoning_tokens"))
            each = number("derivation.output_per_call", demand.output_per_call[0], answer)
            return made_of(figure("tokens.output"), "product", (*calls, each), "tokens")
        prompt = self.all_used((f"{prefix}.prompt_tokens",))
        each = number("derivation.prompt_per_call", demand.prompt_per_call[0], prompt)
        share = self.input(f"{prefix}.cached_share")
        if kind == "fresh":
            share = less_than_one(figure("fresh_share"), share)
        shares = () if kind == "prompt" else (share,)
        return made_of(figure(f"tokens.{kind}"), "product", (*calls, each, *shares), "tokens")

    def tokens_with(self, workload: str, option: DeploymentOption) -> Part:
        """Give all tokens of a task with an option; behind a router each side's in its share."""
        first = self._all_tokens(workload, option.model.id)
        if option.second is None or option.form not in ROUTED:
            return first
        second = self._all_tokens(workload, option.second.id)
        if first == second:
            return first
        easy = self.input("router.easy_share")
        hard = less_than_one(figure("hard_share"), easy)
        sides = [
            self.times(first.label, (first, hard), "tokens"),
            self.times(second.label, (second, easy), "tokens"),
        ]
        return self.sum(figure("tokens.all"), sides, "tokens")

    def _all_tokens(self, workload: str, model: str) -> Part:
        both = [self.tokens(workload, kind, model) for kind in ("prompt", "output")]
        return self.sum(figure("tokens.all"), both, "tokens")

    def _counted(self, workload: str, kind: str, counted: str) -> Part:
        """Give tokens that the client counted; of those read, the fresh or cached ones."""
        told = self.input(counted)
        if kind in {"prompt", "output"}:
            return made_of(figure(f"tokens.{kind}"), "product", (told,), "tokens")
        share = self.input(f"workload.{workload}.cached_share")
        if kind == "fresh":
            share = less_than_one(figure("fresh_share"), share)
        return made_of(figure(f"tokens.{kind}"), "product", (told, share), "tokens")

    def task_price(self, workload: str, price: ApiPrice) -> Part:
        """Give the price of the tokens of one task at month 0."""
        prefix, ledger = f"price.{price.host}.{price.model}", self.context.design.ledger
        at_input, at_output = self.money(f"{prefix}.input"), self.money(f"{prefix}.output")
        cached = f"{prefix}.cached"
        at_cached = self.money(cached) if cached in ledger else at_input
        now = [
            self._tokens_paid(workload, "fresh", at_input, price.model),
            self._tokens_paid(workload, "cached", at_cached, price.model),
            self._tokens_paid(workload, "output", at_output, price.model),
        ]
        if f"{prefix}.batch_input" in ledger:
            now = self._with_batch(workload, price, now, at_input, at_output)
        return self.sum(message("derivation.task_price"), now, f"{self.currency}/task")

    def _with_batch(
        self, workload: str, price: ApiPrice, now: Sequence[Part], at_input: Part, at_output: Part
    ) -> list[Part]:
        """Split what is paid at once from what waits for batch prices, where those are lower."""
        waits, prefix = (
            self.input(f"workload.{workload}.deferrable_share"),
            f"price.{price.host}.{price.model}",
        )
        if not waits.amount:
            return list(now)
        at_once = less_than_one(figure("at_once"), waits)
        at_batch = self.money(f"{prefix}.batch_input")
        if f"{prefix}.batch_output" in self.context.design.ledger:
            out = self.money(f"{prefix}.batch_output")
        else:
            ratio = made_of(figure("batch_ratio"), "quotient", (at_batch, at_input), "")
            out = made_of(figure("batch_output"), "product", (at_output, ratio), at_output.unit)
        later = [
            self._tokens_paid(workload, "prompt", at_batch, price.model),
            self._tokens_paid(workload, "output", out, price.model),
        ]
        if sum(p.amount for p in later) > sum(p.amount for p in now):
            later = list(now)
        return [
            *(self.times(p.label, (p, at_once), self.currency) for p in now if p.amount),
            *(self.times(figure("batch"), (p, waits), self.currency) for p in later if p.amount),
        ]

    def _tokens_paid(self, workload: str, kind: str, price: Part, model: str) -> Part:
        millionth = number("derivation.per_million", 1 / MILLION)
        parts = (self.tokens(workload, kind, model), price, millionth)
        return made_of(figure(f"paid.{kind}"), "product", parts, self.currency)

    def _rate(self, code: str) -> Part:
        here = self._per_usd(self.currency)
        if code == "USD":
            return here
        label = message("derivation.exchange_rate", code=code, currency=self.currency)
        return made_of(label, "quotient", (here, self._per_usd(code)), "")

    def _per_usd(self, code: str) -> Part:
        return number("derivation.dollar", 1.0) if code == "USD" else self.input(f"fx.{code}")

    @staticmethod
    def sum(label: Message, parts: Sequence[Part], unit: str) -> Part:
        """Add parts; those that are nothing are left out."""
        kept = tuple(part for part in parts if part.amount)
        return made_of(label, "sum", kept, unit) if kept else Part(label, 0.0, unit)

    @staticmethod
    def times(label: Message, parts: Sequence[Part], unit: str) -> Part:
        """Multiply parts."""
        return made_of(label, "product", parts, unit)


def number(id_: str, amount: float, inputs: tuple[UsedInput, ...] = (), unit: str = "") -> Part:
    """Give a bare number, and the inputs that it rests on."""
    return Part(message(id_), float(amount), unit, inputs=inputs)


def taken(part: Part) -> Part:
    """Give a part with its sign turned, to be taken away in a sum."""
    return made_of(part.label, "credit", (part,), part.unit)


def less_than_one(label: Message, part: Part) -> Part:
    """Give one less a share."""
    return made_of(label, "sum", (number("derivation.one", 1.0), taken(part)), "share")


def figure(name: str, **values: Value) -> Message:
    """Name a figure that stands between inputs and a line."""
    return message(f"derivation.part.{name}", **values)


def signed(label: Message, parts: Sequence[Part], amount: float, unit: str) -> Part:
    """Multiply factors to an amount that has its own sign; money in turns it."""
    joined: Joined = "credit" if joined_amount("product", parts) * amount < 0 else "product"
    return Part(label, amount, unit, joined, tuple(parts))
