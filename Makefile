# Two commands matter: "make demo" shows the campus, "make test" runs everything that CI runs.
# Both install what they need into .venv, work twice, and leave another copy beside them alone.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
LOCKS := requirements/base.txt requirements/build.txt
.DEFAULT_GOAL := help
.PHONY: help setup setup-dev demo serve test lint format bench wheel clean

help:
	@echo "make demo [PORT=8000] [DATA=folder] [SIZE=students]  build the demo campus once, and serve it"
	@echo "make test                                            everything that CI runs"
	@echo "make lint | format                                   style, types, dependency rules"
	@echo "make bench ONLY=name [ARGS=...]                      a benchmark of tests/performance"
	@echo "make wheel                                           build dist/*.whl"
	@echo "make setup | setup-dev                               only install, for running or for developing"

setup:
	@tools/setup run

setup-dev:
	@tools/setup dev

demo: setup
	@exec $(BIN)/cartable demo $(if $(PORT),--port $(PORT)) $(if $(DATA),--data "$(DATA)") $(if $(SIZE),--size $(SIZE))

serve: setup
	@exec $(BIN)/cartable serve $(if $(PORT),--port $(PORT)) $(if $(DATA),--data "$(DATA)")

test: setup-dev
	@tools/browser
	@tools/directory >/dev/null
	@$(BIN)/python tools/run_tests.py

lint: setup-dev
	@$(BIN)/python tools/run_tests.py --only-checks

format: setup-dev
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench: setup-dev
	@test -n "$(ONLY)" || { echo "Say which: make bench ONLY=name, of:"; ls tests/performance/bench_*.py; exit 2; }
	@test -f "tests/performance/bench_$(ONLY).py" || { echo "There is no tests/performance/bench_$(ONLY).py"; exit 2; }
	@$(BIN)/python -m tests.performance.bench_$(ONLY) $(ARGS)

wheel: setup-dev
	@$(BIN)/python -m hatchling build -t wheel -d dist

clean:
	rm -rf dist build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
