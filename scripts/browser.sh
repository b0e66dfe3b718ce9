#!/usr/bin/env bash
# Runs a command in tests/browser against a debug build of the server: scripts/browser.sh COMMAND…
# scripts/install-test-tools.sh installs what it needs.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --locked -p chatpic
CHATPIC_BIN=${CARGO_TARGET_DIR:-$PWD/target}/debug/chatpic
CHROMIUM=$(command -v chromium)
export CHATPIC_BIN CHROMIUM
cd tests/browser
exec "$@"
