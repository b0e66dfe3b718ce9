#!/usr/bin/env bash
# Makes sure that the programs are there with which the server is measured: nginx, ImageMagick and wrk from
# Debian's packages, rustypaste and pict-rs from their sources. Nothing is done where nothing is missing.
# They are run as they are, and nothing of them is kept in this repository.
set -euo pipefail

tools="$HOME/.cache/chatpic/tools"
packages=()
need() { PATH=$PATH:/usr/sbin command -v "$1" >/dev/null || packages+=("$2"); }
need nginx nginx-light
need wrk wrk
need taskset util-linux
# What pict-rs calls for each picture.
need convert imagemagick
need exiftool libimage-exiftool-perl
need ffmpeg ffmpeg
if [ ${#packages[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null
fi

peer() {
  [ -x "$tools/bin/$1" ] && return
  echo "bench: building $1, which takes minutes"
  local target="$HOME/.cache/chatpic/$1-build"
  env CARGO_TARGET_DIR="$target" CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_DEBUG=0 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 cargo install "$1" --version "$2" --locked --root "$tools"
  rm -rf "$target"
}
peer rustypaste 0.18.1
peer pict-rs 0.6.0-rc.6
