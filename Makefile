# `make site` builds the real catalogue's site, `make test` runs all checks; each sets up all that it needs.
# Needed: git, make and Python 3.11 or later on a Debian-like machine.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := .setup
# What runs in the browser.
PROGRAMS := $(READY)/bundles $(READY)/clerk/python.zip
# One more than there are cores: half of the time a test waits for its browser.
WORKERS := $(shell expr $$(nproc) + 1)
# Whatever the machine says, what Python has compiled is kept: tests begin hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=
# What paper is set in.
FONTS := $(READY)/fonts/licence.txt

.PHONY: site test check serve bench lint format lock clean

site: $(READY)/run $(PROGRAMS) $(FONTS)
	$(BIN)/python build.py

check: $(READY)/run
	$(BIN)/python build.py check

serve: $(READY)/run $(PROGRAMS) $(FONTS)
	$(BIN)/python build.py serve

test: $(READY)/dev $(READY)/browser $(PROGRAMS) $(FONTS) $(READY)/checks $(READY)/harvest/ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest -n $(WORKERS) --dist loadgroup

lint: $(READY)/dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	$(BIN)/mypy

# Half an hour on two cores; each of the four can be run alone, see manual/commands.md.
bench: $(READY)/bench $(READY)/browser $(PROGRAMS) $(FONTS) $(READY)/checks
	$(BIN)/python -m bench build --records 10000
	$(BIN)/python -m bench search
	$(BIN)/python -m bench relevance
	$(BIN)/python -m bench lighthouse

# The lists of exact versions, hashes included; run it to take newer ones, then read what changed.
lock: $(READY)/dev
	sh tools/lock.sh $(BIN)

clean:
	rm -rf $(VENV) $(READY) node_modules bench/node_modules tests/node_modules site .site.*

$(READY)/run: requirements/run.txt pyproject.toml
	sh tools/setup.sh "$(PYTHON)" $(VENV) requirements/run.txt
	@mkdir -p $(READY) && touch $@

$(READY)/dev: $(READY)/run requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

$(READY)/bench: $(READY)/dev $(READY)/npm requirements/bench.txt bench/package.json bench/package-lock.json
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	cd bench && PATH="$(CURDIR)/$(READY)/bin:$$PATH" npm ci --no-progress --loglevel=error
	@touch $@

# What only tests ask of npm: an HTML validator and Lighthouse (200 MB, which `make site` does not fetch).
$(READY)/checks: $(READY)/npm tests/package.json tests/package-lock.json
	cd tests && PATH="$(CURDIR)/$(READY)/bin:$$PATH" npm ci --no-progress --loglevel=error
	@touch $@

# The reader that portals harvest with, in an environment of its own: 57 packages that nothing else here needs.
$(READY)/harvest/ready: requirements/harvest.txt $(READY)/run
	"$(PYTHON)" -m venv $(READY)/harvest
	$(READY)/harvest/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r $<
	@touch $@

$(READY)/browser:
	sh tools/browser.sh
	@mkdir -p $(READY) && touch $@

# What runs in the browser: what others wrote of it (node_modules), then the search, one module for each language and
# source language, and the programs of the other pages.
BROWSER := $(wildcard templates/search/*.js templates/site/*.js templates/site/*.css templates/form/*.js templates/form/*.css templates/widget/*.js templates/widget/*.css crocevia/search/stopwords/*.txt) crocevia/search/languages.json

$(READY)/npm: package.json package-lock.json tools/browser-code.sh tools/node.sh requirements/node.txt | $(READY)/run
	sh tools/browser-code.sh $(VENV) $(READY)/bin
	@touch $@

$(READY)/bundles: $(READY)/npm tools/bundle.mjs $(BROWSER)
	$(READY)/bin/node tools/bundle.mjs $(READY)
	@touch $@

# Noto Sans, for Latin and Cyrillic, Arabic and Chinese: of each its regular and its bold.
$(FONTS): $(READY)/npm tools/fonts.sh
	sh tools/fonts.sh node_modules/@expo-google-fonts $(@D)

# The engine itself, for the forms: Python for the browser and one archive of the modules that a form needs.
ENGINE := $(wildcard crocevia/*.py crocevia/*/*.py tools/clerk/*.py tools/clerk/*/*.py tools/clerk/*/*/*.py)

$(READY)/clerk/python.zip: $(READY)/npm tools/clerk.mjs $(ENGINE) requirements/run.txt
	$(READY)/bin/node tools/clerk.mjs $(BIN)/python $(READY)
