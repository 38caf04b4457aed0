"""Updates from a stick: applied whole or not at all, and old answers stay what they were."""

import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from advisor import api
from advisor.catalogue.packs.envelope import key_id, private_key
from tests.advisor.catalogue.pack_example import (
    DAY,
    FIGURE,
    KEYS,
    SHIPPED,
    content,
    sealed,
    second,
)

ROOT = Path(__file__).resolve().parents[3]
FIRST, SECOND = "2026.12.15", "2026.12.21"
SAMPLE = "travel-customer-service"
LATER = dt.date(2026, 12, 31)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of applied packs, empty; the key of the tests is trusted."""
    monkeypatch.setattr("advisor.catalogue.library.trusted_keys", lambda _: KEYS)
    monkeypatch.setattr("advisor.catalogue.packs.envelope.trusted_keys", lambda _: KEYS)
    monkeypatch.setenv("LLM_DEPLOYMENT_ADVISOR_PACKS", str(tmp_path / "packs"))
    return tmp_path / "packs"


def on_a_stick(folder: Path, data: dict[str, Any], name: str = "update.pack") -> Path:
    path = folder.parent / name
    path.write_bytes(sealed(data))
    return path


def evaluated(version: str | None = None, *, override: float | None = None) -> api.Evaluation:
    draft = api.Draft(dict(api.sample_answers(SAMPLE)))
    if override is not None:
        draft = draft.with_answer("figures.fx.CNY", override)
    return api.evaluate_draft(draft, as_of=LATER, samples=16, version=version)


def test_that_an_evaluation_under_an_old_version_runs_again_to_the_same_bytes(folder: Path) -> None:
    shipped = evaluated().model_dump_json()
    api.apply_pack(on_a_stick(folder, content()), DAY)
    first = evaluated().model_dump_json()
    api.apply_pack(on_a_stick(folder, second()), LATER)
    newest = evaluated().model_dump_json()

    assert evaluated(SHIPPED).model_dump_json() == shipped
    assert evaluated(FIRST).model_dump_json() == first
    assert evaluated(SECOND).model_dump_json() == newest
    assert len({shipped, first, newest}) == 3


def test_that_an_update_is_used_at_once_and_named_in_the_answer(folder: Path) -> None:
    assert evaluated().catalogue.version == SHIPPED

    api.apply_pack(on_a_stick(folder, content()), DAY)

    found = evaluated()
    assert found.catalogue.version == FIRST
    assert [row.likely for row in found.inputs if row.id == "fx.CNY"] == [6.5]


def test_that_the_clients_own_figure_survives_an_update_beside_the_new_one(folder: Path) -> None:
    api.apply_pack(on_a_stick(folder, content()), DAY)

    (row,) = (row for row in evaluated(override=7.0).inputs if row.id == "fx.CNY")

    assert (row.likely, row.catalogue_likely, row.set_by) == (7.0, 6.5, "client")


def test_that_the_copy_kept_is_the_pack_byte_for_byte_and_for_its_owner_only(folder: Path) -> None:
    pack = on_a_stick(folder, content())

    api.apply_pack(pack, DAY)

    (kept,) = folder.iterdir()
    assert (kept.name, kept.read_bytes()) == (f"{FIRST}.pack", pack.read_bytes())
    assert kept.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("data", "day", "problem"),
    [
        (content(), dt.date(2027, 3, 16), "expired"),
        (content(version=SHIPPED), DAY, "not_newer"),
        (second(), LATER, "other_previous"),
        (content(figures=[{**FIGURE, "unit": "stones"}]), DAY, "catalogue.unit"),
    ],
)
def test_that_a_pack_that_is_refused_leaves_no_trace(
    data: dict[str, Any], day: dt.date, problem: str, folder: Path
) -> None:
    with pytest.raises(api.AdvisorError, match=problem):
        api.apply_pack(on_a_stick(folder, data), day)

    assert not folder.exists()


def test_that_an_older_or_the_same_pack_is_refused_once_a_newer_one_is_applied(
    folder: Path,
) -> None:
    first, last = on_a_stick(folder, content()), on_a_stick(folder, second(), "last.pack")
    api.apply_pack(first, DAY)
    api.apply_pack(last, LATER)

    for pack in (first, last):
        with pytest.raises(api.AdvisorError, match="not_newer"):
            api.apply_pack(pack, LATER)


def test_that_nothing_is_evaluated_while_an_applied_pack_is_damaged(folder: Path) -> None:
    pack = on_a_stick(folder, content())
    api.apply_pack(pack, DAY)
    kept = folder / f"{FIRST}.pack"
    kept.write_bytes(kept.read_bytes().replace(b"6.5", b"9.5"))

    with pytest.raises(api.AdvisorError, match=r"problem\.pack\.damaged"):
        evaluated()
    assert evaluated(SHIPPED).catalogue.version == SHIPPED
    assert api.choices("closed_model")
    api.apply_pack(pack, DAY)
    assert evaluated().catalogue.version == FIRST


STOPPED = """
import json, os, sys
from pathlib import Path
from advisor import api
from advisor.catalogue import library
from advisor.catalogue.packs import envelope
from tests.advisor.catalogue.pack_example import DAY, KEYS

library.trusted_keys = envelope.trusted_keys = lambda _: KEYS
pack, folder = Path(sys.argv[1]), Path(sys.argv[2])
events = {"open", "os.mkdir", "os.rename", "os.remove"}
api.catalogue_versions()

def apply_until(left):
    def step(event, arguments):
        nonlocal left
        if event in events and str(folder) in str(arguments):
            if left == 0:
                os._exit(9)
            left -= 1

    def synced(handle, sync=os.fsync):
        step("open", folder)
        sync(handle)

    sys.addaudithook(step)
    os.fsync = synced
    api.apply_pack(pack, DAY)
    os._exit(0)

