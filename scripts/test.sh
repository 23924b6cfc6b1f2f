#!/bin/sh
# Swift tests, then the foreign oracles on bundles that the tested build of the program makes.
set -eu
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
"$swift" build --build-tests
"$swift" test --skip-build
EMPALME="$("$swift" build --show-bin-path)/empalme"
export EMPALME
.venv/bin/python -m pytest Tests/oracles -p no:cacheprovider -p no:warnings -o tmp_path_retention_policy=failed -o tmp_path_retention_count=1 -q -rs --durations=5
