#!/bin/sh
# Resolves pyproject.toml into requirements/*.txt: every version with its hashes and no address. Needs uv on the PATH.
set -eu
cd "$(dirname "$0")/.."

compile() {
    output=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
        --no-emit-index-url pyproject.toml --extra build "$@" -o "requirements/$output.txt"
}

compile run
compile dev --extra dev -c requirements/run.txt
compile bench --extra dev --extra bench -c requirements/dev.txt
compile spark --extra dev --extra bench --extra spark -c requirements/bench.txt
