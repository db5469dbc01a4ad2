# Every target sets up what it needs in .venv; a second start finds it there. Needs python3 (3.11 or newer), git and make.
.DEFAULT_GOAL := help
.PHONY: help run evaluate report test test-thoroughly test-postgresql check check-types check-the-rest fix docs manual bench measure-reading measure-alignment lock clean

BIN := .venv/bin
PORT := 8000
DEMO_HOME := var/demo
# The rooms that keep something; those that are not there yet are left out.
DATABASE_TESTS := $(wildcard $(addprefix tests/,ledger catalogs directory notices evidence questions parties plans budget monitoring registers \
    evaluation promises hearings portal workspace config))
export PYTHONUTF8 := 1
# Compiled files are kept, whatever the machine says: the tests start hundreds of programs.
unexport PYTHONDONTWRITEBYTECODE
# Halves of the tests in a row for each worker, so that what a module makes is made once; whoever ends first takes over.
WORKERS := -n auto --dist worksteal
TEST_OPTIONS :=

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

run: ## Set up, evaluate Ilo 2022, then serve the demonstration until Ctrl-C (PORT=8000)
	@sh tools/setup.sh run
	@$(BIN)/faro evaluate data/ilo/pei-2022
	@$(BIN)/faro demo --port $(PORT) --home $(DEMO_HOME)

evaluate: ## Set up and evaluate Ilo 2022
	@sh tools/setup.sh run
	@$(BIN)/faro evaluate data/ilo/pei-2022

report: ## Set up and write the report of Ilo 2022 to out/ilo-2022
	@sh tools/setup.sh run
	@$(BIN)/faro report data/ilo/pei-2022 --out out/ilo-2022

test: ## Set up and run the tests
	@sh tools/setup.sh dev
	$(BIN)/python -m pytest $(WORKERS) $(TEST_OPTIONS)

test-thoroughly: ## The tests that try invented plans, with many more of them
	@sh tools/setup.sh dev
	FARO_TEST_THOROUGH=1 $(BIN)/python -m pytest $(WORKERS) tests/engine tests/checks

test-postgresql: ## The tests that use the database, on a PostgreSQL of their own
	@sh tools/setup.sh dev
	sh tools/with_postgresql.sh $(BIN)/python -m pytest $(WORKERS) -m "not browser" $(DATABASE_TESTS)

check: ## Format, lint, types, import contracts
	@sh tools/setup.sh dev
	@$(MAKE) --no-print-directory --jobs 2 --output-sync=target check-types check-the-rest

check-types:
	$(BIN)/mypy

check-the-rest:
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	@sh tools/check_django.sh
	$(BIN)/python -m pytest tests/repo

fix: ## Format and mend what the linter can
	@sh tools/setup.sh dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: ## Write the documents that come out of the code
	@sh tools/setup.sh dev
	$(BIN)/python -m faro.package.documentation
	$(BIN)/python -m faro.reports.findings.documentation

manual: ## Take the pictures of the manual, and of every page in both themes into out/pages (needs Chromium)
	@sh tools/setup.sh dev
	$(BIN)/python tools/take_pictures.py

bench: ## Measure: one plan, its report, the pages, the whole country
	@sh tools/setup.sh bench
	$(BIN)/python bench/run.py

measure-reading: ## Measure how well Ilo's report and plans are read (FARO_SEED, FARO_PLANS: their texts)
	@sh tools/setup.sh dev
	@$(BIN)/python bench/measure_reading.py
	@$(BIN)/python bench/measure_pledges.py

measure-alignment: ## Measure the suggestions of actions and objectives, and write docs/alignment.md and docs/articulation.md
	@sh tools/setup.sh dev
	$(BIN)/python tools/measure_alignment.py
	$(BIN)/python tools/measure_articulation.py

lock: ## Resolve the dependencies anew (needs uv)
	@sh tools/lock.sh

clean: ## Remove what the other targets made
	rm -rf .venv out bench/data .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