for left in range(40):
    child = os.fork()
    if child == 0:
        apply_until(left)
    ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    found = library.open_library(api.resource(), folder)
    print(json.dumps([ended, found.versions, len(found.damaged) + len(found.aside)]))
    if ended != 9:
        break
    for file in folder.glob("*.pack"):
        file.unlink()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills copies of the process")
def test_that_an_update_killed_at_any_step_leaves_the_old_catalogue_or_the_new(
    folder: Path,
) -> None:
    pack = on_a_stick(folder, content())
    command = [sys.executable, "-c", STOPPED, str(pack), str(folder)]

    killed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603

    seen = [json.loads(line) for line in killed.stdout.splitlines()]
    assert [ended for ended, _, _ in seen] == [9] * (len(seen) - 1) + [0]
    assert len(seen) >= 6
    assert {tuple(versions) for _, versions, _ in seen} == {(SHIPPED,), (SHIPPED, FIRST)}
    assert {faults for _, _, faults in seen} == {0}


def test_that_a_preview_lists_every_change_and_the_clients_figures_that_stand(folder: Path) -> None:
    draft = api.Draft({"figures.fx.CNY": 7.0, "figures.fx.EUR": {"low": 1, "likely": 2, "high": 3}})

    found = api.preview_pack(on_a_stick(folder, content()), DAY, draft)

    changes = {(c.what, c.kind, c.id): (c.before, c.after, c.overridden) for c in found.changes}
    assert changes == {
        ("changed", "figure", "fx.CNY"): (6.653, 6.5, True),
        ("added", "price", "price.example-host.example-9b.input"): (None, 0.25, False),
        ("added", "price", "price.example-host.example-9b.output"): (None, 1.0, False),
        ("added", "price", "price.example-host.example-9b.cached"): (None, 0.05, False),
        ("added", "model", "example-9b"): (None, 9.0, False),
        ("added", "accelerator", "EX-100"): (None, 96.0, False),
    }
    assert found.new_hosts == ("example-host",)
    own = [(figure.id, figure.likely, figure.after) for figure in found.own_figures]
    assert own[0] == ("fx.CNY", 7.0, 6.5)
    assert own[1][:2] == ("fx.EUR", 2.0)
    assert found.own_figures[1].before == found.own_figures[1].after
    assert not folder.exists()


def test_that_a_preview_shows_which_facts_of_a_known_model_change(folder: Path) -> None:
    known = next(e for e in api.catalogue_entries(DAY, kinds=["model"]) if e.id == "llama-2-7b")
    row = {name: value for name, value in known.facts.items() if name != "memory_marked"}
    stands = {"source_title": "EXAMPLE", "source_licence": "MIT", "retrieved": "2026-12-14"}
    days = {"valid_from": "2026-12-14", "review_by": "2027-12-14", "basis": "observed"}
    renewed = {
        **row, **stands, **days, "id": known.id, "name": known.label, "evidence": "published",
        "aliases": str(row["aliases"]).replace(", ", ";"), "context_tokens": 8192,
    }  # fmt: skip

    found = api.preview_pack(on_a_stick(folder, content(models=[renewed], prices=[])), DAY)

    (change,) = (c for c in found.changes if c.kind == "model")
    assert (change.what, set(change.facts)) == ("changed", {"context_tokens"})
    assert change.facts["context_tokens"].after == 8192


def test_that_a_price_seen_again_unchanged_is_confirmed(folder: Path) -> None:
    api.apply_pack(on_a_stick(folder, content()), DAY)
    again = {**content()["prices"][0], "valid_from": "2026-12-20", "retrieved": "2026-12-20"}

    found = api.preview_pack(on_a_stick(folder, {**second(), "prices": [again]}), LATER)

    whats = {change.id: change.what for change in found.changes}
    assert whats["price.example-host.example-9b.input"] == "confirmed"
    assert whats["fx.CNY"] == "changed"


def test_that_what_a_maintainer_signs_can_be_applied(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, key, pack = tmp_path / "update.json", tmp_path / "maker", tmp_path / "signed.pack"
    written.write_text(json.dumps(content(), indent=4), encoding="utf-8")
    public = api.make_key_pair(key)
    api.sign_pack(written, key, pack, DAY)
    mine = private_key(key).public_key()
    monkeypatch.setattr(
        "advisor.catalogue.packs.envelope.trusted_keys", lambda _: {key_id(mine): mine}
    )

    assert api.apply_pack(pack, DAY).version == FIRST
    assert public.read_bytes().startswith(b"-----BEGIN PUBLIC KEY-----")
    assert key.stat().st_mode & 0o077 == 0
    assert list(folder.iterdir()) == [folder / f"{FIRST}.pack"]


def test_that_no_key_is_written_over(tmp_path: Path) -> None:
    api.make_key_pair(tmp_path / "maker")
    before = (tmp_path / "maker").read_bytes()

    with pytest.raises(api.AdvisorError, match="exists"):
        api.make_key_pair(tmp_path / "maker")

    assert (tmp_path / "maker").read_bytes() == before


def test_that_content_with_a_fault_is_not_signed(tmp_path: Path) -> None:
    api.make_key_pair(tmp_path / "maker")
    (tmp_path / "update.json").write_text(json.dumps(content(expires="x")), encoding="utf-8")

    with pytest.raises(api.AdvisorError, match="not_a_day"):
        api.sign_pack(tmp_path / "update.json", tmp_path / "maker", tmp_path / "update.pack", DAY)

    assert not (tmp_path / "update.pack").exists()
