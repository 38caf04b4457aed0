"""Plans and options of the answer, with their ledgers."""

from __future__ import annotations

from typing import Literal

from advisor.errors import Message
from advisor.evaluation.names import Band, Form, Found, PhaseName, Posture
from advisor.model.record import Fraction, NonNegative


class Placed(Found):
    """One workload in one phase, and what runs it."""

    workload: str
    phase: PhaseName
    option: str
    """Option id; its form, model and place stand in ``options``."""
    model: str
    """Model id."""


class LedgerLine(Found):
    """One line of the three-level ledger over the whole horizon."""

    level: Literal[1, 2, 3]
    line: str
    """Key of the line; its name is the message ``line.<key>``."""
    p10: float
    p50: float
    """Undiscounted, money out positive; a benefit is negative."""
    p90: float
    likely: float
    """The likely case (row 0)."""
    formula: str
    """Message id of the formula in words."""
    evidence: str
    """Class of evidence: the worst of what went in."""


class ServerCount(Found):
    """Whole servers of one pool in one phase, the same in every future."""

    option: str
    phase: PhaseName
    servers: int
    owned: int
    """How many of them are owned already."""
    utilisation: Band
    """Mean load of the phase over what the servers can do."""
    missed: Band
    """Share of the demand above what they can do."""
    kwh_per_mtok: Band | None
    """Energy from the grid for a million tokens read and written; None for what is rented."""

    @property
    def is_on_order(self) -> bool:
        """Whether they were ordered and none of them serves in this phase yet."""
        return self.servers > 0 and self.utilisation.p90 <= 0


class PoolLoad(Found):
    """How full the servers of one option are, month by month over the horizon."""

    option: str
    servers: tuple[int, ...]
    """Servers in use in each month."""
    p10: tuple[float, ...]
    """Load of the busiest hour over what the servers keep within the targets: above 1 they do not
    do. 0 where nothing runs on them."""
    p50: tuple[float, ...]
    p90: tuple[float, ...]


class ServerPurchase(Found):
    """Servers that a plan orders in one month."""

    option: str
    server: str
    """Accelerators of one server and their kind."""
    servers: int
    ordered: int
    """Month of the order, in which they are paid."""
    serves_from: int
    """Month from which they serve."""


class BookLine(Found):
    """What an accountant charges a month for one line, on average over the horizon."""

    line: str
    """Key of the ledger's line, or ``depreciation``, ``installation`` or ``capital``."""
    monthly: Band


class WorkloadCost(Found):
    """What one workload of a plan costs; those of all workloads add up to the plan."""

    workload: str
    net_present_cost: Band
    likely: float
    """The likely case (row 0)."""
    own: float
    """Mean of what it alone causes."""
    shared: float
    """Mean of its share of what several workloads share."""
    cost_per_success: Band | None
    """Undiscounted cost for a task done right; None where the plan never serves it."""


class SharedCost(Found):
    """What several workloads of a plan share, and how it is split over them."""

    option: str
    """Option that causes it; empty for what belongs to none."""
    rule: Literal["use", "months", "equally"]
    how: Message
    """The rule in words."""
    net_present_cost: float
    """Mean."""
    parts: dict[str, float]
    """Mean of each workload's part, by its id."""


class PhaseCap(Found):
    """A cap on what may be spent in a phase, and how well a plan keeps it."""

    phase: PhaseName
    cap: NonNegative
    """Undiscounted, in the currency of the answer."""
    kept: Fraction
    """Share of futures in which the plan spends no more in the months of the phase."""


class PlanResult(Found):
    """A standing plan: the best placement of its posture in expectation, kept in every future."""

    posture: Posture
    posture_by_phase: dict[PhaseName, Posture]
    placement: tuple[Placed, ...]
    worth: Band
    """Net present benefit less cost, and money equivalents of the criteria where any weigh."""
    net_present_cost: Band
    net_present_benefit: Band
    tco: Band
    """Undiscounted cost over the horizon."""
    cost_per_mtok: Band
    cost_per_success: Band
    cost_per_person: Band | None = None
    """Undiscounted cost for a person and month: of those who would use language models, else of
    all employees; None where neither is told."""
    regret: float
    """Expected regret against the best standing plan of each future."""
    probability_best: Fraction
    ledger: tuple[LedgerLine, ...]
    level_cost: tuple[Band, Band, Band]
    """Undiscounted cost of level 1, 2 and 3: medians of lines do not add up, so bands do."""
    servers: tuple[ServerCount, ...]
    purchases: tuple[ServerPurchase, ...]
    book: tuple[BookLine, ...]
    """The costs as the books show them; never added to the cash flow."""
    book_total: Band
    phase_cost: dict[PhaseName, Band]
    """Undiscounted cost falling into each phase."""
    phase_caps: tuple[PhaseCap, ...] = ()
    """The caps of phases that were told."""
    search: Literal["brute_force", "proven_optimal", "gap_stated"]
    """Every placement was tried, none can be better, or the gap below says how far one could."""
    search_gap: NonNegative = 0.0
    """What a better placement of the posture could be worth more at most, on average over the
    futures that plans are searched in; 0 where none can."""
    workload_costs: tuple[WorkloadCost, ...] = ()
    """What each workload costs, by its id; together the plan's net present cost in every future."""
    shared_costs: tuple[SharedCost, ...] = ()
    """What they share, the dearest first."""
    carbon_kg: Band | None = None
    """Carbon dioxide equivalent of the machines owned or bought, over the horizon; None without
    any: hosts do not publish theirs."""


class OptionResult(Found):
    """One deployment option carrying every workload it may, alone."""

    id: str
    form: Form
    posture: Posture
    model: str
    model_name: str
    place: str
    """Host, or the server the model stands on."""
    net_present_cost: Band | None
    net_present_benefit: Band | None
    tco: Band | None
    ledger: tuple[LedgerLine, ...]
    excluded_because: tuple[Message, ...]
    """Why it may not serve every workload; empty when it may."""
    serves: tuple[str, ...]
    """Workloads it may serve."""
    at_stake: Band | None = None
    """What is lost if its model fails: undiscounted money that went into making it before it first
    serves; None for models that are not made for the organisation."""
