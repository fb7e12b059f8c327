#!/bin/sh
# Starts the replica. The first start copies the primary and creates a replication slot, so that the primary keeps what the
# replica has not read yet.
set -eu

if [ ! -s "$PGDATA/PG_VERSION" ]; then
  export PGPASSWORD="$COFFER_REPLICATION_PASSWORD"
  until pg_basebackup --pgdata "$PGDATA" --create-slot --slot replica --checkpoint fast --write-recovery-conf \
    --dbname "host=$PRIMARY_HOST port=${PRIMARY_PORT:-5432} user=replicator application_name=replica"; do
    sleep 1
  done
  chmod 700 "$PGDATA"
fi
exec postgres "$@"
