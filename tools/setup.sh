#!/bin/sh
# Makes .venv hold one locked set of requirements: run, dev, bench or spark. Does nothing when it already does.
set -eu
cd "$(dirname "$0")/.."
set_name=$1
lock="requirements/$set_name.txt"
stamp=".venv/.installed-$set_name"
python=${PYTHON:-python3}

say() { printf '%s\n' "$*" >&2; }

command -v "$python" >/dev/null 2>&1 || { say "Falta $python: instale Python 3.11 o más nuevo."; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    { say "Faro necesita Python 3.11 o más nuevo; este es $("$python" -V 2>&1)."; exit 1; }

fingerprint=$({ "$python" -V; pwd; cat "$lock" pyproject.toml; } 2>&1 | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$fingerprint" ]; then exit 0; fi

started=$(date +%s)
say "Preparando .venv ($set_name): un momento, solo la primera vez…"
if ! [ -x .venv/bin/python ] || ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    rm -rf .venv
    if ! output=$("$python" -m venv .venv 2>&1); then
        rm -rf .venv
        say "A este Python le falta el módulo venv: instálelo (en Debian o Ubuntu: apt install python3-venv) y repita."
        say "$output"
        exit 1
    fi
fi
# Nothing is built on this machine but PySpark, which is published as source only.
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --require-hashes \
    --only-binary :all: --no-binary pyspark -r "$lock"
.venv/bin/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
printf '%s' "$fingerprint" >"$stamp"
say "Listo en $(($(date +%s) - started)) s."
