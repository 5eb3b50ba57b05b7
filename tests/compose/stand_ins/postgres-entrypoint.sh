#!/bin/sh
# What the official image's entrypoint does when it does not run as root: makes a cluster in an
# empty PGDATA, runs /docker-entrypoint-initdb.d on it over its socket alone, then starts it.
set -eu
sockets=/run/postgresql
export PGHOST="$sockets"

if [ "$1" = postgres ] && [ ! -s "$PGDATA/PG_VERSION" ]; then
    mkdir -p "$PGDATA"
    chmod 700 "$PGDATA"
    echo "$POSTGRES_PASSWORD" >/tmp/password
    # shellcheck disable=SC2086  # several arguments, as with the official image
    initdb --username="${POSTGRES_USER:-postgres}" --pwfile=/tmp/password ${POSTGRES_INITDB_ARGS:-}
    rm /tmp/password
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    pg_ctl --wait --options="-c listen_addresses='' -k $sockets" start
    [ "${POSTGRES_DB:-postgres}" = postgres ] || createdb -U "${POSTGRES_USER:-postgres}" "$POSTGRES_DB"
    for script in /docker-entrypoint-initdb.d/*.sh; do
        if [ -x "$script" ]; then "$script"; else . "$script"; fi
    done
    pg_ctl --wait --mode=fast stop
fi
exec "$@" -k "$sockets" -c "listen_addresses=*"
