# The commands that the README names. `make run` and `make test` need nothing but python3.11, make and npm.
.PHONY: run env test check fix journeys nightly bench reference walkthrough
.DEFAULT_GOAL := run
export UV_PYTHON_DOWNLOADS := never
export UV_SYSTEM_CERTS := 1
PYTHON := .venv/bin/python
PORT ?= 8000
SIZE ?= 7000

.stamps/uv:
	@scripts/needs python3.11-venv make npm
	@echo "Making the environment …"
	@python3.11 -m venv .uv && .uv/bin/pip install -q --disable-pip-version-check uv==0.13.9
	@mkdir -p .stamps && touch $@

.stamps/app: .stamps/uv requirements/app.txt
	@.uv/bin/uv venv -q --allow-existing -p python3.11 .venv
	@echo "Installing the packages …"
	@.uv/bin/uv pip install -q -p $(PYTHON) --require-hashes -r requirements/app.txt
	@touch $@

.stamps/dev: .stamps/app requirements/dev.txt
	@echo "Installing the packages for tests and checks …"
	@.uv/bin/uv pip install -q -p $(PYTHON) --require-hashes -r requirements/dev.txt
	@touch $@

.stamps/assets: package-lock.json scripts/build_assets.py .stamps/app
	@echo "Taking the front-end kits …"
	@npm ci --ignore-scripts --no-audit --no-fund --silent
	@$(PYTHON) scripts/build_assets.py
	@touch $@

env: .stamps/app .stamps/assets

run: env
	@PORT=$(PORT) exec $(PYTHON) -m lawburrows.frontdoor

test: .stamps/dev .stamps/assets
	@$(PYTHON) -m pytest -n 2 --dist worksteal

check: .stamps/dev .stamps/assets
	@scripts/check

fix: .stamps/dev
	@.venv/bin/ruff check -q --fix lawburrows tests scripts bench manage.py; .venv/bin/ruff format -q lawburrows tests scripts bench manage.py

journeys: .stamps/dev .stamps/assets
	@$(PYTHON) -m pytest -n 2 --dist loadgroup -o addopts="-q" --confcutdir=tests/journeys tests/journeys

walkthrough: .stamps/dev .stamps/assets
	@WALKTHROUGH=yes $(PYTHON) -m pytest -n 2 --dist loadgroup -o addopts="-q" --confcutdir=tests/journeys tests/journeys

nightly: .stamps/dev .stamps/assets
	@NIGHTLY=yes $(PYTHON) -m pytest -n 2 tests --cov=lawburrows --cov-branch --cov-report=
	@$(PYTHON) -m bench.deadlines 10000 1000000
	@$(PYTHON) -m coverage report -m --include='lawburrows/*/policy.py' --fail-under=100

bench: .stamps/dev .stamps/assets
	@$(PYTHON) -m bench --size $(SIZE)

reference: .stamps/dev
	@$(PYTHON) manage.py reference
