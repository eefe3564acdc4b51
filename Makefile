# Every verb of this repository. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PY := .venv/bin/python
LOCAL := ./local/bootstrap.sh

##@ Run
up: ## Install what is missing and start everything; prints the address and the logins
	@$(LOCAL) up

demo: ## Play the main job, both sides of it, step by step (starts the stack when needed)
	@$(LOCAL) up
	@$(PY) -m demo play

down: ## Stop what `make up` started; data stays
	@$(LOCAL) down

status: ## Say which processes run
	@$(LOCAL) status

logs: ## Print the end of the logs (one process: make logs NAME=timesheet-serve)
	@$(LOCAL) logs $(NAME)

clean: ## Stop, and remove all local state, data included
	@$(LOCAL) clean

##@ Check
test: ## Install what is missing and run every test; ends with 'N passed, N failed'
	@$(LOCAL) install dev helm s3 browser
	@$(PY) -m tools.run_tests $(SUITES)

lint: ## Style, types, specifications and the portal's own lint
	@$(LOCAL) install dev helm
	@$(PY) -m tools.lint

e2e: ## Only the browser tests, on a stack of their own
	@$(LOCAL) install dev helm browser
	@$(PY) -m tools.run_tests e2e

figures: ## List the figures with their last results
	@$(PY) -m bench.figures

figure: ## Measure one figure again (make figure NAME=request-cost)
	@$(LOCAL) install dev helm
	@$(PY) -m bench.figures $(NAME)

check-standards: ## Hold our messages against the real schemas (SETU=<checkout> PEPPOL=<checkout>), on the running stack
	@$(PY) -m demo.standards --setu $(SETU) --peppol $(PEPPOL)

##@ Make
images: ## Build the container images (BASE=image to build on, REGISTRY=prefix of the names)
	@cd portal && npm run build
	@for path in services/*-svc; do name=$$(basename $$path -svc); \
	  docker build -f services/Dockerfile --build-arg SERVICE=$$name $(if $(BASE),--build-arg BASE=$(BASE)) -t $(REGISTRY)workaniser/$$name . || exit 1; done
	@for name in gateway portal; do \
	  docker build -f $$name/Dockerfile $(if $(BASE),--build-arg BASE=$(BASE)) -t $(REGISTRY)workaniser/$$name . || exit 1; done

gateway: ## Compile the gateway's configuration from the specifications
	@$(PY) -m gateway.compile

new-service: ## Make a seventh service (make new-service NAME=expense)
	@$(PY) -m tools.new_service $(NAME)

lock: ## Lock requirements/*.in again, with hashes
	@$(LOCAL) install dev helm
	@./tools/lock.sh

install: ## Install what `up` needs, without starting anything
	@$(LOCAL) install

help: ## Show this
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} /^[a-z0-9-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: images check-standards up demo down status logs clean test lint e2e figures figure gateway new-service lock install help
