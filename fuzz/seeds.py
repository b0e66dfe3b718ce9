"""Makes the seeds again: python3 fuzz/seeds.py. Needs Pillow, gif and WebP included, avifenc and ffmpeg."""

import io
import os
import struct
import subprocess
import zlib

from PIL import Image, PngImagePlugin

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")


def seed(target, name, data):
    os.makedirs(os.path.join(HERE, target), exist_ok=True)
    with open(os.path.join(HERE, target, name), "wb") as file:
        file.write(data)


def saved(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def picture(mode, width=13, height=9, shift=0):
    rgb = bytes((x * 19 + y * 7 * c + shift) % 256 for y in range(height) for x in range(width) for c in range(3))
    image = Image.frombytes("RGB", (width, height), rgb)
    if mode == "RGBA":
        image.putalpha(image.convert("L"))
        return image
    if mode == "I;16":
        return image.convert("L").convert("I").convert(mode)
    return image.quantize(16) if mode == "P" else image.convert(mode)


exif = Image.Exif()
exif[0x0110] = "Testcam"
exif[0x0112] = 6
exif[0x8825] = {1: "N", 2: (52.0, 31.0, 12.0)}
exif = exif.tobytes()
frames = [picture("RGB", shift=n * 40) for n in range(3)]
animation = {"save_all": True, "append_images": frames[1:], "duration": [40, 80, 120], "loop": 2}

# A colour profile of one curve and a white point, as small as it can be.
tags = [(b"wtpt", b"XYZ \0\0\0\0" + struct.pack(">3I", 63190, 65536, 54061)), (b"kTRC", b"curv" + bytes(4) + struct.pack(">I", 0)),
        (b"desc", b"desc\0\0\0\0\0\0\0\x04abc\0" + bytes(78))]
table, body, at = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
for name, data in tags:
    table += name + struct.pack(">2I", at + len(body), len(data))
    body += data
head = struct.pack(">I4sI4s4s4s", at + len(body), b"lcms", 0x02400000, b"mntr", b"GRAY", b"XYZ ").ljust(36, b"\0") + b"acsp"
profile = head.ljust(128, b"\0") + table + body

jpegs = {
    "colour": saved(picture("RGB"), "JPEG", exif=exif, comment=b"words"),
    "grey-profile": saved(picture("L"), "JPEG", icc_profile=profile),
    "progressive": saved(picture("RGB", 33, 20), "JPEG", progressive=True, subsampling=2),
    "cmyk": saved(picture("CMYK"), "JPEG"),
    "tail": saved(picture("RGB"), "JPEG") + b"PK\x03\x04 behind the end",
}
# What Pillow can't write: restart markers, and others.
tests = os.path.join(os.path.dirname(HERE), "../crates/chatpic-media/tests/pictures/jpeg")
for name in ["restart", "restart-progressive", "scan-per-colour", "arithmetic"]:
    with open(os.path.join(tests, name + ".jpg"), "rb") as file:
        jpegs[name] = file.read()
info = PngImagePlugin.PngInfo()
info.add_text("Comment", "words")
info.add_itxt("XML:com.adobe.xmp", "<x/>", zip=True)
pngs = {mode: saved(picture(mode), "PNG") for mode in ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]}
pngs["words"] = saved(picture("RGB"), "PNG", pnginfo=info, exif=exif, icc_profile=profile)
pngs["animated"] = saved(frames[0], "PNG", **animation)
pngs["tail"] = pngs["L"] + b"<script>"


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# Interlaced, which Pillow doesn't write: 1 × 1, so that there is one pass.
pngs["interlaced"] = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 1)) + \
    chunk(b"gAMA", struct.pack(">I", 45455)) + chunk(b"IDAT", zlib.compress(b"\0\x80")) + chunk(b"IEND", b"")
gifs = {
    "still": saved(picture("P"), "GIF", comment=b"words"),
    "animated": saved(frames[0], "GIF", disposal=2, **animation),
    "interlaced": saved(picture("P", 20, 20), "GIF", interlace=1),
}
gifs["tail"] = gifs["still"] + b"<html>"
webps = {
    "lossy": saved(picture("RGB"), "WEBP", quality=60),
    "lossless": saved(picture("RGBA"), "WEBP", lossless=True, exact=True),
    "alpha": saved(picture("RGBA"), "WEBP", quality=60, exif=exif, icc_profile=profile, xmp=b"<x/>"),
    "animated": saved(frames[0], "WEBP", lossless=True, **animation),
}
avifs = {}
for name, image, options in [("colour", picture("RGB"), []), ("alpha", picture("RGBA"), ["--irot", "1"]),
                             ("grid", picture("RGB", 128, 64), ["--grid", "2x1"])]:
    image.save("/tmp/seed.png")
    subprocess.run(["avifenc", "-s", "10", *options, "/tmp/seed.png", "/tmp/seed.avif"], check=True, stdout=subprocess.DEVNULL)
    avifs[name] = open("/tmp/seed.avif", "rb").read()

