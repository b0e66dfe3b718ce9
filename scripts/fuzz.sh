#!/usr/bin/env bash
# Runs fuzz targets, each for some seconds: scripts/fuzz.sh [SECONDS [TARGET…]]; all targets, five
# seconds each. Ends with 1 where a promise is broken; the input is then in fuzz/artifacts/TARGET.
#
# What is found that is new is kept between runs under ~/.cache/chatpic/fuzz-corpus; the seeds in
# fuzz/corpus, made by fuzz/seeds.py, stay as they are.
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:-5}
shift $(($# ? 1 : 0))
cache=$HOME/.cache/chatpic
export PATH="$cache/tools/bin:$PATH"
if ! command -v cargo-fuzz >/dev/null; then
  echo "fuzz: cargo-fuzz is not here; installing it into $cache/tools"
  cargo install cargo-fuzz --locked --root "$cache/tools"
fi

# The address sanitizer's flag is not stable yet. This lets the stable compiler take it.
export RUSTC_BOOTSTRAP=1
(cd fuzz && cargo fuzz build --target-dir "$cache/fuzz")
programs=$(echo "$cache"/fuzz/*-*-*/release)
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd fuzz/fuzz_targets && ls | sed 's/\.rs$//')

# The running service's files, made by one target and left behind by every run of it.
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

# A server is made to run until its process ends, so nothing can be said of leaks.
export ASAN_OPTIONS=detect_odr_violation=0:detect_leaks=0
failed=()
for target in "${targets[@]}"; do
  mkdir -p "fuzz/artifacts/$target" "$cache/fuzz-corpus/$target"
  # Twenty seconds and 256 MiB at once are more than any of these small inputs may take.
  if ! "$programs/$target" "$cache/fuzz-corpus/$target" "fuzz/corpus/$target" \
    -max_total_time="$seconds" -timeout=20 -malloc_limit_mb=256 -print_final_stats=1 \
    -artifact_prefix="fuzz/artifacts/$target/" >"$TMPDIR/$target.log" 2>&1; then
    failed+=("$target")
    tail -60 "$TMPDIR/$target.log"
  fi
  echo "fuzz: $target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$TMPDIR/$target.log") runs"
done
if [ ${#failed[@]} -gt 0 ]; then
  echo "fuzz: broken: ${failed[*]}" >&2
  exit 1
fi
