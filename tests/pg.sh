#!/usr/bin/env bash
# A PostgreSQL of its own for one test run: no service, no configuration, nothing left behind.
#
#   tests/pg.sh start FOLDER    makes a cluster in FOLDER (created), starts it, prints its URL on stdout
#   tests/pg.sh stop FOLDER     stops it and removes FOLDER
#   tests/pg.sh run COMMAND...  runs a command with SEPIOLA_TEST_POSTGRES_URL set, then stops
#
# It listens on 127.0.0.1 only, on a free port, and wants a random password. Nothing is synced to disk: fast, and of
# no use for anything but tests.
set -euo pipefail

# The newest server on this machine: Debian keeps them out of PATH.
find_bin() {
  local newest
  newest=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -n 1)
  if [ -n "$newest" ]; then
    printf '%s' "$newest"
  elif command -v pg_ctl >/dev/null 2>&1; then
    dirname "$(readlink -f "$(command -v pg_ctl)")"
  else
    echo 'PostgreSQL is not installed (Debian: apt-get install postgresql)' >&2
    return 1
  fi
}

# initdb and the server refuse to run as root.
as_owner() {
  if [ "$(id -u)" -eq 0 ]; then
    # From / because the account may not be allowed into the current folder.
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

random() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

start() {
  local folder bin password port attempt
  mkdir -p "$1"
  folder=$(cd "$1" && pwd)
  bin=$(find_bin)
  chmod 700 "$folder"
  password=$(random 16)
  printf '%s\n' "$password" >"$folder/password"
  [ "$(id -u)" -ne 0 ] || chown -R postgres "$folder"

  if ! as_owner "$bin/initdb" --pgdata="$folder/cluster" --username=sepiola --pwfile="$folder/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$folder/initdb.log" 2>&1; then
    cat "$folder/initdb.log" >&2
    return 1
  fi
  as_owner tee -a "$folder/cluster/postgresql.conf" >/dev/null <<CONF
listen_addresses = '127.0.0.1'
unix_socket_directories = '$folder'
max_connections = 300
fsync = off
synchronous_commit = off
full_page_writes = off
autovacuum = off
CONF

  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM % 12000))
    if as_owner "$bin/pg_ctl" --pgdata="$folder/cluster" --log="$folder/server.log" --wait --silent \
      -o "-p $port" start >/dev/null 2>&1 </dev/null; then
      printf 'postgres://sepiola:%s@127.0.0.1:%s/postgres\n' "$password" "$port"
      return 0
    fi
    # Most likely the port is somebody else's: try another.
    [ "$attempt" -lt 5 ] || cat "$folder/server.log" >&2
  done
  return 1
}

stop() {
  [ -d "$1" ] || return 0
  local folder bin
  folder=$(cd "$1" && pwd)
  bin=$(find_bin)
  if [ -f "$folder/cluster/postmaster.pid" ]; then
    as_owner "$bin/pg_ctl" --pgdata="$folder/cluster" --mode=immediate --wait --silent stop >/dev/null || true
  fi
  rm -rf "$folder"
}

case ${1:-} in
  start) start "$2" ;;
  stop) stop "$2" ;;
  run)
    shift
    # Below /tmp: the socket's path may have 107 bytes at most, whatever TMPDIR says.
    folder=$(mktemp -d /tmp/sepiola-pg.XXXXXX)
    trap 'stop "$folder"' EXIT
    trap 'exit 130' INT TERM HUP
    SEPIOLA_TEST_POSTGRES_URL=$(start "$folder")
    export SEPIOLA_TEST_POSTGRES_URL
    "$@"
    ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 2
    ;;
esac
