#!/bin/sh
# Brings a stack to the state of a backup; all that it holds now is replaced:
#   deploy/docker/restore.sh backups/2026-11-25
# COMPOSE names the command with its options, where it is not "docker compose".
set -eu
compose="${COMPOSE:-docker compose}"
folder="${1:?the folder of the backup}"
(cd "$folder" && sha256sum --check --quiet SHA256SUMS)

# shellcheck disable=SC2086  # the command may have options
{
    # Nobody writes meanwhile, and NATS begins anew: it is no system of record.
    $compose down
    $compose up -d postgres s3
    until $compose exec -T postgres psql -qh 127.0.0.1 -U postgres -d privet -c "SELECT 1" >/dev/null 2>&1; do
        sleep 1
    done
    $compose exec -T postgres pg_restore --username=postgres --dbname=privet --clean --if-exists \
        --single-transaction --exit-on-error <"$folder/privet.dump"
    # Whoever had not heard of an event yet hears it now; who had, knows its id.
    for schema in auth devices tickets media; do
        echo "UPDATE $schema.outbox SET published_at = NULL;"
    done | $compose exec -T postgres psql -q --username=postgres --dbname=privet -v ON_ERROR_STOP=1
    $compose exec -T s3 sh -c 'find /data -mindepth 1 -delete'
    $compose exec -T s3 tar -C /data -xf - <"$folder/bucket.tar"
    $compose restart s3 # it remembers for minutes which files there were
    $compose up -d
}
echo "Restored from $folder"
