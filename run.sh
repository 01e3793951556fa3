#!/usr/bin/env bash
# Builds Sepiola and starts it: ./run.sh
#
#   ./run.sh [options of `sepiola serve`]   install what is missing, build, serve on http://127.0.0.1:9000
#   ./run.sh build                          the same, without starting
#
# Asks nothing. Run it again after a `git pull`: it rebuilds what changed and nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
# shellcheck source=xtask/setup.sh
. xtask/setup.sh

case ${1:-} in
  -h | --help | help)
    sed -n '2,7s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
    exit 0
    ;;
esac

printf '1/4 packages … '
ensure_packages curl:curl xz:xz-utils cc:gcc /usr/include/stdio.h:libc6-dev ld.lld:lld ffmpeg:ffmpeg \
  /etc/ssl/certs/ca-certificates.crt:ca-certificates
say ok

printf '2/4 Rust and Node … '
ensure_rust
ensure_node
say ok

printf '3/4 web client … '
build_web
say ok

# Cargo says itself what it is doing; the first time takes some minutes.
say '4/4 server'
cargo build --release --locked --package sepiola </dev/null

server="$(target_dir)/release/sepiola"
if [ "${1:-}" = build ]; then
  say "Built: $server"
  exit 0
fi

# The data folder is ./data unless the command line says otherwise. Where it listens stays the configuration's business:
# its default is 127.0.0.1:9000.
defaults=(--data ./data)
case " $* " in *" --data "* | *" --data="*) defaults=() ;; esac
exec "$server" serve "${defaults[@]}" "$@"
