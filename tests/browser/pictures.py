"""Draws the pictures of the browser tests into the directory that is given: a photo with a position and
an orientation, as a phone writes it, a drawing, noise that takes a while to send, and blurs that nobody
misses when they are removed for good."""

import os
import random
import sys

from PIL import Image, ImageDraw

where = sys.argv[1]

photo = Image.new("RGB", (480, 640), (240, 180, 140))
draw = ImageDraw.Draw(photo)
draw.ellipse([300, 110, 370, 180], fill=(255, 236, 190))
draw.polygon([(0, 480), (180, 220), (400, 480)], fill=(80, 70, 100))
draw.polygon([(220, 480), (370, 330), (480, 440), (480, 480)], fill=(110, 90, 115))
draw.rectangle([0, 480, 480, 640], fill=(60, 110, 140))
exif = Image.Exif()
exif[0x0110] = "Testcam 3"
exif[0x0112] = 6  # Stored lying on its side, shown upright: 480 wide, 640 high.
exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0), 3: "E", 4: (13.0, 24.0, 36.0)}
photo.transpose(Image.Transpose.ROTATE_90).save(os.path.join(where, "photo.jpg"), exif=exif, quality=90)

drawing = Image.new("RGBA", (320, 200), (40, 90, 200, 255))
ImageDraw.Draw(drawing).ellipse([60, 20, 260, 180], fill=(250, 220, 60, 255))
drawing.save(os.path.join(where, "drawing.png"))

Image.frombytes("RGB", (800, 600), os.urandom(800 * 600 * 3)).save(os.path.join(where, "noise.png"))

for number in range(11):
    blur = Image.frombytes("RGB", (6, 8), random.Random(number).randbytes(6 * 8 * 3))
    blur.resize((480, 640), Image.Resampling.BICUBIC).save(os.path.join(where, f"blur-{number}.png"))
