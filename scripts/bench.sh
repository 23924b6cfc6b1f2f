#!/bin/sh
# Times building and verifying a generated corpus in bench/, beside the tools that are installed.
# BENCH_MB=200 sets its size; bdbag is measured when .venv is there (make install-test-deps).
set -eu
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
EMPALME=${EMPALME:-"$("$swift" build -c release --show-bin-path)/empalme"}
export EMPALME
python=.venv/bin/python
[ -x "$python" ] || python=python3
command -v "$python" >/dev/null 2>&1 || {
  echo "make bench needs python3" >&2
  exit 69
}
exec "$python" scripts/bench.py
