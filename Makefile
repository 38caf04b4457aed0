# The commands of README.md and CONTRIBUTING.md. Needs python3 >= 3.11, make and git; the rest is
# fetched from the locks into .venv and .venv-engine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ENGINE := .venv-engine
LOCKING := .venv-lock
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes
CODE := advisor ui packaging tests
PYTEST_ARGS ?=
TOGETHER ?= --numprocesses auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help run test check format lint contracts types rapid test-engine bench texts catalogue calibrate \
        convergence growth backtest monkey goldens screen lock notices package smoke prove clean system system-engine

help:
	@echo "make run      open the window on a sample (without a display: write its report to out/)"
	@echo "make test     run every test"
	@echo "make check    format, lint, import contracts, types and every test"
	@echo "make rapid    the engine's tests alone, each within 10 seconds"
	@echo "make bench    measure; one JSON object a line"
	@echo "make package  build dist/llm-deployment-advisor, which runs without Python"
	@echo "CONTRIBUTING.md names the others."

# ---------------------------------------------------------------------------- environments

system:
	@$(PYTHON) packaging/system_libraries.py

system-engine:
	@$(PYTHON) packaging/system_libraries.py --engine

$(BIN)/advisor: requirements.lock pyproject.toml | system
	@echo "Making $(VENV) (a minute or two the first time) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(PIP_INSTALL) -r requirements.lock
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	    --no-build-isolation --editable .
	@touch $@

$(VENV)/.development: requirements-dev.lock $(BIN)/advisor | system
	@echo "Adding the development tools to $(VENV) ..."
	@$(BIN)/python $(PIP_INSTALL) -r requirements-dev.lock
	@touch $@

$(ENGINE)/.ready: requirements-dev.lock packaging/engine_requirements.py | system-engine
	@echo "Making $(ENGINE), which has no Qt ..."
	@$(PYTHON) -m venv --clear $(ENGINE)
	@$(PYTHON) packaging/engine_requirements.py > $(ENGINE)/requirements.txt
	@$(ENGINE)/bin/python $(PIP_INSTALL) -r $(ENGINE)/requirements.txt
	@touch $@

# ---------------------------------------------------------------------------- use

run: $(BIN)/advisor | system
	@$(BIN)/python packaging/run.py

# ---------------------------------------------------------------------------- tests and checks

test: $(VENV)/.development | system
	$(BIN)/python -m pytest $(TOGETHER) $(PYTEST_ARGS)

format: $(VENV)/.development
	$(BIN)/ruff format --check $(CODE)

lint: $(VENV)/.development
	$(BIN)/ruff check $(CODE)

contracts: $(VENV)/.development
	$(BIN)/lint-imports

types: $(VENV)/.development
	$(BIN)/mypy

check: format lint contracts types test

rapid: $(VENV)/.development
	$(BIN)/python -m pytest tests/advisor --ignore tests/advisor/cli \
	    --ignore tests/advisor/storage --limit-seconds 10 $(PYTEST_ARGS)

test-engine: $(ENGINE)/.ready | system-engine
	$(ENGINE)/bin/python -m pytest --ignore tests/ui --ignore tests/end_to_end \
	    --ignore tests/bench/window $(PYTEST_ARGS)

monkey: $(VENV)/.development | system
	MONKEY_EVENTS=20000 $(BIN)/python -m pytest tests/ui/test_random_events.py $(PYTEST_ARGS)

goldens: $(VENV)/.development | system
	$(BIN)/python -m pytest tests/ui/test_golden_pictures.py --renew-goldens

screen: $(BIN)/advisor | system
	tests/xvfb/journey.sh out/xvfb $(BIN)/python

bench: $(VENV)/.development | system
	@$(BIN)/python -m tests.bench

# ---------------------------------------------------------------------------- upkeep

texts: $(VENV)/.development
	$(BIN)/python packaging/texts.py

catalogue: $(VENV)/.development
	$(BIN)/python packaging/catalogue.py

calibrate: $(VENV)/.development
	$(BIN)/python packaging/calibrate.py

convergence: $(VENV)/.development
	$(BIN)/python packaging/convergence.py

growth: $(VENV)/.development
	$(BIN)/python -m tests.bench.growth

backtest: $(VENV)/.development
	$(BIN)/python packaging/backtest.py

lock:
	@test -x $(LOCKING)/bin/uv || { $(PYTHON) -m venv $(LOCKING) && \
	    $(LOCKING)/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"; }
	@$(LOCKING)/bin/python packaging/lock.py $(LOCK_ARGS)

notices: $(VENV)/.development
	$(BIN)/python packaging/third_party_notices.py

# ---------------------------------------------------------------------------- the built program

package: $(VENV)/.development | system
	$(BIN)/python packaging/build.py

smoke:
	packaging/smoke_test.sh dist/llm-deployment-advisor

prove:
	packaging/prove_in_chroot.sh

clean:
	rm -rf $(VENV) $(ENGINE) $(LOCKING) build dist out
