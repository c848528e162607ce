# examprep runs in place: everything it needs is installed into .venv, from the hash-locked files in requirements/.
PYTHON ?= python3
BIN := .venv/bin

# What a start needs: the PostgreSQL driver and the Redis client only where one of them is meant to be used.
RUN_LOCK := $(if $(REDIS_URL)$(filter postgres%,$(DATABASE_URL)),server,run)

.DEFAULT_GOAL := help
.PHONY: help run demo dev test coverage faults calibration bench check format generate lock upgrade clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "%-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/installed-$(RUN_LOCK) ## install, migrate, load the bank and serve; PORT and DATABASE_URL override
	@$(BIN)/flask --app wsgi prepare
	@echo "examprep: http://$${BIND_HOST:-127.0.0.1}:$${PORT:-8000}/docs (stop it with Ctrl-C)"
	@exec $(BIN)/gunicorn wsgi:app

demo: .venv/installed-$(RUN_LOCK) ## fill the database with made-up cohorts and print their log-ins; DATABASE_URL overrides
	@$(BIN)/flask --app wsgi prepare
	@$(BIN)/flask --app wsgi demo

dev: .venv/installed-dev ## install what tests and checks need

test: dev ## run every test, on SQLite and on a PostgreSQL that the tests bring up
	@$(BIN)/python -m pytest

coverage: dev ## the same, and report the lines and branches that no test reached
	@$(BIN)/python -m pytest --cov

bench: dev ## what builds, drafts, attempts, reports and leaderboards cost, on both databases; kept in instance/bench-*.txt
	@mkdir -p instance
	@$(BIN)/python -m bench.build --out instance/bench-build.txt
	@$(BIN)/python -m bench.drafting --out instance/bench-drafting.txt
	@$(BIN)/python -m bench.attempts --out instance/bench-attempts.txt
	@$(BIN)/python -m bench.reports --out instance/bench-reports.txt
	@$(BIN)/python -m bench.leaderboard --out instance/bench-leaderboard.txt

calibration: dev ## hold mastery and readiness against simulated learners of known ability; the table is kept in instance/
	@mkdir -p instance
	@$(BIN)/python -m calibration --out instance/calibration.txt

faults: dev ## kill servers and databases under load, race clients; minutes, so not part of test
	@$(BIN)/python -m pytest tests/faults/faults_*.py

# TREE is the state of the working tree; a check that changes it has failed.
TREE := (git status --porcelain --untracked-files=all && git diff) | git hash-object --stdin

check: dev ## format, lint, types, spelling, generated files; changes nothing
	@$(TREE) > .venv/tree-before
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/python -m tests.generated
	@$(TREE) | cmp -s - .venv/tree-before || { echo "make check: files changed while the checks ran" >&2; git status --short >&2; exit 1; }

format: dev ## mend what the formatter and the linter can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

generate: dev ## write the generated files anew: openapi.yaml, the bank
	@$(BIN)/python -m tests.generated --write

# Later locks are held to the versions of the first, so that one .venv serves them all.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-config \
	--annotation-style line --custom-compile-command "make lock" $(UPGRADE) pyproject.toml

lock: dev ## compile requirements/ from pyproject.toml; keeps the versions that still fit
	@$(COMPILE) --all-extras --group tests --group check --output-file requirements/dev.txt
	@$(COMPILE) --all-extras --constraints requirements/dev.txt --output-file requirements/server.txt
	@$(COMPILE) --constraints requirements/dev.txt --output-file requirements/run.txt

upgrade: ## the same, with the newest versions that pyproject.toml allows
	@$(MAKE) lock UPGRADE=--upgrade

clean: ## remove what these targets made, but for instance/ with its database
	@rm -rf .venv .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Stamps: an empty file per lock that is installed, newer than the lock.
.venv/installed-%: requirements/%.txt | .venv/bin/python
	@echo "installing requirements/$*.txt into .venv"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

.venv/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "examprep needs Python 3.11 or newer; there is no '$(PYTHON)' here" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "examprep needs Python 3.11 or newer, but $$($(PYTHON) --version 2>&1) is '$(PYTHON)'; try: make PYTHON=python3.12 …" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; exit 1; }
