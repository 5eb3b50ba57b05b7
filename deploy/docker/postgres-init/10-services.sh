#!/bin/sh
# Gives each service a login role that owns one schema and sees no other; runs once, on an empty
# volume. The same as privet_shared.servers.provision.
set -eu

service() {
    psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d privet \
        -v role="$1" -v schema="$2" -v password="$3" <<'SQL'
CREATE ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT PASSWORD :'password';
GRANT CONNECT ON DATABASE privet TO :"role";
CREATE SCHEMA :"schema" AUTHORIZATION :"role";
REVOKE ALL ON SCHEMA :"schema" FROM PUBLIC;
ALTER ROLE :"role" IN DATABASE privet SET search_path = :"schema";
SQL
}

psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d privet <<'SQL'
REVOKE ALL ON DATABASE privet FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL
service auth_service auth "$AUTH_DB_PASSWORD"
service device_service devices "$DEVICE_DB_PASSWORD"
service ticket_service tickets "$TICKET_DB_PASSWORD"
service media_service media "$MEDIA_DB_PASSWORD"
