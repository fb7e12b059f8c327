#!/bin/sh
# Creates the roles and the database on a new primary. The primary waits for its replica at each commit, and there is none
# yet, so these commits are local.
set -eu

psql --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set app="$COFFER_APP_PASSWORD" --set replicator="$COFFER_REPLICATION_PASSWORD" <<'SQL'
set synchronous_commit = local;
create role replicator login replication password :'replicator';
create role coffer_app login password :'app';
create database coffer owner coffer_app;
revoke connect on database coffer from public;
SQL
