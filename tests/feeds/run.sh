#!/usr/bin/env bash
# Feeds as an independent reader understands them: feedparser, from PyPI.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec node --test --test-concurrency=1 --test-reporter=spec tests/feeds/*.test.mjs
