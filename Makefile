# make timeline   the main job: from data/articles to tables and a timeline in out/
# make test       all checks and tests
# make help       the rest

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
OUT := out
PIP_INSTALL := $(BIN)/python -m pip install --disable-pip-version-check --quiet

.DEFAULT_GOAL := help
.PHONY: help install timeline test check format dataset picture schemas benchmarks fuzz constraints clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

install: $(INSTALLED) ## a virtual environment in .venv with exact, hash-checked versions and this package

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "make: '$(PYTHON)' is older than Python 3.11, or missing; name a newer one: make PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(VENV)/.dependencies: constraints.txt $(BIN)/python
	$(PIP_INSTALL) --require-hashes -r constraints.txt
	@touch $@

$(INSTALLED): pyproject.toml $(VENV)/.dependencies
	$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

timeline: $(INSTALLED) ## the main job: data/articles to tables and a timeline in out/
	$(BIN)/events build data/articles --out $(OUT)
	@echo "table: $(OUT)/events.parquet   chart: $(OUT)/timeline.html (open it in a browser)"

check: $(INSTALLED) ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy events

test: check ## all checks and tests
	$(BIN)/python -m pytest

format: $(INSTALLED) ## rewrite the code in its one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

dataset: $(INSTALLED) ## rebuild the dataset that the package ships
	$(BIN)/events build data/articles --out data/serbia --no-page --about data/serbia.toml

picture: $(INSTALLED) ## redraw the README's picture from the shipped dataset
	$(BIN)/events timeline data/serbia --out docs/timeline.png

schemas: $(INSTALLED) ## rewrite schemas/ from the one definition of the tables
	$(BIN)/python -m events.store schemas

benchmarks: $(INSTALLED) ## throughput of tagging, builds and joining; writes benchmarks/results/
	$(BIN)/python benchmarks/tagging.py
	$(BIN)/python benchmarks/building.py
	$(BIN)/python benchmarks/merging.py

SECONDS := 120
TARGETS := readers grammar dates extraction

fuzz: $(INSTALLED) ## look for inputs that break reading, tagging or extraction: SECONDS=120 for each of TARGETS (needs atheris)
	$(BIN)/python -c 'import atheris' 2>/dev/null || $(PIP_INSTALL) --no-build-isolation --editable '.[fuzz]'
	for target in $(TARGETS); do $(BIN)/python tests/fuzz/run.py $$target $(SECONDS) || exit 1; done
	@! ls .fuzz/*/fault-* .fuzz/*/timeout-* .fuzz/*/oom-* 2>/dev/null || { \
	  echo "faults were found: see tests/fuzz/README.md" >&2; exit 1; }

constraints: $(BIN)/python ## resolve constraints.txt anew from pyproject.toml (needs the network)
	$(PIP_INSTALL) 'uv>=0.9,<1'
	{ echo '# Exact versions and hashes of everything that a development install needs. Do not edit: make constraints.'; \
	  $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header \
	  --upgrade --python-version 3.11 --extra dev pyproject.toml; } > constraints.new
	mv constraints.new constraints.txt

clean: ## remove the environment, caches and results
	rm -rf $(VENV) $(OUT) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis .fuzz
	find events tests -name __pycache__ -type d -prune -exec rm -rf {} +
