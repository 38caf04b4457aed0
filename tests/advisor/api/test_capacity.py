"""The inventory through the façade: what a workload asks, own measurements, unfinished drafts."""

from __future__ import annotations

import datetime as dt
import pickle
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor import api

DAY = dt.date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[3]


def drafted(**more: api.Answer) -> api.Draft:
    given: dict[str, api.Answer] = {
        "workloads__chat__name": "Chat",
        "workloads__chat__template": "customer_service",
        "workloads__chat__volume": 1000,
        "workloads__chat__prompt_tokens": 2000,
        "workloads__chat__calls_per_task": 1,
        "workloads__chat__answer_tokens": 300,
        "workloads__chat__reasoning_tokens": 0,
        "workloads__chat__ttft_s": 2.0,
        "workloads__chat__tpot_s": 0.05,
        "machines__m__name": "Rack",
        "machines__m__accelerator": "H100-SXM",
        "machines__m__accelerators_per_server": 1,
        "machines__m__servers": 4,
        **more,
    }
    return api.Draft({path.replace("__", "."): value for path, value in given.items()})


def served(draft: api.Draft, workload: str = "chat", model: str = "llama-3.1-8b") -> Any:
    found = {fit.model: fit for fit in api.fits(draft, "m", DAY, workload)}
    return found[model].served


def test_that_a_workload_is_judged_on_its_own_calls_and_targets() -> None:
    draft = drafted()
    hurried = drafted(workloads__chat__tpot_s=0.015)
    longer = drafted(workloads__chat__prompt_tokens=8000)

    assert served(hurried).output_tokens_per_s < served(draft).output_tokens_per_s
    assert served(longer).output_tokens_per_s < served(draft).output_tokens_per_s
    assert served(longer, "") == served(draft, "")  # a typical call is the same for all


def test_that_bursts_of_a_workload_take_capacity() -> None:
    wild, calm = drafted(workloads__chat__burstiness=8), drafted(workloads__chat__burstiness=1)

    assert served(wild).output_tokens_per_s < served(calm).output_tokens_per_s


def test_that_only_free_servers_count() -> None:
    whole, half = served(drafted()), served(drafted(machines__m__available_share=0.5))

    assert half.users == pytest.approx(whole.users / 2)
    assert half.maximum == pytest.approx(whole.maximum / 2)


def test_that_own_results_pull_what_is_predicted() -> None:
    measured = {
        "accelerator": "H100-SXM",
        "model": "llama-3.1-8b",
        "accelerators": 1,
        "prompt_tokens": 1000,
        "output_tokens": 200,
        "concurrency": 16,
        "output_tokens_per_s": 300,
        "engine": "vllm",
        "precision": "fp8",
        "source": "Our benchmark",
    }
    told: dict[str, api.Answer] = {f"measurements__x__{k}": v for k, v in measured.items()}
    draft = drafted(candidates__engine="vllm", **told)
    assert not [p for p in api.problems_of(draft) if p.severity == "error"]

    # 300 tokens a second are far below what such a card is predicted to do.
    before = served(drafted(candidates__engine="vllm"))
    assert served(draft).maximum < 0.7 * before.maximum


def test_that_an_unfinished_engagement_is_answered_for_a_typical_call() -> None:
    unfinished = drafted().without("workloads.chat.volume")

    assert served(unfinished) == served(unfinished, "")
    assert served(unfinished).users > 0


def test_that_the_chart_shows_the_busiest_hour_of_the_workload() -> None:
    texts = api.texts_for("en")
    found = api.capacity_of(drafted(), "m", "llama-3.1-8b", DAY, "chat")
    assert found is not None
    chart = api.chart_capacity(found, texts)

    assert "Rack" in chart.title
    assert chart.subtitle.startswith("Chat: 2,000 tokens in, 300 out, on 4 free servers.")
    assert chart.marks[-1].label.startswith("Busiest hour")
    assert chart.marks[0].x == pytest.approx(served(drafted()).output_tokens_per_s)


