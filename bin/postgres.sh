# A PostgreSQL server of one run: on loopback, in a folder that goes with it, never as root.
# start_postgres sets $postgres_server (a connection string) and $postgres_major; stop_postgres ends it. Sourced, never run.
postgres_folder='' postgres_as=() postgres_bin=''

start_postgres() {
  local port try
  postgres_bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
  [ -n "$postgres_bin" ] && [ -x "$postgres_bin/initdb" ] || return 1
  postgres_major=$(basename "$(dirname "$postgres_bin")")
  postgres_folder=$(mktemp -d "${TMPDIR:-/tmp}/maillage-postgres.XXXXXX")
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$postgres_folder"
    postgres_as=(setpriv --reuid=postgres --regid=postgres --clear-groups --)
  fi
  # The same order of letters as SQLite; nothing here has to survive a power cut.
  (cd / && "${postgres_as[@]}" "$postgres_bin/initdb" -D "$postgres_folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync) > "$postgres_folder.log" 2>&1 || return 1
  for try in 1 2 3 4 5; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 30000))
    (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    if (cd / && "${postgres_as[@]}" "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -w -t 30 -l "$postgres_folder/log" -o \
      "-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories='' -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=200 -c shared_buffers=128MB" \
      start) >> "$postgres_folder.log" 2>&1; then
      postgres_server="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      rm -f "$postgres_folder.log"
      return 0
    fi
  done
  return 1
}

stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  [ ! -f "$postgres_folder/data/postmaster.pid" ] || (cd / && "${postgres_as[@]}" "$postgres_bin/pg_ctl" -D "$postgres_folder/data" -m immediate stop) >/dev/null 2>&1 || true
  rm -rf "$postgres_folder" "$postgres_folder.log"
}
