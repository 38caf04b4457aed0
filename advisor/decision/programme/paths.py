"""What workloads are worth on each option, phase by phase, for the placement programme."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise, product

from advisor.cost.cash_flow import Costing
from advisor.cost.hiring import staffed_from
from advisor.cost.platform import model_lines, operations, option_labour, workload_labour
from advisor.cost.usage import Segment, usage_lines
from advisor.decision.programme.terms import MASKS, Built, Offers, Once, Three, Waits
from advisor.decision.programme.units import wait_months, waits_of, worth_of
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF, TRAITS, TUNED

_NEVER = 10_000
"""Month in which machines that are never there arrive."""
Trio = tuple[DeploymentOption | None, DeploymentOption | None, DeploymentOption | None]


class Paths:
    """Worths of stretches of months and of the people on them, each reckoned once."""

    def __init__(self, costing: Costing, offers: Offers) -> None:
        """Hold what reckons and what is offered."""
        self._costing, self._offers = costing, offers
        self._context, self._calendar = costing.context, costing.context.calendar
        self._pieces: dict[tuple[object, ...], float] = {}
        self._labour: dict[tuple[object, ...], float] = {}
        self._kinds: dict[str, tuple[bool, bool, bool]] = {}
        self._waits: dict[str, tuple[tuple[Waits, Waits, Waits], int]] = {}

    def waiting(self, option: DeploymentOption, phase: int) -> tuple[Waits, int]:
        """Say when an option waits for machines in a phase, and how many months."""
        if option.id not in self._waits:
            found = waits_of(self._context, option), wait_months(self._context, option)
            self._waits[option.id] = found
        waits, months = self._waits[option.id]
        return waits[phase], months

    def lates(self, option: DeploymentOption, phase: int) -> tuple[int, ...]:
        """Give the ways a phase may begin: machines there (0), awaited (1), or both."""
        return {"never": (0,), "always": (1,), "bought": (0, 1), "free": (0, 1)}[
            self.waiting(option, phase)[0]
        ]

    def live(self, option: DeploymentOption, phase: int, late: int) -> int:
        """Give the month from which an option serves a phase: machines and people are there."""
        arrived = self._calendar.starts[phase] + (self.waiting(option, phase)[1] if late else 0)
        return max(arrived, staffed_from(self._context, option))

    def start(self) -> dict[tuple[str, str, int], float]:
        """Give the worth of each workload's first phase; work on the path stands in the arcs."""
        found = {}
        for workload, of in self._offers.items():
            for option in of[0]:
                for late in self.lates(option, 0):
                    live = self.live(option, 0, late)
                    worth = self._stretch(workload, 0, (option, None, None), (live, _NEVER, _NEVER))
                    found[workload, option.id, late] = worth + self._beside(workload, 0, option)
        return found

    def arcs(self) -> dict[tuple[str, int, str, str, int], float]:
        """Give the worth of each workload's later phases by option before and option."""
        found = {}
        for workload, of in self._offers.items():
            for phase in (1, 2):
                stays = not self._calendar.lasts(phase - 1)
                for before, option in product(of[phase - 1], of[phase]):
                    if stays and before is not option:
                        continue
                    work = self._work(phase, before, option, of[0])
                    work += self._beside(workload, phase, option)
                    for late in self.lates(option, phase):
                        worth = self._arc(workload, phase, before, option, late)
                        found[workload, phase, before.id, option.id, late] = worth + work
        return found

    def _beside(self, workload: str, phase: int, option: DeploymentOption) -> float:
        """Give the money equivalents of the criteria."""
        beside = self._costing.equivalents
        return 0.0 if beside is None else beside.mean(workload, phase, option)

    def _arc(
        self,
        workload: str,
        phase: int,
        before: DeploymentOption,
        option: DeploymentOption,
        late: int,
    ) -> float:
        """Give the best worth of a phase over all that is not known of the phases before."""
        live = self.live(option, phase, late)
        worths = []
        for earlier in {self.live(before, phase - 1, one) for one in self.lates(before, phase - 1)}:
            if phase == 1:
                path, lives = (before, option, None), (earlier, live, _NEVER)
                worths.append(self._stretch(workload, phase, path, lives))
                continue
            known = earlier <= self._calendar.starts[2]
            firsts = [(None, _NEVER)] if known else self._firsts(workload)
            for first, came in firsts:
                path3 = (first, before, option)
                worths.append(self._stretch(workload, phase, path3, (came, earlier, live)))
        return max(worths)

    def _firsts(self, workload: str) -> Iterator[tuple[DeploymentOption | None, int]]:
        """Give what may go on from the first phase while later machines are awaited."""
        yield None, _NEVER
        for option in self._offers[workload][0]:
            for late in self.lates(option, 0):
                yield option, self.live(option, 0, late)

    def _stretch(self, workload: str, phase: int, path: Trio, live: Sequence[int]) -> float:
        """Give the worth of a phase's months, cut wherever another option takes over."""
        calendar = self._calendar
        start, end = calendar.window(phase)
        scope, total = calendar.shares[phase], 0.0
        for first, after in pairwise(sorted({start, end, *(m for m in live if start < m < end)})):
            serving = [p for p in range(phase + 1) if live[p] <= first and calendar.lasts(p)]
            option = path[serving[-1]] if serving else None
            if option is None:
                total += self._piece(Segment(workload, None, first, after, 0.0, scope, phase))
                continue
            at = serving[-1]
            share = min(calendar.shares[at], scope) if option.is_bought else scope
            total += self._piece(Segment(workload, option, first, after, share, scope, at))
        return total

    def _piece(self, one: Segment) -> float:
        served = one.option.id if one.option else ""
        key = (one.workload, served, one.start, one.end, one.share, one.scope)
        if key not in self._pieces:
            made = partial(usage_lines, self._context, one)
            self._pieces[key] = self._costing.mean_of(key, made)
        return self._pieces[key]

    def _work(
        self,
        phase: int,
        before: DeploymentOption,
        option: DeploymentOption,
        firsts: Sequence[DeploymentOption],
    ) -> float:
        """Give the work on a path: what is known after two phases, and the least of the third."""
        if phase == 1:
            return self._of_path(before, option, option)
        return max(
            self._of_path(first, before, option) - self._of_path(first, before, before)
            for first in self._unlike(firsts, before, option)
        )

    def _unlike(
        self, firsts: Sequence[DeploymentOption], *named: DeploymentOption
    ) -> Iterator[DeploymentOption]:
        """Leave out of some options those whose work is that of another one; keep those named."""
        ids = {option.id for option in named}
        yield from (option for option in firsts if option.id in ids)
        yield from {self._kind(o): o for o in firsts if o.id not in ids}.values()

    def _kind(self, option: DeploymentOption) -> tuple[bool, bool, bool]:
        """Tell options apart by the work they ask for."""
        if option.id not in self._kinds:
            told = TRAITS[option.form].is_light, option.second is None, option.form in TUNED
            self._kinds[option.id] = told
        return self._kinds[option.id]

    def built(self) -> Iterator[Built]:
        """Give what the last phase has to build, where the first has not done so already."""
        options = {o.id: o for of in self._offers.values() for offer in of for o in offer}
        for is_light in (False, True):
            asks = [o for o in options.values() if TRAITS[o.form].is_light == is_light]
            others = [o for o in options.values() if TRAITS[o.form].is_light != is_light]
            costs = [
                (self._of_path(last, other, last) - self._of_path(last, other, other))
                - (self._of_path(other, other, last) - self._of_path(other, other, other))
                for other in others
                for last in asks
            ]
            if costs and min(costs) > 0:
                yield Built(frozenset(o.id for o in asks), min(costs))

    def _of_path(self, *of: DeploymentOption) -> float:
        """Give the work on a path; alike for paths whose options ask for the same work."""
        first, second, third = of
        alike = first is second, second is third, first is third
        key = (*map(self._kind, of), *alike)
        if key not in self._labour:
            path = first, second, third
            lines = workload_labour(self._context, next(iter(self._offers)), path)
            # What is owed to hosts that are left depends on the workload; it only costs.
            work = (line for line in lines if line.key != "exit_penalty")
            self._labour[key] = worth_of(self._context, work)
        return self._labour[key]

    def once(self) -> Iterator[Once]:
        """Give what options, models and staff cost once."""
        options = {o.id: o for of in self._offers.values() for offer in of for o in offer}
        models: dict[tuple[str, str, str], list[DeploymentOption]] = {}
        staffs: dict[str, list[DeploymentOption]] = {}
        for option in options.values():
            staffs.setdefault(STAFF[option.form], []).append(option)
            if option.server is not None:
                key = option.form, option.model.id, option.fee
                models.setdefault(key, []).append(option)
            worth = self._by_mask(partial(self._option, option))
            yield Once("option", option.id, frozenset({option.id}), worth)
        for name, alike in models.items():
            worth = self._by_mask(partial(self._model, alike[0]))
            yield Once("model", ":".join(name), frozenset(o.id for o in alike), worth)
        for staff, kept in staffs.items():
            worth = self._by_mask(partial(self._staff, kept))
            ids = frozenset(o.id for o in kept)
            present = frozenset(o.id for o in kept if self._serves_in_time(o))
            yield Once("staff", staff, ids, worth, self._goes_on(kept[0]), present)

    def _by_mask(self, worth: Callable[[int], float]) -> Mapping[int, float]:
        return {mask: worth(mask) for mask in MASKS}

    def _phases(self, mask: int) -> list[int]:
        return [p for p in range(3) if mask >> p & 1 and self._calendar.lasts(p)]

    def _option(self, option: DeploymentOption, mask: int) -> float:
        phases = self._phases(mask)
        if not phases:
            return 0.0
        return worth_of(self._context, option_labour(self._context, option, set(phases)))

    def _model(self, option: DeploymentOption, mask: int) -> float:
        phases = self._phases(mask)
        if not phases:
            return 0.0
        return worth_of(self._context, model_lines(self._context, option, set(phases)))

    def _staff(self, kept: Sequence[DeploymentOption], mask: int) -> float:
        """Give the best worth of a kind of staff over the months in which it may begin.

        A phase that may be over before its machines are there need not have any staff.
        """
        phases = self._phases(mask)
        sure = [p for p in phases if all(self._serves(option, p) for option in kept)]
        fewer = [mask & ~(1 << p) for p in phases if p not in sure]
        return max([self._for_phases(kept, phases), *(self._staff(kept, one) for one in fewer)])

    def _for_phases(self, kept: Sequence[DeploymentOption], phases: Sequence[int]) -> float:
        if not phases:
            return 0.0
        end = self._calendar.window(phases[-1])[1]
        begins = {
            self.live(option, phases[0], late)
            for option in kept
            for late in self.lates(option, phases[0])
        }
        return max(self.staff_worth(kept[0], begin, end) for begin in begins)

    def _serves_in_time(self, option: DeploymentOption) -> bool:
        """Whether an option surely serves before the phase that it is placed in ends."""
        lasting = [phase for phase in range(2) if self._calendar.lasts(phase)]
        return all(self._serves(option, phase) for phase in lasting)

    def _serves(self, option: DeploymentOption, phase: int) -> bool:
        """Whether an option surely serves before the end of a phase that it is placed in."""
        lives = (self.live(option, phase, late) for late in self.lates(option, phase))
        return max(lives) < self._calendar.ends[phase]

    def _goes_on(self, option: DeploymentOption) -> Three:
        """Give what staff costs at least while the machines of any other option are awaited."""
        options = {o.id: o for of in self._offers.values() for offer in of for o in offer}
        costs = [0.0]
        for phase in (1, 2):
            waits = {
                self.waiting(one, phase)[1]
                for one in options.values()
                if self.waiting(one, phase)[0] != "never"
            }
            start, end = self._calendar.window(phase)
            first = self._calendar.starts[phase - 1]
            more = [
                self.staff_worth(option, first, start)
                - self.staff_worth(option, first, min(end, start + wait))
                for wait in waits
            ]
            costs.append(max(0.0, min(more, default=0.0)))
        return costs[0], costs[1], costs[2]

    def staff_worth(self, option: DeploymentOption, start: int, end: int) -> float:
        """Give the worth of an option's staff for some months; nothing where they serve none."""
        key = "staff", STAFF[option.form], start, end
        if start >= end:
            return 0.0
        if key not in self._labour:
            segment = Segment(next(iter(self._offers)), option, start, end, 1.0, 1.0, 0)
            self._labour[key] = worth_of(self._context, operations(self._context, [segment]))
        return self._labour[key]
