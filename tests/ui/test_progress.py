from __future__ import annotations

from advisor import api
from ui.progress import marks
from ui.steps import STEPS

WORKLOADS = [step.id for step in STEPS].index("workloads")


def express() -> list[str]:
    section = next(section for section in api.sections() if section.id == "workloads")
    return [question.path for question in section.questions if question.express]


def test_that_a_workload_counts_its_express_questions_only() -> None:
    draft = api.Draft({"workloads.desk.volume": 9000})

    mark = marks(draft, (), api.texts_for("en"))[WORKLOADS]
    assert mark.note == f"1/{len(express())}"


def test_that_a_step_is_done_when_its_express_questions_are_answered() -> None:
    draft = api.Draft({f"workloads.desk.{path}": 1 for path in express()})

    assert marks(draft, (), api.texts_for("en"))[WORKLOADS].icon == "keep"
