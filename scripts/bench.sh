#!/bin/sh
# Times building and verifying a generated corpus in bench/, beside the tools that people use today.
# BENCH=office|huge|tiny|import|review|all, BENCH_RUNS=3, BENCH_SCALE=0.05: what, how often, how much. See docs/benchmarks.md.
# --record writes the results into docs/benchmarks.md too.
set -eu
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
EMPALME=${EMPALME:-"$("$swift" build -c release --show-bin-path)/empalme"}
PYTHONPATH=scripts
PYTHONDONTWRITEBYTECODE=1
export EMPALME PYTHONPATH PYTHONDONTWRITEBYTECODE
exec .venv/bin/python -m bench "$@"
