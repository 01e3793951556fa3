#!/usr/bin/env bash
# Imports by the real yt-dlp, from PyPI, of a page that this test serves on the loopback address.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
node --test --test-concurrency=1 --test-reporter=spec tests/import/*.test.mjs | awk '
  $1 == "ℹ" && $2 == "pass" { passed = $3; next }
  $1 == "ℹ" && $2 == "fail" { failed = $3; next }
  { print }
  END { print passed + 0 " passed, " failed + 0 " failed" }'
