#!/bin/sh
# Runs a command with a PostgreSQL server of its own in DATABASE_URL; the server and its data vanish with it.
set -eu
programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$programs" ] || programs=$(dirname "$(command -v pg_ctl || echo /nowhere/pg_ctl)")
[ -x "$programs/initdb" ] || {
    echo "Falta PostgreSQL: instálelo (en Debian o Ubuntu: apt install postgresql) y repita." >&2
    exit 1
}

folder=$(mktemp -d)
# PostgreSQL refuses to run as root: Debian's package brings a user for it.
as_owner=""
if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$folder"
    as_owner="runuser -u postgres --"
fi
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

finish() {
    (cd / && $as_owner "$programs/pg_ctl" --pgdata "$folder/data" --mode immediate --silent stop) || true
    rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

(
    cd /
    $as_owner "$programs/initdb" --pgdata "$folder/data" --auth trust --username faro --encoding UTF8 --locale C.UTF-8 \
        --no-sync >/dev/null
    $as_owner "$programs/pg_ctl" --pgdata "$folder/data" --log "$folder/log" --silent --wait start \
        --options "-p $port -h 127.0.0.1 -k $folder -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
)
export DATABASE_URL="postgresql://faro@127.0.0.1:$port/postgres"
export PATH="$PATH:$programs"
"$@"
