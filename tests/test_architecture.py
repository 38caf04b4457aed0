"""The rules of ARCHITECTURE.md, enforced: who may import whom, and how long things may grow."""

import ast
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = [contract["name"] for contract in PROJECT["tool"]["importlinter"]["contracts"]]
SOURCES = sorted([*(ROOT / "advisor").rglob("*.py"), *(ROOT / "ui").rglob("*.py")])
FILE_LINES, FUNCTION_LINES = 300, 60

OFFENCES = {
    "The engine never imports Qt": ("advisor/errors.py", "import PySide6.QtCore"),
    "The screens reach the engine only through advisor.api": (
        "ui/offence.py",
        "import advisor.model.record",
    ),
    "The command line reaches the engine only through advisor.api": (
        "advisor/cli/offence.py",
        "import advisor.model.record",
    ),
    "Calculation runs one way: model, sizing, cost, uncertainty, decision, roadmap, report": (
        "advisor/sizing/__init__.py",
        "import advisor.evaluate",
    ),
    "Words are made from numbers, not numbers from words": (
        "advisor/words/numerals.py",
        "import advisor.words.text",
    ),
    "The screens compute and store nothing themselves": ("ui/offence.py", "import numpy"),
    "No import cycles": ("advisor/model/record.py", "import advisor.model.assessment"),
}
"""For each contract one file and the import that breaks it."""

HEAVY = frozenset(
    {
        "PySide6",
        "pyqtgraph",
        "typst",
        "cryptography",
        "sqlite_utils",
        "pynvml",
        "psutil",
        "scipy",
        "fontTools",
    }
)
"""What the façade imports late, where it is used: start-up must not wait for it."""

REFUSING_QT = """
import importlib, pkgutil, sys

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "pyqtgraph", "ui"}:
            raise ImportError(f"the engine asked for {name}")
        return None

sys.meta_path.insert(0, Refuse())
import advisor
names = [module.name for module in pkgutil.walk_packages(advisor.__path__, "advisor.")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run;run()",
    ]
    return subprocess.run(  # noqa: S603
        [*command, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copied_tree(tmp_path: Path) -> Path:
    """A copy of the sources, to be spoilt."""
    ignored = shutil.ignore_patterns("__pycache__")
    for package in ("advisor", "ui"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=ignored)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_that_the_sources_keep_every_import_contract(copied_tree: Path) -> None:
    linted = lint_imports(copied_tree)

    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in linted.stdout


@pytest.mark.parametrize("contract", CONTRACTS)
def test_that_a_forbidden_import_breaks_the_contract_that_names_it(
    contract: str, copied_tree: Path
) -> None:
    file, statement = OFFENCES[contract]
    offence = copied_tree / file
    before = offence.read_text(encoding="utf-8") if offence.exists() else ""
    offence.write_text(f"{before}\n{statement}\n", encoding="utf-8")

    linted = lint_imports(copied_tree)

    assert linted.returncode == 1, linted.stdout + linted.stderr
    assert f"{contract} BROKEN" in " ".join(linted.stdout.split())


def test_that_every_module_of_the_engine_imports_where_qt_is_refused() -> None:
    imported = subprocess.run(  # noqa: S603
        [sys.executable, "-c", REFUSING_QT], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert imported.returncode == 0, imported.stderr
    assert int(imported.stdout) >= len(list((ROOT / "advisor").rglob("*.py"))) - 1


def test_that_the_facade_starts_without_the_heavy_libraries() -> None:
    listing = "import sys, advisor.api; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    started = subprocess.run(  # noqa: S603
        [sys.executable, "-c", listing], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert started.returncode == 0, started.stderr
    assert HEAVY & set(started.stdout.split()) == set()


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_that_a_file_and_its_functions_stay_small(source: Path) -> None:
    text = source.read_text(encoding="utf-8")

    long_functions = {
        name: lines for name, lines in function_lengths(text) if lines > FUNCTION_LINES
    }
    assert len(text.splitlines()) <= FILE_LINES
    assert long_functions == {}


def test_that_the_length_of_a_function_leaves_out_its_signature_and_docstring() -> None:
    signature = "def f(\n    a,\n    b,\n):\n"
    docstring = '    """Add.\n\n    Twice.\n    """\n'
    text = f"{signature}{docstring}    c = a\n    return c + b\n"

    assert list(function_lengths(text)) == [("f", 2)]


def function_lengths(text: str) -> Iterator[tuple[str, int]]:
    """Name and number of lines of the body of every function, its docstring left out."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            documented = ast.get_docstring(node) is not None
            body = node.body[1:] if documented and len(node.body) > 1 else node.body
            yield node.name, (node.end_lineno or 0) - body[0].lineno + 1