for target, files in [("jpeg", jpegs), ("png", pngs), ("gif", gifs), ("webp", webps), ("avif", avifs)]:
    for name, data in files.items():
        seed(target, name, data)

# A few frames and a little sound.
sources = "-f lavfi -i testsrc2=size=32x32:rate=10:duration=0.5 -f lavfi -i sine=sample_rate=8000:duration=0.5"
h264 = "-c:v libx264 -pix_fmt yuv420p -bf 2 -g 3 -c:a aac -b:a 8k"
for name, extension, options in [
    ("h264", "mp4", f"{h264} -metadata location=+12.3456-045.6789/"),
    ("mov", "mov", f"{h264} -movflags +faststart -metadata make=x -timecode 01:00:00:00"),
    ("fragments", "mp4", f"{h264} -movflags frag_keyframe+empty_moov"),
    ("stream", "mp4", f"{h264} -movflags frag_keyframe+delay_moov+default_base_moof"),
    ("h265", "mov", "-an -c:v libx265 -x265-params log-level=none -tag:v hvc1 -pix_fmt yuv420p"),
    ("av1", "mp4", "-c:v libaom-av1 -cpu-used 8 -b:v 20k -c:a libopus -b:a 6k"),
    ("vp8", "webm", "-c:v libvpx -deadline realtime -b:v 20k -c:a libvorbis -metadata title=x"),
    ("vp9-live", "webm", "-c:v libvpx-vp9 -cpu-used 8 -b:v 20k -c:a libopus -b:a 6k -live 1"),
    ("see-through", "webm", "-an -vf format=yuva420p -c:v libvpx -auto-alt-ref 0 -b:v 20k"),
]:
    path = f"/tmp/seed.{extension}"
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", *f"{sources} {options}".split(), path], check=True)
    seed("video", name, open(path, "rb").read())

# Marks need 32 pixels, and the hidden one 128.
marks = {
    "colour": saved(picture("RGB", 40, 36), "JPEG", subsampling=2),
    "progressive": saved(picture("RGB", 36, 40), "JPEG", progressive=True, subsampling=1, exif=exif),
    "cmyk": saved(picture("CMYK", 33, 33), "JPEG", optimize=True),
    "hidden": saved(picture("L", 128, 128), "JPEG", quality=20),
    "hidden-progressive": saved(picture("RGB", 128, 128), "JPEG", quality=20, progressive=True),
    "restart": jpegs["restart"],
    "restart-progressive": jpegs["restart-progressive"],
    "png": saved(picture("RGB", 40, 36), "PNG"),
    "gif": saved(picture("P", 40, 36), "GIF"),
    "webp": saved(picture("RGB", 40, 36), "WEBP", quality=60),
    "png-hidden": saved(picture("RGB", 130, 128), "PNG"),
    "gif-hidden": saved(picture("P", 130, 128), "GIF"),
    "webp-hidden": saved(picture("RGB", 130, 128), "WEBP", quality=40),
    "webp-hidden-alpha": saved(picture("RGBA", 128, 130), "WEBP", quality=75),
    "webp-lossless": saved(picture("RGBA", 130, 128), "WEBP", lossless=True),
}
# Frames of parts of the canvas.
parts = [picture("RGB", 130, 128) for n in range(3)]
for n, part in enumerate(parts):
    part.paste((9 * n, 90, 200), (31 + n, 45, 70 + 5 * n, 77))
parts = {"save_all": True, "append_images": parts[1:], "duration": 40}
marks["png-moving"] = saved(picture("RGB", 130, 128), "PNG", **parts)
marks["webp-moving"] = saved(picture("RGB", 130, 128), "WEBP", **parts)
parts["append_images"] = [part.quantize(16) for part in parts["append_images"]]
marks["gif-moving"] = saved(picture("RGB", 130, 128).quantize(16), "GIF", **parts)
for name, data in marks.items():
    seed("mark", name, data)
for target, files in [("jpeg", jpegs), ("png", pngs), ("gif", gifs), ("webp", webps), ("avif", avifs)]:
    seed("sniff", target, next(iter(files.values()))[:200])
seed("sniff", "svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>")

