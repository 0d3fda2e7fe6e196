# accordingto: `make` alone prints what can be made.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data

.PHONY: help setup demo serve test formats bench gate lock clean

help: ## Print this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/.ready: constraints.txt constraints-dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else "Python 3.11, 3.12 or 3.13 is needed, this is %d.%d: make PYTHON=python3.12 …" % v)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup: $(VENV)/.ready ## Set everything up in .venv, from pinned and hashed packages

demo: setup ## Set everything up, then add samples/ to a store, compare what its reports say of one attack, and report on the week
	ACCORDINGTO_HOME=$(CURDIR)/.demo $(BIN)/accordingto places import samples/gazetteer.csv
	ACCORDINGTO_HOME=$(CURDIR)/.demo $(BIN)/accordingto read samples/reports --quiet --html samples.html
	@rm -f .demo/record.db .demo/record.db-wal .demo/record.db-shm
	ACCORDINGTO_HOME=$(CURDIR)/.demo $(BIN)/accordingto add samples/reports --to .demo/record.db
	$(BIN)/accordingto compare --store .demo/record.db
	ACCORDINGTO_HOME=$(CURDIR)/.demo $(BIN)/accordingto report --from 2031-05-05 --to 2031-05-11 --store .demo/record.db --out week.html
	@echo 'Written: samples.html (the reports with their records) and week.html (the situation report).'
	@echo 'The workbench on these reports: make serve, and then http://127.0.0.1:8631/'

serve: ## Open the workbench on the store that demo made
	ACCORDINGTO_HOME=$(CURDIR)/.demo $(BIN)/accordingto serve .demo/record.db

# Two, not "auto": a machine whose cores are limited tells of more than it gives. Each file in one process, so that its fixtures are made once.
test: setup ## Set everything up, then lint, type-check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile

formats: setup ## Add followthemoney, which one test of an export needs; it compiles against ICU's headers (libicu-dev, pkg-config, a C++ compiler)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints-formats.txt

bench: setup ## Run every measure and print the figures (DATA=folder of the data sets)
	$(BIN)/python -m benchmarks --data $(DATA)

gate: setup ## Run every measure and fail where one is worse than its floor in benchmarks/gate.toml
	$(BIN)/python -m benchmarks --data $(DATA) --gate

lock: setup ## Choose the newest versions that pyproject.toml allows, and write them down with their hashes
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --upgrade pyproject.toml -o constraints.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --upgrade --group dev -c constraints.txt pyproject.toml -o constraints-dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --no-emit-index-url --upgrade --group formats -c constraints-dev.txt -o constraints-formats.txt

clean: ## Remove what was made
	rm -rf $(VENV) .demo samples.html week.html .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
