#!/usr/bin/env bash
# Fetches photos, does things to them, and prints how many are still found:
# bench/scan/recall.sh [DIRECTORY]. The first time takes a quarter of an hour and 5 GB, which stay; see
# recall/README.md. It needs Debian, python3-venv and PyPI.
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$HOME/.cache/chatpic/target}
place=${1:-$HOME/.cache/chatpic/recall}

recall/fetch.sh "$place"
if [ ! -x "$place/venv/bin/python" ]; then
  python3 -m venv "$place/venv"
  "$place/venv/bin/pip" install --quiet pillow==13.0.0 pdqhash==0.2.8 numpy==2.4.6
fi
"$place/venv/bin/python" recall/make.py "$place"
cargo build --release --locked -p chatpic-bench-scan
"$CARGO_TARGET_DIR/release/chatpic-recall" "$place"
