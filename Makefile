# SPDX-License-Identifier: EUPL-1.2
# Two commands matter: `make start` opens the product, `make test` passes its tests.
.PHONY: start test check assets bench demo docs lock format
python := .venv/bin/python

start: ## open Meedenker on this computer
	@tools/environment.sh app
	@tools/assets.sh
	@.venv/bin/meedenker start $(ARGS)

test: check ## everything: linters, types, layers, scripts, and all tests
	@tools/browser.sh
	@npm --prefix widgets test --silent 2>/dev/null || PATH="$(CURDIR)/.venv/bin:$$PATH" npm --prefix widgets test
	$(python) -m pytest $(ARGS)

check: ## linters, types and layers
	@tools/environment.sh dev
	@tools/assets.sh --modules
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports

assets: ## build stylesheet and scripts
	@tools/environment.sh app
	@tools/assets.sh

demo: ## a measurement of a fictional municipality
	@tools/environment.sh app
	@.venv/bin/meedenker demo $(ARGS)

bench: ## the performance table
	@tools/environment.sh dev
	@tools/assets.sh --modules
	@tools/browser.sh
	@$(python) -m tests.bench $(ARGS)

docs: ## the developer documentation, into build/docs
	@tools/environment.sh dev
	@.venv/bin/sphinx-build -q -W -b html docs build/docs

format: ## put every file in the house style
	.venv/bin/ruff format .
	.venv/bin/ruff check --fix .

lock: ## write requirements/*.txt anew
	@tools/lock.sh
