#!/usr/bin/env bash
# Invented requests, made from the server's own OpenAPI document: none may be answered with a 5xx, or otherwise
# than the document says.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec node --test --test-concurrency=1 --test-reporter=spec tests/schemathesis/*.test.mjs
