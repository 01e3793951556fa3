#!/usr/bin/env bash
# The server behind nginx and Caddy, with the configurations that docs/guides/a-real-address.md shows.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
# Debian keeps nginx out of PATH.
export PATH="$PATH:/usr/sbin"
exec node --test --test-concurrency=1 --test-reporter=spec tests/proxy/*.test.mjs
