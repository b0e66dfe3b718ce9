#!/usr/bin/env bash
# Runs the browser tests, one file after the other, against a debug build of the server.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --locked -p chatpic
CHATPIC_BIN=${CARGO_TARGET_DIR:-$PWD/target}/debug/chatpic
CHROMIUM=$(command -v chromium)
export CHATPIC_BIN CHROMIUM
cd tests/browser
for file in *.test.js; do
  node --test "$file"
done
