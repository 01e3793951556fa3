#!/usr/bin/env bash
# Runs every check and every test of Sepiola: ./test.sh
#
#   ./test.sh          installs what tests need, then everything, on SQLite and on a temporary PostgreSQL
#   ./test.sh quick    formatting, lints, house rules, Rust tests on SQLite: an answer in minutes, nothing installed
#
# Asks nothing. Stops at the first step that fails; a table at the end says what ran and how long it took.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=xtask/setup.sh
. xtask/setup.sh

mode=${1:-all}
case $mode in
  all | quick) ;;
  *)
    sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    [ "$mode" = help ] || [ "$mode" = --help ] || [ "$mode" = -h ] || exit 2
    exit 0
    ;;
esac

# The same conditions everywhere: no new snapshots written in passing, no colour codes in logs, nothing read from stdin.
export CI=true NO_COLOR=1 CARGO_TERM_COLOR=never
unset SEPIOLA_TEST_POSTGRES_URL
exec </dev/null

logs=$(mktemp -d /tmp/sepiola-test.XXXXXX)
cluster=$(mktemp -d /tmp/sepiola-pg.XXXXXX) # not below logs: the server runs as another user
names=() seconds=() results=()
current="" started=0
passed=0 failed=0 uncounted=0

# --- steps, the table, the sum ---------------------------------------------------------------------------------------

begin() {
  current=$1
  started=$SECONDS
  printf '\n=== %s\n' "$current"
}

end() {
  names+=("$current")
  seconds+=($((SECONDS - started)))
  results+=("$1")
  current=""
}

# step NAME COMMAND... — stops the run when the command fails.
step() {
  begin "$1"
  shift
  local status
  set +e
  (set -euo pipefail && "$@") 2>&1 | tee "$logs/step"
  status=${PIPESTATUS[0]}
  set -e
  [ "$status" -eq 0 ] || exit "$status"
  end ok
}

# The same for a step whose tests are counted.
test_step() {
  begin "$1"
  shift
  local status
  set +e
  (set -euo pipefail && "$@") 2>&1 | tee "$logs/step"
  status=${PIPESTATUS[0]}
  set -e
  count "$logs/step"
  [ "$status" -eq 0 ] || exit "$status"
  end ok
}

