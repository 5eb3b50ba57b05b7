#!/bin/sh
# The two steps of building the client in its image; where there is no client, a page that says so.
set -eu
case "$1" in
    install) [ ! -f package.json ] || npm ci --ignore-scripts --no-audit --no-fund ;;
    build)
        if [ -f package.json ]; then
            npm run build
        else
            mkdir dist
            echo '<!doctype html><html lang="en"><title>PrivetSuperApp</title>' \
                '<p>This build has no client. <a href="/docs">The API</a></p></html>' \
                >dist/index.html
        fi
        ;;
esac