seed("object", "short", b"content" + bytes(20))
seed("object", "long", b"x" * 41 + struct.pack("<QQI", 1, 60_000, 9))
seed("sealed", "wrap", bytes([1, 1, 0, 0]) + bytes(8) + bytes(range(112)))
seed("sealed", "password", bytes([1, 1, 1, 1]) + struct.pack(">II", 65536, 3) + bytes(range(112)))
seed("sealed", "field", bytes([1]) + bytes(range(144)))
seed("sealed", "object", b"chatpic\0\x01\x01\0\0\0\x01\0\0" + bytes(range(160)))
for n, header in enumerate([b"bytes=0-1", b"bytes=5-", b"bytes=-3", b"bytes=0-1,3-4", b"Bytes = 2-99999999999999999999"]):
    seed("range", str(n), header + struct.pack("<Q", 10))
seed("wish", "all", "\0".join(["1h", "3", "geheim", "true", "off", "für Anna"]).encode())
seed("wish", "odd", "\0".join(["4294967295d", "-1", "-", "maybe", "1", "\u202eA\u0007\n"]).encode())
seed("config", "file", b'listen = "0.0.0.0:80"\ntrusted_proxies = ["10.0.0.0/8", "::1"]\n'
     b'[terms]\nmin_lifetime = "10s"\nmax_views = 5\n[limits]\nworkers = 3\nfree_space = "2GiB"\n[media]\nmax_file_bytes = 4096\n')
seed("config", "variables", b"data_dir = '/x'\n\0CHATPIC_PUBLIC_URL=https://pics.example\nCHATPIC_LIMITS__WORKERS=-1\nCHATPIC_X=1\n")


def form(*parts):
    whole = b""
    for head, data in parts:
        whole += b"--X\r\nContent-Disposition: form-data; " + head + b"\r\n\r\n" + data + b"\r\n"
    return whole + b"--X--\r\n"


seed("multipart", "one", form((b'name="max_views"', b"1"), (b'name="file"; filename="a.png"', pngs["L"])))
seed("multipart", "two", form((b'name="expires_in"', b"1h"), (b'name="label"', "für Anna".encode()),
                              (b'name="file"; filename="../a.jpg"\r\nContent-Type: text/html', jpegs["colour"]),
                              (b'name="file"; filename="b.gif"', gifs["still"])))
seed("multipart", "cut", form((b'name="file"; filename="a"', b"GIF89a"))[:-20])

seed("pdq", "square", bytes([64, 64, 0]) + picture("RGB", 64, 64).tobytes())
seed("pdq", "bordered", bytes([40, 30, 0]) + bytes(40 * 3 * 6) + picture("RGB", 40, 18).tobytes() + bytes(40 * 3 * 6))
seed("pdq", "transparent", bytes([13, 9, 1]) + picture("RGBA").tobytes())
seed("pdq", "large", bytes([255, 9, 0]) + picture("RGB").tobytes())
seed("pdq", "thin", bytes([4, 90, 0]) + picture("L").tobytes())
seed("pdq", "none", bytes([255, 0, 0]))
pdq_hash = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
seed("lists", "lines", f"pdq {pdq_hash}\nmd5 {'ab' * 16}\r\nsha1 {'cd' * 20}\n\nurl x\nvideo_md5 0".encode())
seed("lists", "xml", f"""<?xml version="1.0"?><queryResult xmlns="x"><images count="1" maxTimestamp="2017-10-24T15:10:00Z">
<image><member id="42">A &amp; B</member><timestamp>2017-10-24T15:00:00Z</timestamp><id>i&#49;</id><classification>A1</classification>
<fingerprints><md5>{'ab' * 16}</md5><pdq>{pdq_hash}</pdq><pdna>x</pdna></fingerprints><feedback/></image>
<deletedImage><member id="43"/><id><![CDATA[<i>]]></id></deletedImage></images><videos/>
<paging><next>/v2/entries?start=2001&amp;max=3000</next></paging></queryResult>""".encode())
seed("lists", "json", b'{"hasMoreRecords": true, "nextPageToken": "t", "nextSetTimestamp": 1, "hashRecords": [{"signalType": "ImagePDQ",'
     b'"hashValue": "%s", "hashStatus": "Active", "caseNumbers": {"a": "Withdrawn"}, "lastModtimestamp": 2}, 7]}' % pdq_hash.encode())
seed("lists", "csv", f"type,value,class,severity,source,entry_id,status,updated_at,note\r\npdq,{pdq_hash},terror,A1,s,i,disabled,"
     f"2026-03-01T12:00:00Z,\"a \"\"b\"\",\n\"\nmd5,{'ab' * 16},,,,,,,\n".encode())
seed("lists", "stored", b"chatpiclist\x01" + struct.pack("<Q", 1) + bytes([1, 0, 255, 2, 255]) + struct.pack("<q", 2) +
     bytes(range(16)) + b"\x01\0i" + bytes(4))
