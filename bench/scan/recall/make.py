"""Makes what chatpic-recall measures: make.py DIRECTORY, where fetch.sh has unpacked the packages.

    list.txt         what PyPI's pdqhash makes of each photo: `pdq <hash>`, and
    quality.txt      its quality; line n is of photo n
    made/NAME/       the photos after something was done to them, as n.EXTENSION, and
    made.txt         the names, in order
    others.txt       a thousand other pictures, one path a line
    pixels/          real pixels in all sizes down to 1×1, as PNG, and
    pixels.txt       the hash and quality that pdqhash gives them; line n is of picture n
"""

import hashlib
import io
import pathlib
import random
import sys
import zipfile

import numpy
import pdqhash
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

HERE = pathlib.Path(__file__).parent
LONGEST = 1600
MOST_PIXELS = 50_000_000
Image.MAX_IMAGE_PIXELS = None
UNCHANGED = "nothing"
SIDES = [1, 2, 3, 4, 5, 6, 7, 8, 31, 63, 64, 65, 127, 128, 129, 300, 511, 512, 513]


def pdq(image):
    bits, quality = pdqhash.compute(numpy.ascontiguousarray(image))
    return numpy.packbits(bits).tobytes().hex(), quality


def opaque(image):
    """8-bit RGB on white."""
    if image.has_transparency_data:
        image = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    return image.convert("RGB")


def scaled(image, factor, how=Image.Resampling.LANCZOS):
    return image.resize([max(1, round(side * factor)) for side in image.size], how)


def cut(image, left, top, right, bottom):
    """Without so much of its width and height at each side."""
    w, h = image.size
    return image.crop((round(w * left), round(h * top), w - round(w * right), h - round(h * bottom)))


def framed(image, part, colour):
    return ImageOps.expand(image, round(max(image.size) * part), colour)


def blurred(image, thousandths):
    return image.filter(ImageFilter.GaussianBlur(max(image.size) * thousandths / 1000))


