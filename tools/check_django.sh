#!/bin/sh
# What Django itself can tell: settings safe to serve, and no model without its migration.
set -eu
cd "$(dirname "$0")/.."
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export FARO_HOME="$home" FARO_HOSTS=faro.ejemplo.gob.pe FARO_BEHIND_PROXY=1 DJANGO_SETTINGS_MODULE=faro.config.settings
.venv/bin/python -m django check --deploy --fail-level WARNING
.venv/bin/python -m django makemigrations --check --dry-run
