# Every target sets up what it needs in .venv; a second start finds it there. Needs python3 (3.11 or newer), git and make.
.DEFAULT_GOAL := help
.PHONY: help run test check fix docs bench measure-reading lock clean

BIN := .venv/bin
export PYTHONUTF8 := 1

help: ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 17

run: ## Set up, evaluate Ilo 2022 and write its report to out/ilo-2022
	@sh tools/setup.sh run
	@$(BIN)/faro evaluate data/ilo/pei-2022
	@$(BIN)/faro report data/ilo/pei-2022 --out out/ilo-2022

test: ## Set up and run the tests
	@sh tools/setup.sh dev
	$(BIN)/python -m pytest -n auto

check: ## Format, lint, types, import contracts
	@sh tools/setup.sh dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest tests/repo

fix: ## Format and mend what the linter can
	@sh tools/setup.sh dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: ## Write the documents that come out of the code
	@sh tools/setup.sh dev
	$(BIN)/python -m faro.package.documentation
	$(BIN)/python -m faro.reports.findings.documentation

bench: ## Measure: one plan, its report, the whole country
	@sh tools/setup.sh bench
	$(BIN)/python bench/run.py

measure-reading: ## Measure how well Ilo's report is read (FARO_SEED: its text)
	@sh tools/setup.sh dev
	@$(BIN)/python bench/measure_reading.py

lock: ## Resolve the dependencies anew (needs uv)
	@sh tools/lock.sh

clean: ## Remove what the other targets made
	rm -rf .venv out bench/data .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
