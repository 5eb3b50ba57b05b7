#!/bin/sh
# Copies the database and the bucket of a running stack into a new folder:
#   deploy/docker/backup.sh backups/2026-11-25
# COMPOSE names the command with its options, where it is not "docker compose".
set -eu
compose="${COMPOSE:-docker compose}"
folder="${1:?the folder to make}"
umask 077 # people's data
mkdir -p "$(dirname "$folder")"
mkdir "$folder"
# The database first: whatever it names is in the bucket already.
# shellcheck disable=SC2086  # the command may have options
{
    $compose exec -T postgres pg_dump --username=postgres --format=custom privet >"$folder/privet.dump"
    $compose exec -T s3 tar -C /data -cf - . >"$folder/bucket.tar"
}
(cd "$folder" && sha256sum privet.dump bucket.tar >SHA256SUMS)
echo "Backed up to $folder"