@pytest.mark.parametrize(
    ("model", "more"),
    [
        ("deepseek-v3", {}),
        ("no-such-model", {}),
        ("llama-3.1-8b", {"machines__m__available_share": 0}),
    ],
)
def test_that_there_is_no_chart_of_what_serves_nothing(model: str, more: dict[str, Any]) -> None:
    assert api.capacity_of(drafted(**more), "m", model, DAY, "chat") is None


def test_that_the_engine_s_process_answers_as_the_engine_does() -> None:
    worker = api.EvaluationWorker()
    try:
        fits = asked_of(worker, api.fits, drafted(), "m", DAY, "chat")
        course = asked_of(worker, api.capacity_of, drafted(), "m", "llama-3.1-8b", DAY)
    finally:
        worker.close()

    here = api.capacity_of(drafted(), "m", "llama-3.1-8b", DAY)
    assert fits == api.fits(drafted(), "m", DAY, "chat")
    assert isinstance(course, api.Capacity)
    assert here is not None
    assert (course.served, course.call) == (here.served, here.call)
    assert list(course.course.users) == list(here.course.users)


def asked_of(worker: api.EvaluationWorker, work: Callable[..., object], *given: object) -> object:
    """Ask a process, wait for its answer, and give what it found."""
    number = worker.ask(work, *given)
    give_up = time.monotonic() + 60
    while True:
        assert time.monotonic() < give_up
        worker.poll()
        for one in worker.heard():
            assert (one.number, one.problems) == (number, ())
            return one.found
        time.sleep(0.01)


READING = """
import pickle, sys
from advisor import api
pickle.loads(sys.stdin.buffer.read())
print(*(name for name in sys.modules if name.startswith("advisor.sizing") or name == "numpy"))
"""


def test_that_a_window_reads_what_fits_without_what_worked_it_out() -> None:
    found = pickle.dumps(api.Heard(1, api.fits(drafted(), "m", DAY)))

    done = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-c", READING], cwd=ROOT, input=found, capture_output=True, check=True
    )

    assert done.stdout.decode().strip() == ""


def set_aside(path: str) -> dict[str, Any]:
    """Give the remark that marks an answer as not applying."""
    return {f"remarks__{path}": {"note": "Not ours to say", "does_not_apply": True}}


@pytest.mark.parametrize(
    ("path", "value"),
    [("machines__m__available_share", 0.5), ("candidates__engine", "llamacpp")],
)
def test_that_what_does_not_apply_counts_no_more(path: str, value: api.Answer) -> None:
    told, plain = drafted(**{path: value}), drafted()
    aside = drafted(**{path: value}, **set_aside(path))

    assert served(told) != served(plain)
    assert served(aside) == served(plain)


def test_that_a_machine_whose_name_does_not_apply_is_called_by_its_key() -> None:
    draft = drafted(**set_aside("machines__m__name"), **set_aside("workloads__chat__name"))
    found = api.capacity_of(draft, "m", "llama-3.1-8b", DAY, "chat")
    assert found is not None

    chart = api.chart_capacity(found, api.texts_for("en"))

    assert "Rack" not in chart.title
    assert "None" not in chart.title
    assert chart.subtitle.startswith("chat: ")


def test_that_lists_to_choose_from_leave_out_what_does_not_apply() -> None:
    draft = api.Draft({"sites.hall.name": "Hall 4", "organisation.region": "CN"})
    aside = api.Draft(
        {
            **draft.answers,
            "remarks.sites.hall.name": {"note": "Secret", "does_not_apply": True},
            "remarks.organisation.region": {"note": "Everywhere", "does_not_apply": True},
        }
    )

    assert [one.label for one in api.choices("site", draft)] == ["Hall 4"]
    assert [one.label for one in api.choices("site", aside)] == ["hall"]
    assert api.choices("open_model", draft) != api.choices("open_model", api.Draft({}))
    assert api.choices("open_model", aside) == api.choices("open_model", api.Draft({}))


def test_that_a_figure_of_one_s_own_that_does_not_apply_is_the_catalogue_s_again() -> None:
    draft = api.Draft({"figures.electricity.CN": 0.3})
    remark: api.Answer = {"note": "Paid by the landlord", "does_not_apply": True}

    assert api.own_figures(draft) == {"electricity.CN": 0.3}
    assert api.own_figures(draft.with_answer("remarks.figures.electricity.CN", remark)) == {}
