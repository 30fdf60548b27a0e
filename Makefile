# Contrechamp. `make dashboard` shows it, `make test` proves it, `make check` is what CI runs.
PYTHON    ?= python3
VENV      ?= .venv
PORT      ?= 8501
HOST      ?= localhost
WAREHOUSE ?= data/warehouse
BIN       := $(VENV)/bin
JOBS      ?= auto
ARTICLES  ?= 100000

.DEFAULT_GOAL := help
.PHONY: help dashboard load test quick check format lint types bench soak docs clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else f"Python {sys.version.split()[0]} found, 3.11 or later needed; name one with PYTHON=")'
	@$(PYTHON) -m venv $(VENV) || { echo "no virtual environment could be made; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(VENV)/runs: $(VENV)/made requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/tests: $(VENV)/runs tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r tests/requirements.txt
	@touch $@

dashboard: $(VENV)/runs ## set up, load the sample where there is no build yet, start the dashboard (PORT=8501)
	@test -e "$(WAREHOUSE)/CURRENT" || $(BIN)/python -m etl load data/sample/articles --warehouse "$(WAREHOUSE)"
	@CONTRECHAMP_WAREHOUSE="$(WAREHOUSE)" $(BIN)/python -m streamlit run dashboard/app.py --server.address $(HOST) --server.port $(PORT)

load: $(VENV)/runs ## load SOURCES="file folder ..." into the warehouse
	@test -n "$(SOURCES)" || { echo 'usage: make load SOURCES="file folder ..."' >&2; exit 2; }
	$(BIN)/python -m etl load $(SOURCES) --warehouse "$(WAREHOUSE)"

test: $(VENV)/tests ## set up and run every test
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal

quick: $(VENV)/tests ## run what takes under a minute: no browser, no killed processes
	$(BIN)/python -m pytest -n $(JOBS) --dist worksteal -m "not browser and not slow"

check: format lint types test ## format, lint, types and tests

format: $(VENV)/tests ## put the code into its format
	$(BIN)/ruff format etl dashboard tests

lint: $(VENV)/tests ## look for mistakes in the code
	$(BIN)/ruff check etl dashboard tests
	$(BIN)/ruff format --check etl dashboard tests

types: $(VENV)/tests ## check the types
	$(BIN)/mypy

bench: $(VENV)/tests ## measure how soon commands start, how fast texts, actors and loads are (some half an hour)
	$(BIN)/python -m tests.benchmarks.start
	$(BIN)/python -m tests.benchmarks.speed $(TEXTS)
	$(BIN)/python -m tests.benchmarks.actors
	$(BIN)/python -m tests.benchmarks.pages
	$(BIN)/python -m tests.benchmarks.warehouse --articles $(ARTICLES)
	$(BIN)/python -m tests.benchmarks.search --articles $(ARTICLES)
	$(BIN)/python -m tests.benchmarks.points
	$(if $(STORIES),$(BIN)/python -m tests.benchmarks.stories $(STORIES))

soak: $(VENV)/tests ## what takes too long for every run: fifty kills of a load (some four minutes)
	CONTRECHAMP_KILLS=50 $(BIN)/python -m pytest tests/etl/load/test_kills.py

docs: $(VENV)/runs ## renew docs/warehouse.md from the schema
	$(BIN)/python -m etl.warehouse.describe > docs/warehouse.md

clean: ## remove what make made, the warehouse excepted
	rm -rf $(VENV) data/compiled .pytest_cache .mypy_cache .ruff_cache .hypothesis
