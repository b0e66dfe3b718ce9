#!/usr/bin/env bash
# Fetches photos, marks them, does things to them, and prints how many marks are still read:
# bench/marks/run.sh [DIRECTORY [EACH]], every EACHth photo. It needs Debian's apt; see
# ../scan/recall/README.md for what the photos are.
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/chatpic/target}
place=${1:-$HOME/.cache/chatpic/recall}

../scan/recall/fetch.sh "$place"
cargo build --release --locked -p chatpic-bench-marks
"$CARGO_TARGET_DIR/release/chatpic-marks" "$place" "${2:-1}"
