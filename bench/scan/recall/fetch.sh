#!/usr/bin/env bash
# Unpacks the Debian packages that the pictures come from, without installing them:
# bench/recall/fetch.sh DIRECTORY. What is there stays. It needs apt, and about 1.5 GB.
set -euo pipefail
photos=$(dirname "$(realpath "$0")")/photos.txt
mkdir -p "$1"
cd "$1"

others=(stellarium-data ufoai-textures tuxpaint-stamps-default openclipart-png)
for package in $(cut -d' ' -f1 "$photos" | sort -u) "${others[@]}"; do
  [ ! -d "x/$package" ] || continue
  echo "recall: unpacking $package"
  rm -rf part && mkdir -p part/x x
  (cd part && apt-get download -qq "$package")
  dpkg -x part/*.deb part/x
  mv part/x "x/$package"
done
rm -rf part
