# Two commands do everything on a fresh machine: `make demo` and `make test`.
# Both install what is missing, build what is out of date, and can be run again at any time.

SHELL := /bin/bash
.DEFAULT_GOAL := help

CONTACTS ?= 250
SEED ?=
SEEDS ?= 100
FROM ?= 1
KEEP ?=
DEFECT ?=
TRACE ?=
CSV ?=
ONCE ?=
SCREENSHOTS ?=

.PHONY: help setup build demo test unit sdk graphql openapi console smoke simulate bench format lint tsan clean

help: ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: ## install what the build needs from Debian's packages
	@Scripts/setup.sh

build: setup ## build the command line (debug)
	@Scripts/build.sh

demo: build ## see it work: make demo [CSV=export.csv] [CONTACTS=250] [ONCE=1]
	@.build/debug/tenon demo --contacts $(CONTACTS) --seed $(or $(SEED),1) $(if $(CSV),--csv "$(CSV)") $(if $(ONCE),--once)

test: setup lint unit sdk graphql openapi console smoke ## everything that CI runs

unit: setup ## build and run all Swift tests
	@Scripts/test-unit.sh

simulate: setup ## the engine on virtual time: make simulate [SEEDS=100] [FROM=1] [SEED=n [KEEP=1,2] [TRACE=1]] [DEFECT=name]
	@Scripts/simulate.sh --from $(FROM) --seeds $(SEEDS) $(if $(SEED),--seed $(SEED)) $(if $(KEEP),--keep $(KEEP)) $(if $(TRACE),--trace) $(if $(DEFECT),--defect $(DEFECT))

sdk: build ## HighLevel's own Python SDK against the sandbox
	@Scripts/test-sdk.sh

graphql: build ## graphql-core as judge of the busybusy sandbox and of what our client asks it
	@Scripts/test-graphql.sh

openapi: build ## HighLevel's own OpenAPI documents as judges of client and sandbox; skipped where they are not at hand
	@Scripts/test-openapi.sh

console: build ## a real browser walks through the console; SCREENSHOTS=folder keeps pictures
	@SCREENSHOTS="$(SCREENSHOTS)" Scripts/test-console.sh

smoke: setup ## build for release, start it, probe it
	@Scripts/test-release.sh

bench: setup ## measure: calls, statements, records a second, memory
	@Benchmarks/run.sh

tsan: setup ## the unit suites under Thread Sanitizer
	@swift test --sanitize=thread --scratch-path .build-tsan --filter 'Records|Mapping|Reconciliation|Storage|Engine|HighLevel|Busybusy'

format: ## format the sources
	@swift format format --in-place --recursive Package.swift Sources Tests

lint: ## check the format
	@swift format lint --strict --recursive Package.swift Sources Tests && echo "format: no findings"

clean: ## remove everything that was built
	@rm -rf .build .build-* .venv
