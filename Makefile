# `make site` builds the real catalogue's site, `make test` runs all checks; each sets up all that it needs.
# Needed: git, make and Python 3.11 or later on a Debian-like machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := .setup

.PHONY: site test check serve bench lint format lock clean

site: $(READY)/run
	$(BIN)/python build.py

check: $(READY)/run
	$(BIN)/python build.py check

serve: $(READY)/run
	$(BIN)/python build.py serve

test: $(READY)/dev $(READY)/browser
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n auto --dist loadgroup

lint: $(READY)/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/mypy

bench: $(READY)/bench
	$(BIN)/python -m bench build --records 10000

# The three lists of exact versions, hashes included; run it to take newer ones, then read what changed.
lock: $(READY)/dev
	sh tools/lock.sh $(BIN)

clean:
	rm -rf $(VENV) $(READY) site .site.*

$(READY)/run: requirements/run.txt pyproject.toml
	sh tools/setup.sh "$(PYTHON)" $(VENV) requirements/run.txt
	@mkdir -p $(READY) && touch $@

$(READY)/dev: $(READY)/run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(READY)/bench: $(READY)/dev requirements/bench.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	@touch $@

$(READY)/browser:
	sh tools/browser.sh
	@mkdir -p $(READY) && touch $@
