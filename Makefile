# The entry to everything: make demo, make test. Each target installs what it lacks.

SWIFT ?= swift

.PHONY: build demo kernel test check format record bench bench-record install-deps install-test-deps install-bench-deps clean

build: install-deps
	$(SWIFT) build -c release --product empalme

# The worked example, sealed and verified, in demo/.
demo: build
	sh scripts/demo.sh

# The hash kernel of the verifier, from Sources/HashKernel to WebAssembly in Templates/verificador.
kernel:
	sh scripts/kernel.sh

# Swift tests, then the judgement of other people's tools.
test: install-test-deps
	sh scripts/test.sh

# Format, layers, forbidden constructs, doc comments.
check: install-deps
	$(SWIFT) format lint --strict --recursive Package.swift Plugins Sources Tests
	$(SWIFT) test --filter ConventionTests

format:
	$(SWIFT) format --in-place --recursive Package.swift Plugins Sources Tests

# Writes the golden files anew; every recording is reported as a warning.
record: install-deps
	RECORD=1 $(SWIFT) test

# Build and verify a generated corpus, beside the tools that people use today; docs/benchmarks.md says how.
bench: build install-bench-deps
	sh scripts/bench.sh

# The same, and its results into docs/benchmarks.md.
bench-record: build install-bench-deps
	sh scripts/bench.sh --record

install-deps:
	@sh scripts/install-deps.sh build

install-test-deps:
	@sh scripts/install-deps.sh build test
	@sh scripts/venv.sh

install-bench-deps:
	@sh scripts/install-deps.sh build bench
	@sh scripts/venv.sh

clean:
	rm -rf .build .venv demo bench
