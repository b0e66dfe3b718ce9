#!/usr/bin/env bash
# Runs what lies in deploy/: a debug build of the server behind nginx and behind Caddy, with their
# shipped configurations; and what systemd says of the unit.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --locked -p chatpic
CHATPIC_BIN=$(realpath "${CARGO_TARGET_DIR:-target}")/debug/chatpic
# Debian keeps nginx where only root looks.
PATH=$PATH:/usr/sbin
export CHATPIC_BIN PATH
node --test tests/deploy/*.test.js

# The unit names a program that need not be installed here. systemd ends well on a key that it doesn't
# know, and only says so; anything said is a fault.
units=$(mktemp -d)
trap 'rm -rf "$units"' EXIT
mkdir "$units/chatpic.service.d"
cp deploy/systemd/several.conf "$units/chatpic.service.d"
sed "s|^ExecStart=/usr/local/bin/chatpic |ExecStart=$CHATPIC_BIN |" \
  deploy/systemd/chatpic.service >"$units/chatpic.service"
said=$(systemd-analyze verify "$units/chatpic.service" 2>&1)
if [ -n "$said" ]; then
  echo "deploy: systemd-analyze verify: $said" >&2
  exit 1
fi
# Tenths: 20 is 2.0 of 10, where a service with everything open has 9.6.
systemd-analyze security --offline=yes --threshold=20 --no-pager "$units/chatpic.service" | tail -1
