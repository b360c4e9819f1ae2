# Every task of Beatwise, for people and for the continuous check alike. `make help` lists them.
# Set-up leaves a stamp file per step, so that it happens once; `make clean` forgets the stamps.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

export PYTHON ?= python3
# One thread for each sum: the last digits then do not depend on how many cores are free.
export OPENBLAS_NUM_THREADS ?= 1
py := .venv/bin/python
sample := var/sample
programme := $(or $(PROGRAMME),MK2016)
# Your own data lives in BEATWISE_DIR; while there is none, questions go to the sample.
own_dir := $(or $(DIR),$(BEATWISE_DIR),var/warehouse)
read_dir := $(or $(DIR),$(BEATWISE_DIR),$(firstword $(wildcard var/warehouse) $(sample)))

# Tests that watch the clock or own a terminal run one at a time; all others share the cores.
alone := tests/browser tests/contracts

.PHONY: help run serve test check load report sql bench lock docs clean

help: ## List every target and what it does
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Loading ends with 1 when a row or file was refused: that is said and does not stop the services.
run: export BEATWISE_DIR = $(sample)
run: export BEATWISE_INBOX = $(sample)/inbox
run: .venv/.run $(sample)/.written ## Set up, load the synthetic sample and start loader, dashboard and reporter; Ctrl-C ends all
	@$(py) -m warehouse load $(sample)/inbox --dir $(sample) || [ $$? -eq 1 ]
	@$(py) scripts/serve.py

serve: export BEATWISE_DIR = $(own_dir)
serve: .venv/.run ## Start the same over your own data (DIR=… or BEATWISE_DIR, else var/warehouse)
	@$(py) scripts/serve.py

test: .tools/.system-test .venv/.dev ## Set up, browser included, and run every test (ARGS="…" goes to pytest)
ifdef ARGS
	@.venv/bin/pytest $(ARGS)
else
	@.venv/bin/pytest -n auto --dist loadfile tests $(alone:%=--ignore %)
	@.venv/bin/pytest $(alone)
endif

load: .venv/.run ## Load hand-over files or folders into your own warehouse: FILES="a.csv folder"
	@$(py) -m warehouse load $(or $(FILES),$(error say what to load: make load FILES="…")) --dir $(own_dir)

report: .venv/.run ## Render the formal review of PROGRAMME (MK2016 unless set) as a PDF under var/reviews
	@mkdir -p var/reviews
	@$(py) -m reporter render --programme $(programme) --dir $(read_dir) --out var/reviews/$(programme).pdf
	@echo "var/reviews/$(programme).pdf"

sql: export QUERY = $(value Q)
sql: .venv/.run ## Ask the warehouse a question in SQL: Q="select …"
	@$(py) -m warehouse sql --dir $(read_dir) "$${QUERY:?say what to ask: make sql Q=\"select …\"}"

bench: .tools/.system-test .venv/.dev ## Compare load, PDF and dashboard speed with plain alternatives (ARGS="--only load", …)
	@$(py) -m bench $(ARGS)

# Every check runs even when an earlier one fails, so that one run names every fault.
checks := check-format check-lint check-types check-imports check-lock check-metric-docs check-data-docs
.PHONY: $(checks)

check: .venv/.dev ## Run every check that needs no test run, and name every failure, not only the first
	@$(MAKE) --keep-going $(checks)

check-format:
	@.venv/bin/ruff format --check .
check-lint:
	@.venv/bin/ruff check .
check-types:
	@.venv/bin/mypy .
check-imports:
	@.venv/bin/lint-imports
check-lock:
	@cp requirements.lock .venv/requirements.lock
	@$(compile) --quiet --output-file .venv/requirements.lock
	@cmp --silent requirements.lock .venv/requirements.lock || { echo 'requirements.lock is stale: run make lock' >&2; exit 1; }
check-metric-docs:
	@$(py) -m shared.metrics docs --check
check-data-docs:
	@$(py) -m warehouse docs --check

docs: .venv/.dev ## Write the generated documents anew
	@$(py) -m shared.metrics docs
	@$(py) -m warehouse docs

# A requirements-style lock, because it names versions and hashes and no package index.
compile := .tools/bin/uv pip compile pyproject.toml --all-extras --group dev --universal --generate-hashes --no-header

lock: .tools/.uv ## Resolve the dependencies anew within pyproject.toml and write requirements.lock
	@$(compile) --quiet --output-file requirements.lock

clean: ## Remove the environment and the sample, so that the next start sets up anew; your own data stays
	rm -rf .venv .tools $(sample) $(sample).key

# --- set-up, one stamp per step; the container images run the same script ---

.tools/.system-run: scripts/setup
	@scripts/setup system run
	@mkdir -p .tools && touch $@

.tools/.system-test: scripts/setup | .tools/.system-run
	@scripts/setup system test
	@touch $@

.tools/.uv: scripts/tools.lock | .tools/.system-run
	@scripts/setup uv
	@touch $@

.venv/.run: pyproject.toml requirements.lock | .tools/.uv
	@scripts/setup python run
	@touch $@

# What the tests need includes what a start needs.
.venv/.dev: pyproject.toml requirements.lock | .tools/.uv
	@scripts/setup python dev
	@touch .venv/.run $@

$(sample)/.written: | .venv/.run
	@$(py) -m warehouse sample $(sample)/inbox
	@touch $@