# Sums what test runners print at their end: cargo-nextest, cargo test, vitest, node --test, and the plain
# "N passed, N failed" of a script. A step without such a line makes the sum unknown.
count() {
  local found
  found=$(sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '
    function number_before(word,   i) { for (i = 2; i <= NF; i++) if (index($i, word) == 1) return $(i - 1) + 0; return 0 }
    /^ *Summary \[.*tests? run:/ { p += number_before("passed"); f += number_before("failed") + number_before("timed"); seen = 1 }
    /^test result: / { p += number_before("passed"); f += number_before("failed"); seen = 1 }
    /^ *Tests  +[0-9]/ { p += number_before("passed"); f += number_before("failed"); seen = 1 }
    /^(#|ℹ) pass [0-9]+$/ { p += $3; seen = 1 }
    /^(#|ℹ) fail [0-9]+$/ { f += $3; seen = 1 }
    /^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3; seen = 1 }
    END { if (seen) print p + 0, f + 0 }')
  if [ -n "$found" ]; then
    passed=$((passed + ${found% *}))
    failed=$((failed + ${found#* }))
  else
    uncounted=1
  fi
}

finish() {
  local status=$? n
  trap - EXIT
  [ ! -d "$cluster" ] || tests/pg.sh stop "$cluster" || true
  [ -z "$current" ] || end FAILED
  rm -rf "$logs"
  printf '\n%-34s %8s  %s\n' step seconds result
  for n in "${!names[@]}"; do
    printf '%-34s %8s  %s\n' "${names[$n]}" "${seconds[$n]}" "${results[$n]}"
  done
  printf '%-34s %8s\n' total "$SECONDS"
  if [ "$status" -ne 0 ]; then
    printf '\nstopped at: %s\n' "${names[-1]:-the start}"
  fi
  # Only a sum that is the whole truth is printed: every test step that ran was counted, and the failure is among it.
  if [ "$uncounted" -eq 0 ] && { [ "$status" -eq 0 ] || [ "$failed" -gt 0 ]; }; then
    printf '%s passed, %s failed\n' "$passed" "$failed"
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

# --- what the steps do -----------------------------------------------------------------------------------------------

# Runs in this shell: it may change PATH.
install_tools() {
  ensure_packages curl:curl xz:xz-utils cc:gcc /usr/include/stdio.h:libc6-dev ld.lld:lld ffmpeg:ffmpeg \
    /etc/ssl/certs/ca-certificates.crt:ca-certificates chromium:chromium jq:jq shellcheck:shellcheck \
    openssl:openssl /usr/sbin/nginx:nginx caddy:caddy python3:python3 pip3:python3-pip \
    '/usr/lib/postgresql/*/bin/initdb:postgresql' psql:postgresql-client
  ensure_rust
  ensure_node
  ensure_cargo_deny
  say ok
}

dependencies() {
  cargo deny --locked check bans licenses sources
  # The advisories live in a git repository; without a way there they cannot be checked, and that is not silent.
  local database=https://github.com/RustSec/advisory-db
  if curl -fsS -o /dev/null --max-time 15 "$database" 2>/dev/null; then
    cargo deny --locked check advisories
  else
    say "NOT CHECKED: known vulnerabilities. $database cannot be reached from here."
  fi
}

scripts() {
  local found
  mapfile -t found < <(find . \( -name target -o -name node_modules -o -name .git \) -prune -o \
    -type f \( -name '*.sh' -o -path './.ci/run' \) -print)
  shellcheck -x "${found[@]}"
}

web_checks() {
  cd web
  npm run --if-present lint
  npm run --if-present check
}

rust_tests() {
  # The quick answer leaves out what starts whole servers: the black-box tests of the package sepiola.
  if command -v cargo-nextest >/dev/null 2>&1; then
    local some=(--workspace)
    [ "$mode" = quick ] && some+=(-E 'not (package(sepiola) and kind(test))')
    cargo nextest run "${some[@]}" --locked --no-fail-fast --no-tests=pass --status-level slow
    # nextest leaves out the examples in documentation.
    [ "$mode" = quick ] || cargo test --workspace --locked --no-fail-fast --doc --quiet
  elif [ "$mode" = quick ]; then
    cargo test --workspace --exclude sepiola --locked --no-fail-fast
    cargo test --package sepiola --bins --locked --no-fail-fast
  else
    cargo test --workspace --locked --no-fail-fast
  fi
}

# Black-box tests: each folder of tests/ that has a package.json (npm test) or a run.sh. They find the server in
# SEPIOLA_BIN and PostgreSQL in SEPIOLA_TEST_POSTGRES_URL. Those written in Rust belong to the package `sepiola` and
# have run with the others.
black_box() {
  local folder=$1
  if [ -f "$folder/package.json" ]; then
    ensure_npm "$folder"
    cd "$folder"
    npm test
  else
    "$folder/run.sh"
  fi
}

# --- the run ---------------------------------------------------------------------------------------------------------

if [ "$mode" = all ]; then
  begin 'tools'
  install_tools
  end ok
fi

step 'formatting' cargo fmt --all --check
step 'house rules' cargo xtask tidy
if [ "$mode" = all ]; then
  step 'scripts' scripts
  step 'dependencies' dependencies
  if [ -f web/package.json ]; then
    step 'web: packages' ensure_npm web
    step 'web: lint and types' web_checks
    test_step 'web: unit tests' npm --prefix web test
    # Before the server is compiled: it embeds the result.
    step 'web: build' build_web
  fi
fi
step 'lints' cargo clippy --workspace --all-targets --locked -- -D warnings

if [ "$mode" = quick ]; then
  test_step 'Rust tests (SQLite)' rust_tests
  exit 0
fi

begin 'PostgreSQL'
SEPIOLA_TEST_POSTGRES_URL=$(tests/pg.sh start "$cluster")
export SEPIOLA_TEST_POSTGRES_URL
end ok
# The crash test alone goes on for 50 kills, some minutes; SEPIOLA_CRASH_ROUNDS=50 ./test.sh asks for all of them.
export SEPIOLA_CRASH_ROUNDS=${SEPIOLA_CRASH_ROUNDS:-15}
test_step 'Rust tests (SQLite, PostgreSQL)' rust_tests

built=""
for folder in tests/*/; do
  folder=${folder%/}
  [ -f "$folder/package.json" ] || [ -x "$folder/run.sh" ] || continue
  if [ -z "$built" ]; then
    step 'server' cargo build --locked --package sepiola
    built="$(cd "$(target_dir)" && pwd)/debug/sepiola"
    export SEPIOLA_BIN="$built"
  fi
  test_step "$folder" black_box "$folder"
done
