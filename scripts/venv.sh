#!/bin/sh
# The virtual environment of the foreign oracles, .venv/: made once, made anew when its requirements change.
set -eu
cd "$(dirname "$0")/.."

requirements=Tests/oracles/requirements.txt
mark=.venv/requirements.sha256
if [ -f "$mark" ] && sha256sum --status --check "$mark" 2>/dev/null; then
  exit 0
fi

echo "Preparando .venv / preparing .venv (Tests/oracles/requirements.txt)"
rm -rf .venv
python3 -m venv .venv
.venv/bin/pip install --quiet --disable-pip-version-check --requirement "$requirements"
sha256sum "$requirements" >"$mark"
