"""What every test folder shares: a time limit (``make rapid``), and no catalogue updates."""

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

settings.register_profile("patient", deadline=None)  # a busy machine is no fault of the program
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--limit-seconds",
        type=float,
        default=None,
        help="fail a test whose own work takes longer than this many seconds",
    )
    parser.addoption(
        "--renew-goldens",
        action="store_true",
        help="keep the pages as they look now as the golden pictures",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Look for applied packs where there are none, not in the folder of whoever runs the tests."""
    os.environ["LLM_DEPLOYMENT_ADVISOR_PACKS"] = str(config.rootpath / "tests" / "no-packs")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    limit = item.config.getoption("--limit-seconds")
    if limit is not None and call.when == "call" and report.passed and call.duration > limit:
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} took {call.duration:.1f} s, above {limit:g} s"
    return report
