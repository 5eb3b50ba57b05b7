#!/bin/sh
# Writes the hash-pinned lock files from uv.lock: one for development, one per deployable package.
# uv.lock itself is not kept, because it names package registries.
set -eu
uv=.venv/bin/uv
export_lock() { "$uv" export --quiet --no-header --no-emit-workspace --no-annotate "$@"; }

export_lock --all-packages --all-extras --all-groups >requirements.lock
export_lock --package privet-shared --no-dev >shared/requirements.lock
for package in gateway auth-service device-service ticket-service media-service; do
    export_lock --package "privet-$package" --no-dev >"$package/requirements.lock"
done
export_lock --package privet-local --only-group mail >deploy/local/requirements.lock
# uv alone, for the first step of an installation.
awk '/^uv==/ {on=1} on {print} on && !/\\$/ {exit}' requirements.lock >deploy/uv.lock.txt
