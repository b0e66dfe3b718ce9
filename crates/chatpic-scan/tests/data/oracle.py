"""Writes what the references make of pictures: vectors.txt and dihedral.txt of a thousand generated
ones, photo.txt of parts of a photo in all sizes.

Needs PyPI's pdqhash (the Python tools' reference, 0.2.8), numpy, Pillow, and a checkout of
facebook/ThreatExchange for the C++ tools'. The pictures are made by the same arithmetic as in
tests/scan/pictures.rs, so only hashes are kept.

    T=/path/to/ThreatExchange
    g++ -std=c++17 -O2 -I$T oracle.cpp $T/pdq/cpp/{hashing,downscaling,common}/*.cpp -lpthread -o /tmp/oracle
    python3 oracle.py /tmp/oracle
"""

import struct
import subprocess
import sys

import numpy as np
import pdqhash
from PIL import Image

COUNT = 1000
SIDES = [1, 2, 4, 5, 6, 7, 63, 64, 65, 127, 128, 129, 511, 512, 513]
KINDS = 8
u32 = np.uint32


def mix(a, b):
    with np.errstate(over="ignore"):
        x = u32(a) * u32(0x9E3779B1) + np.asarray(b, dtype=u32)
        x = (x ^ (x >> u32(16))) * u32(0x7FEB352D)
        x = (x ^ (x >> u32(15))) * u32(0x846CA68B)
        return x ^ (x >> u32(16))


def size(n):
    pairs = len(SIDES) ** 2
    if n < pairs:
        return SIDES[n % len(SIDES)], SIDES[n // len(SIDES)]
    if n < pairs + KINDS:
        return 64, 64
    limit = [96, 96, 96, 96, 96, 96, 320, 320, 320, 1100][int(mix(n, 1)) % 10]
    return 1 + int(mix(n, 2)) % limit, 1 + int(mix(n, 3)) % limit


def picture(n):
    width, height = size(n)
    kind = n % KINDS
    s = int(mix(n, 5))
    cell = u32(1 + int(mix(n, 6)) % 24)
    y, x, c = np.meshgrid(*(np.arange(k, dtype=u32) for k in (height, width, 3)), indexing="ij")
    draw = lambda k: mix(s, k)
    noise = draw((y * u32(width) + x) * u32(3) + c)
    blocks = draw((y // cell * u32(4096) + x // cell) * u32(3) + c)
    if kind == 0:
        value = noise
    elif kind == 1:
        value = (x * (u32(1) + draw(c) % u32(7)) + y * (u32(1) + draw(c + u32(3)) % u32(7))) >> (draw(6) % u32(3))
    elif kind == 2:
        value = np.where((x // cell + y // cell) & u32(1), draw(c), draw(c + u32(3)))
    elif kind == 3:
        value = blocks
    elif kind == 4:
        value = draw(c)
    elif kind == 5:
        value = (x * x * (u32(1) + draw(c) % u32(5)) + y * y * (u32(1) + draw(c + u32(3)) % u32(5))) >> u32(6)
    elif kind == 6:
        value = (blocks & u32(0xF0)) + (noise & u32(15))
    else:
        value = np.where(draw(y // cell) & u32(7), u32(255) - (draw(x) & u32(3)), u32(0)) + c * u32(0)
    return np.ascontiguousarray((value & u32(255)).astype(np.uint8))


def text(bits):
    return np.packbits(bits).tobytes().hex()


def both(cpp, pixels):
    """What the Python tools say, and after it what the C++ tools say where that differs."""
    bits, quality = pdqhash.compute(pixels)
    line = f"{text(bits)} {quality}"
    height, width, _ = pixels.shape
    cpp.stdin.write(struct.pack("ii", width, height) + pixels.tobytes())
    cpp.stdin.flush()
    other = cpp.stdout.readline().decode().strip()
    return line if other == line else f"{line} {other}"


def parts(photo):
    height, width, _ = photo.shape
    widths, heights = ([s for s in SIDES + [n] if s <= n] for n in (width, height))
    for n, (w, h) in enumerate((w, h) for h in heights for w in widths):
        x, y = int(mix(n, 8)) % (width - w + 1), int(mix(n, 9)) % (height - h + 1)
        yield np.ascontiguousarray(photo[y : y + h, x : x + w])


def main():
    cpp = subprocess.Popen(sys.argv[1], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    photo = np.asarray(Image.open("photos/bridge.webp").convert("RGB"))
    with open("photo.txt", "w") as out:
        for pixels in parts(photo):
            print(both(cpp, pixels), file=out)
    with open("vectors.txt", "w") as plain, open("dihedral.txt", "w") as dihedral:
        for n in range(COUNT):
            pixels = picture(n)
            print(both(cpp, pixels), file=plain)
            if n >= 225 + KINDS and n % 20 == n // 100 % 8:
                turned, _ = pdqhash.compute_dihedral(pixels)
                print(n, *map(text, turned), file=dihedral)


main()
