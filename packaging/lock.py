"""Writes requirements.lock and requirements-dev.lock from pyproject.toml, with uv (``make lock``).

Every version is fixed with the hashes of its files and no address of an index is written, so the
locks install from any index. The development lock contains the runtime lock unchanged.
"""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RUNTIME, DEVELOPMENT = ROOT / "requirements.lock", ROOT / "requirements-dev.lock"
HEADER = "# Written by `make lock` from pyproject.toml. Do not edit.\n"
COMPILE = ["pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--no-header"]
HASHED = ["--generate-hashes", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]


def main() -> int:
    """Write both locks; 1 when an address slipped into one of them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        build = Path(folder) / "build-requirements.txt"
        build.write_text("\n".join(project["build-system"]["requires"]), encoding="utf-8")
        upgrade = ["--upgrade"] if "--upgrade" in sys.argv[1:] else []
        compile_lock(RUNTIME, str(build), *upgrade)
        groups = ["--group", "dev", "--group", "package", "--constraint", str(RUNTIME)]
        compile_lock(DEVELOPMENT, str(build), *groups, *upgrade)
    leaks = [lock.name for lock in (RUNTIME, DEVELOPMENT) if "://" in lock.read_text("utf-8")]
    for name in leaks:
        print(f"{name} holds an address: it would not install from another index.")
    return 1 if leaks else 0


def compile_lock(lock: Path, build: str, *arguments: str) -> None:
    """Resolve pyproject.toml and what builds it into ``lock``, keeping what is already pinned."""
    uv = str(Path(sys.executable).with_name("uv"))
    command = [
        uv,
        *COMPILE,
        *HASHED,
        "pyproject.toml",
        build,
        *arguments,
        "--output-file",
        str(lock),
    ]
    subprocess.run(command, cwd=ROOT, check=True)
    pins = "".join(
        line
        for line in lock.read_text("utf-8").splitlines(keepends=True)
        if not line.startswith("#")
    )
    lock.write_text(HEADER + pins, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
