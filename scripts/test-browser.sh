#!/usr/bin/env bash
# Runs the browser tests, one file after the other.
set -euo pipefail
exec "$(dirname "$0")/browser.sh" bash -c 'for file in *.test.js; do node --test "$file" || exit 1; done'
