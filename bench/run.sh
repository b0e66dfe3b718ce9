#!/usr/bin/env bash
# Builds the server for release and prints its figures on this machine, beside those of other programs. It
# takes a quarter of an hour and writes some GiB, which it deletes: bench/run.sh [DIRECTORY].
set -euo pipefail
cd "$(dirname "$0")/.."
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/chatpic/target}
place=${1:-$HOME/.cache/chatpic/bench}

bench/peers/install.sh

cargo build --release --locked -p chatpic -p chatpic-bench -p chatpic-bench-mark -p chatpic-bench-scan
# A thousand streams are a thousand files, for the server and for who listens.
ulimit -n "$(ulimit -Hn)"
echo "machine: $(nproc) × $(sed -n 's/^model name[^:]*: //p;T;q' /proc/cpuinfo), $(uname -sr), $(df --output=fstype "$HOME" | tail -1)"
"$CARGO_TARGET_DIR/release/chatpic-bench" "$CARGO_TARGET_DIR/release/chatpic" "$place"
"$CARGO_TARGET_DIR/release/chatpic-bench-scan"
"$CARGO_TARGET_DIR/release/chatpic-bench-mark"
