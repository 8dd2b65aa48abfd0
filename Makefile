# Every task of the project. `make` alone lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8080

.DEFAULT_GOAL := help

.PHONY: help run say setup test verify check bench content models package serve lock docs clean

help: ## list the tasks
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: $(VENV)/desk.stamp ## talk to it: a page at http://127.0.0.1:8080
	PORT=$(PORT) $(BIN)/python -m skill run

say: $(VENV)/desk.stamp ## one turn in the terminal: make say SAY="suggest a date"
	@$(BIN)/python -m skill say "$(SAY)"

serve: $(VENV)/desk.stamp ## serve POST /alexa for a TLS proxy in front
	$(BIN)/python -m skill serve

setup: $(VENV)/dev.stamp node_modules/.stamp ## everything that developing needs

test: setup ## the tests: everything but what `make verify` adds
	$(BIN)/python -m pytest tests --ignore=tests/verify --ignore=tests/bench

verify: setup tools ## slower: SAM build, Lambda's emulator, a deployment, other Pythons
	$(BIN)/python -m pytest tests/verify

check: $(VENV)/dev.stamp ## lint, types, imports, content, models, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m skill content
	$(BIN)/python -m skill models --check
	$(BIN)/python -m skill docs --check

content: $(VENV)/dev.stamp ## check what was written, and compile it
	$(BIN)/python -m skill content

models: $(VENV)/dev.stamp ## write exercise names into the interaction models, then check them
	$(BIN)/python -m skill models

docs: $(VENV)/dev.stamp ## write the generated parts of the documents
	$(BIN)/python -m skill docs

package: $(VENV)/dev.stamp ## the skill package for Alexa, in build/skill-package
	$(BIN)/python -m skill package $(ARGS)

bench: setup tools ## cold starts, turns and sizes beside the peers
	$(BIN)/python -m tests.bench

lock: $(VENV)/dev.stamp ## renew the locked requirements
	$(BIN)/pip install --quiet uv
	sh requirements/lock.sh

clean: ## remove what was built; the couple in var/ stays
	rm -rf build .aws-sam skill/content/compiled .venv* node_modules

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || (echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3" >&2; exit 1)
	$(PYTHON) -m venv $(VENV)

$(VENV)/desk.stamp: requirements/desk.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@ $(VENV)/desk.stamp

node_modules/.stamp: package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

-include lambda/build.mk
