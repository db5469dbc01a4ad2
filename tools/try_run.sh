#!/usr/bin/env bash
# Does what the README says, as a person would: `make run`, look at some pages, Ctrl-C. Fails if any of it does.
set -euo pipefail
cd "$(dirname "$0")/.."
# A server that was started in the background of a script ignores Ctrl-C unless job control is on.
set -m
log=$(mktemp)
home=$(mktemp -d)
port=${PORT:-8321}

make run PORT="$port" DEMO_HOME="$home/demo" >"$log" 2>&1 &
run=$!
finish() {
    kill -KILL -- "-$run" 2>/dev/null || true
    rm -rf "$home" "$log"
}
trap finish EXIT

url=""
for _second in $(seq 180); do
    url=$(sed -n 's/^Faro atiende en //p' "$log")
    [ -n "$url" ] && break
    kill -0 "$run" 2>/dev/null || { cat "$log"; echo "make run terminó antes de atender" >&2; exit 1; }
    sleep 1
done
[ -n "$url" ] || { cat "$log"; echo "make run no llegó a atender" >&2; exit 1; }

grep -q "Promedio simple de los objetivos" "$log" || { echo "falta el resumen de la evaluación" >&2; exit 1; }
curl -sSf "${url}salud" | grep '"estado": "bien"' >/dev/null  # reads to the end: curl fails when nobody listens
curl -sSf "$url" | grep "Demostración" >/dev/null  # reads to the end: curl fails when nobody listens
for page in planes/pei-2021-2025/2022/ datos/ api/v1/openapi.json cuestiones/ cuenta/entrar/; do
    curl -sSf -o /dev/null "$url$page"
done

# Ctrl-C reaches every process of the terminal.
server=$(pgrep -g "$run" -f 'faro demo' | head -n 1)
kill -INT -- "-$run"
wait "$run" || [ $? -eq 130 ] # what make itself says of an interrupted recipe
for _second in $(seq 20); do
    kill -0 "$server" 2>/dev/null || break
    sleep 0.5
done
if kill -0 "$server" 2>/dev/null; then
    echo "el servidor siguió después de Ctrl-C" >&2
    exit 1
fi
if grep -q Traceback "$log"; then
    cat "$log"
    exit 1
fi
echo "make run: bien"
