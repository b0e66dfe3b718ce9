#!/usr/bin/env bash
# Makes sure that what the tests call is there: programs from Debian's packages, where root or sudo can
# install them, the browser tests' package from npm, and Garage from its sources. Nothing is done where
# nothing is missing.
set -euo pipefail
cd "$(dirname "$0")/.."

packages=()
need() { command -v "$1" >/dev/null || packages+=("$2"); }
need cc gcc
# libFuzzer is C++.
need c++ g++
need chromium chromium
need node nodejs
# Debian has it in a package of its own, which the nodejs of other places conflicts with.
need npm npm
need exiftool libimage-exiftool-perl
need djpeg libjpeg-turbo-progs
# Reads the codes of links.
need zbarimg zbar-tools
# Reads marks.
need tesseract tesseract-ocr
# Decodes videos in the worker, makes those of the tests, and looks into them.
need ffmpeg ffmpeg
need avifenc libavif-bin
need avifdec libavif-bin
need openssl openssl
# Pages have a link in Devanagari, and pictures are taken of them.
need fc-list fontconfig
fc-list :lang=hi 2>/dev/null | grep -q . || packages+=(fonts-lohit-deva)
# Opens what the vault sealed.
need age age
# Debian keeps it where only root looks.
PATH=$PATH:/usr/sbin need nginx nginx-light
need caddy caddy
need systemd-analyze systemd
/usr/bin/python3 -c 'import PIL' 2>/dev/null || packages+=(python3-pil)
/usr/bin/python3 -c 'import ensurepip' 2>/dev/null || packages+=(python3-venv)
# Debian keeps each version's server programs off the path.
initdb=(/usr/lib/postgresql/*/bin/initdb)
[ -x "${initdb[-1]}" ] || need initdb postgresql
need psql postgresql-client
need setpriv util-linux

tools="$HOME/.cache/chatpic/tools"
build_garage=no
if [ ! -x "$tools/bin/garage" ] && ! command -v garage >/dev/null; then
  # The S3 store of the tests. It brings libsodium and lmdb, which are C.
  build_garage=yes
  need make make
fi

if [ ${#packages[@]} -gt 0 ]; then
  as_root=()
  [ "$(id -u)" = 0 ] || as_root=(sudo -n)
  if ! command -v apt-get >/dev/null || ! "${as_root[@]}" true 2>/dev/null; then
    echo "The tests need these Debian packages, or their like: ${packages[*]}" >&2
    echo "Neither root nor sudo is here to install them." >&2
    exit 1
  fi
  echo "tests: installing ${packages[*]}"
  export DEBIAN_FRONTEND=noninteractive
  "${as_root[@]}" apt-get update -qq
  # A package's service would start by itself and take its port, now and at each boot. Debian asks this
  # file whether it may; what was there comes back, also after a run that was killed.
  policy=/usr/sbin/policy-rc.d
  restore() {
    "${as_root[@]}" rm -f "$policy"
    if [ -e "$policy.before" ]; then "${as_root[@]}" mv "$policy.before" "$policy"; fi
  }
  if [ -e "$policy" ] && ! grep -q 'for the tests of ChatPic' "$policy"; then
    "${as_root[@]}" mv "$policy" "$policy.before"
  fi
  trap restore EXIT
  printf '#!/bin/sh\n# Here for the tests of ChatPic, and gone soon.\nexit 101\n' |
    "${as_root[@]}" tee "$policy" >/dev/null
  "${as_root[@]}" chmod 755 "$policy"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${packages[@]}" </dev/null
  for package in "${packages[@]}"; do
    case $package in
      nginx-light) "${as_root[@]}" systemctl disable --quiet nginx.service ;;
      caddy) "${as_root[@]}" systemctl disable --quiet caddy.service ;;
    esac
  done
fi

if [ $build_garage = yes ]; then
  echo "tests: building Garage, which takes minutes"
  # What was built by then is kept where this is interrupted.
  target="$HOME/.cache/chatpic/garage-build"
  env CARGO_TARGET_DIR="$target" \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_DEBUG=0 \
    cargo install garage --version 2.5.0 --locked --no-default-features \
    --features bundled-libs,lmdb --root "$tools"
  rm -rf "$target"
fi

# A client of resumable uploads that others wrote.
tuspy="$HOME/.cache/chatpic/tuspy"
if [ ! -x "$tuspy/bin/python" ] || ! "$tuspy/bin/python" -c 'import tusclient' 2>/dev/null; then
  echo "tests: installing tuspy"
  /usr/bin/python3 -m venv "$tuspy"
  "$tuspy/bin/pip" install -q --disable-pip-version-check tuspy==1.1.0
fi

if ! cmp -s tests/browser/package-lock.json tests/browser/node_modules/.chatpic-lock; then
  echo "tests: npm ci in tests/browser"
  (cd tests/browser && npm ci --no-audit --no-fund)
  cp tests/browser/package-lock.json tests/browser/node_modules/.chatpic-lock
fi
