#!/bin/sh
# Before the image's own entrypoint: production starts with no password that everybody knows.
set -eu
if [ "${ENV:-}" = production ]; then
    for name in POSTGRES_PASSWORD AUTH_DB_PASSWORD DEVICE_DB_PASSWORD TICKET_DB_PASSWORD MEDIA_DB_PASSWORD; do
        eval "value=\${$name}"
        case "$value" in
            development-*)
                echo "$name has its development default: set a random one" >&2
                exit 1
                ;;
        esac
    done
fi
exec docker-entrypoint.sh "$@"
