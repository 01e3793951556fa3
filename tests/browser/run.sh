#!/usr/bin/env bash
# The browser tests: headless Chromium against the real server. playwright-core comes with the web client's packages.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec node --test --test-concurrency=1 --test-reporter=spec tests/browser/*.test.mjs