def captioned(image):
    w, h = image.size
    image = image.copy()
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, h * 9 // 10, w, h), "white")
    draw.text((w // 20, h * 9 // 10), "something that was written over it", "black", font_size=h // 16)
    return image


def screenshot(image):
    """Shown smaller by a viewer, between its black bars, taken, and sent on by a messenger."""
    shown = ImageOps.pad(image, (1080, 810), Image.Resampling.BILINEAR, color="black")
    return scaled(shown, 0.8, Image.Resampling.BILINEAR)


def recompressed(image, quality):
    file = io.BytesIO()
    image.save(file, "JPEG", quality=quality)
    return Image.open(file).convert("RGB")


T = Image.Transpose
# The name, what is done, and how it is saved: as JPEG of this quality, or in this format.
DONE = [
    ("JPEG, quality 90", lambda p: p, 90),
    ("JPEG, quality 50", lambda p: p, 50),
    ("JPEG, quality 30", lambda p: p, 30),
    ("JPEG, quality 10", lambda p: p, 10),
    ("PNG", lambda p: p, "png"),
    ("WebP, quality 80", lambda p: p, "webp"),
    ("GIF, 256 colours", lambda p: p, "gif"),
    ("half the size", lambda p: scaled(p, 1 / 2), 90),
    ("a quarter of the size", lambda p: scaled(p, 1 / 4), 90),
    ("twice the size", lambda p: scaled(p, 2), 90),
    ("a thumbnail of 128 pixels", lambda p: scaled(p, 128 / max(p.size)), 90),
    ("stretched to a square", lambda p: p.resize((600, 600)), 90),
    ("blur, radius 0.1 % of the longer side", lambda p: blurred(p, 1), 90),
    ("blur, radius 0.2 %", lambda p: blurred(p, 2), 90),
    ("blur, radius 0.4 %", lambda p: blurred(p, 4), 90),
    ("brightness × 0.7", lambda p: ImageEnhance.Brightness(p).enhance(0.7), 90),
    ("brightness × 1.4", lambda p: ImageEnhance.Brightness(p).enhance(1.4), 90),
    ("contrast × 0.7", lambda p: ImageEnhance.Contrast(p).enhance(0.7), 90),
    ("contrast × 1.4", lambda p: ImageEnhance.Contrast(p).enhance(1.4), 90),
    ("gray", lambda p: p.convert("L"), 90),
    ("inverted", ImageOps.invert, 90),
    ("mirrored left to right", lambda p: p.transpose(T.FLIP_LEFT_RIGHT), 90),
    ("mirrored top to bottom", lambda p: p.transpose(T.FLIP_TOP_BOTTOM), 90),
    ("turned by 90°", lambda p: p.transpose(T.ROTATE_90), 90),
    ("turned by 180°", lambda p: p.transpose(T.ROTATE_180), 90),
    ("turned by 270°", lambda p: p.transpose(T.ROTATE_270), 90),
    ("mirrored, half the size, JPEG 50", lambda p: scaled(p.transpose(T.FLIP_LEFT_RIGHT), 1 / 2), 50),
    ("white border of 5 %", lambda p: framed(p, 0.05, "white"), 90),
    ("white border of 10 %", lambda p: framed(p, 0.10, "white"), 90),
    ("black border of 5 %", lambda p: framed(p, 0.05, "black"), 90),
    ("black border of 10 %", lambda p: framed(p, 0.10, "black"), 90),
    ("screenshot with bars, smaller, JPEG 70", screenshot, 70),
    ("JPEG 60, then 40, then 70", lambda p: recompressed(recompressed(p, 60), 40), 70),
    ("2 % cut off one side", lambda p: cut(p, 0.02, 0, 0, 0), 90),
    ("crop to 98 % of width and height", lambda p: cut(p, 0.01, 0.01, 0.01, 0.01), 90),
    ("crop to 95 %", lambda p: cut(p, 0.025, 0.025, 0.025, 0.025), 90),
    ("crop to 90 %", lambda p: cut(p, 0.05, 0.05, 0.05, 0.05), 90),
    ("turned by 1°, black corners", lambda p: p.rotate(1, Image.Resampling.BICUBIC, expand=True), 90),
    ("turned by 3°, black corners", lambda p: p.rotate(3, Image.Resampling.BICUBIC, expand=True), 90),
    ("caption over the lowest tenth", captioned, 90),
]


def save(image, place, n, how):
    if how == "gif":
        image.quantize(256).save(place / f"{n}.gif")
    elif how == "webp":
        image.save(place / f"{n}.webp", quality=80)
    elif how == "png":
        image.save(place / f"{n}.png", compress_level=1)
    else:
        image.save(place / f"{n}.jpg", quality=how)


def photos(root):
    """All of them, 8-bit RGB, no side over 1,600: the sizes that are shared."""
    for line in (HERE / "photos.txt").read_text().splitlines():
        package, path = line.split(" ")
        photo = opaque(ImageOps.exif_transpose(Image.open(root / "x" / package / path)))
        photo.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        yield photo


def do_all(root):
    names = [UNCHANGED] + [name for name, _, _ in DONE]
    (root / "made.txt").write_text("".join(f"{name}\n" for name in names))
    for name in names:
        (root / "made" / name).mkdir(parents=True, exist_ok=True)
    with open(root / "list.txt", "w") as hashes, open(root / "quality.txt", "w") as qualities:
        for n, photo in enumerate(photos(root)):
            # What is hashed is what a tool that makes a list would have read: a file.
            file = root / "made" / UNCHANGED / f"{n}.jpg"
            photo.save(file, quality=95)
            photo = Image.open(file)
            value, quality = pdq(photo)
            print("pdq", value, file=hashes)
            print(quality, file=qualities)
            for name, work, how in DONE:
                save(work(photo), root / "made" / name, n, how)


def spread(paths, count):
    """As many of them, evenly, without copies and what is refused for its size."""
    seen, kept = set(), []
    for path in sorted(paths):
        copy = hashlib.sha256(path.read_bytes()).digest()
        with Image.open(path) as image:
            width, height = image.size
        if copy not in seen and width * height <= MOST_PIXELS:
            seen.add(copy)
            kept.append(path)
    return [kept[n * len(kept) // count] for n in range(count)]


def others(root):
    textures = root / "textures"
    with zipfile.ZipFile(root / "x/ufoai-textures/usr/share/games/ufoai/base/0textures.pk3") as pack:
        pack.extractall(textures)
    # Beside a texture lie maps of its slopes and gloss, which are no pictures.
    is_map = lambda path: path.stem.endswith(("_nm", "_gm", "_sm", "_rm"))
    # Larger than an icon.
    large = lambda folder, kinds=("png", "jpg"): [
        path
        for kind in kinds
        for path in (root / folder).rglob(f"*.{kind}")
        if path.stat().st_size > 20_000 and not is_map(path) and not path.is_symlink()
    ]
    return (
        spread(large("textures"), 400)
        + spread(large("x/stellarium-data/usr/share/stellarium/nebulae"), 300)
        + spread(large("x/tuxpaint-stamps-default"), 200)
        + spread(large("x/openclipart-png"), 100)
    )


def pixels(root, sources):
    """Real pictures at a thousand sizes: each pair of the sides that are special, then any."""
    draw = random.Random(1)
    pairs = [(w, h) for w in SIDES for h in SIDES]
    (root / "pixels").mkdir(exist_ok=True)
    with open(root / "pixels.txt", "w") as out:
        for n, source in enumerate(sources):
            with Image.open(source) as image:
                image = opaque(image)
            size = pairs[n] if n < len(pairs) else (draw.randint(1, 1100), draw.randint(1, 1100))
            image = image.resize(size, Image.Resampling.BICUBIC)
            image.save(root / "pixels" / f"{n}.png", compress_level=1)
            print(*pdq(image), file=out)


def main():
    root = pathlib.Path(sys.argv[1])
    stamp = hashlib.sha256(pathlib.Path(__file__).read_bytes() + (HERE / "photos.txt").read_bytes())
    if (root / "stamp").exists() and (root / "stamp").read_text() == stamp.hexdigest():
        return
    do_all(root)
    strangers = others(root)
    (root / "others.txt").write_text("".join(f"{path}\n" for path in strangers))
    pixels(root, sorted((root / "made" / UNCHANGED).iterdir()) * 5 + strangers[::2])
    (root / "stamp").write_text(stamp.hexdigest())


main()
