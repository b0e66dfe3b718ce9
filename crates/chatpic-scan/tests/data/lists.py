"""Writes lists/: generated lists, and what others' programs read in them.

Needs PyPI's threatexchange (1.2.17), and openssl for the signed bundle. The hashes are drawn at
random or made of words, so they are of nothing. In a directory for the results:

    python3 lists.py lists
"""

import csv
import hashlib
import json
import random
import re
import subprocess
import tempfile
import sys
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from threatexchange.exchanges.clients.ncmec import hash_api as ncmec
from threatexchange.exchanges.clients.stopncii import api as stopncii
from threatexchange.exchanges.impl.file_api import FileCollaborationConfig, LocalFileSignalExchangeAPI
from threatexchange.signal_type.md5 import VideoMD5Signal
from threatexchange.signal_type.pdq.signal import PdqSignal

out = Path(sys.argv[1])
rng = random.Random(20)
LENGTHS = {"pdq": 64, "md5": 32, "sha1": 40, "sha256": 64, "video_md5": 32}


def draw(kind, ones=None):
    if kind != "pdq":
        return f"{rng.randrange(16 ** LENGTHS[kind]):0{LENGTHS[kind]}x}"
    places = rng.sample(range(256), ones if ones is not None else rng.randint(120, 136))
    return f"{sum(1 << place for place in places):064x}"


def write(name, text):
    (out / name).write_bytes(text.encode() if isinstance(text, str) else text)


def local_file():
    lines = [f"{kind} {draw(kind)}" for kind in LENGTHS for _ in range(40)]
    lines += [f"pdq {draw('pdq', ones)}" for ones in (0, 1, 60, 119, 120, 136, 137, 200, 256)]
    lines += [f"video_md5 {draw('video_md5').upper()}" for _ in range(5)]
    lines += ["", "   ", "pdq", "pdq ", "pdq " + "0" * 63, "pdq " + "g" * 64, "video_md5 abc", "video_md5 " + "z" * 32]
    lines += [f"  md5 {draw('md5')}  ", f"sha1 {draw('sha1')}\r", f"pdq {draw('pdq')}\t"]
    lines += [f"url https://example.org/{n}" for n in range(3)] + ["raw_text a few words", lines[0]]
    rng.shuffle(lines)
    write("local_file.txt", "\n".join(lines) + f"\npdq {draw('pdq')}")
    api = LocalFileSignalExchangeAPI(FileCollaborationConfig(name="x", api="local_file", filename=str(out / "local_file.txt")))
    valid = []
    for kind, value in next(api.fetch_iter([], None)).updates:
        try:
            if kind == "pdq":
                PdqSignal.validate_signal_str(value)
            elif kind == "video_md5":
                value = VideoMD5Signal.validate_signal_str(value)
            elif kind not in LENGTHS or not re.fullmatch(f"[0-9a-f]{{{LENGTHS[kind]}}}", value):
                continue
        except ValueError:
            continue
        valid.append(f"{kind} {value}\n")
    write("local_file.read", "".join(sorted(set(valid))))


def ncmec_record(n):
    file, deleted = rng.choice(["image", "video"]), rng.random() < 0.25
    tag = ("deleted" + file.capitalize()) if deleted else file
    # What XML has to say some other way.
    name = rng.choice([f"{file}{n}", f"a/b&{n}", f"<{n}>", f"Ünï{n}", f"{n:08x}-aaaa-4bbb-8ccc-dddddddddddd"])
    written = rng.choice([escape(name), f"<![CDATA[{name}]]>", "".join(f"&#{ord(c)};" for c in name), escape(name[0]) + "<!-- - -->" + escape(name[1:])])
    id_ = f"<id>{written}</id>"
    stamp = f"<timestamp>2017-10-24T{n % 24:02}:00:00Z</timestamp>"
    text = f'<{tag}>\n  <member id="{n % 7 + 40}">Some &amp; Member</member>\n'
    text += id_ + stamp if deleted else stamp + id_
    if not deleted:
        if rng.random() < 0.8:
            text += f"<classification>{rng.choice(['A1', 'A2', 'B1', 'B2'])}</classification>"
        kinds = [kind for kind in ["md5", "sha1", "pdq", "pdna", "netclean"] if rng.random() < 0.6]
        text += "<fingerprints>"
        for kind in kinds:
            text += f"\n    <{kind}>{draw(kind) if kind in LENGTHS else 'ab' * 40}</{kind}>"
        text += '<videntifier rel="self" href="/v2/entries/1/fingerprints/VIDENTIFIER"/></fingerprints>'
        text += '<feedback lastUpdateTimestamp="2023-06-01T12:48:14Z"><affirmativeFeedback type="Md5"><members>' \
                '<member id="7">Other</member></members></affirmativeFeedback></feedback>' if n % 3 else "<feedback />"
    return f"{text}</{tag}>\n", file


def ncmec_page(name, prefix, records, next_):
    parts = {"image": "", "video": ""}
    for n in records:
        text, file = ncmec_record(n)
        parts[file] += text
    text = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    text += '<queryResult xmlns="https://hashsharing.ncmec.org/hashsharing/v2">\n'
    for file, newest in [("image", "2017-10-24T15:10:00Z"), ("video", "2017-10-24T15:20:00Z")]:
        text += f'<{file}s count="1" maxTimestamp="{newest}">\n{parts[file]}</{file}s>\n'
    text += f"<paging>\n<next>{escape(next_)}</next>\n</paging>\n" if next_ else ""
    text += "</queryResult>\n"
    if prefix:
        text = re.sub(r"<(/?)([A-Za-z])", rf"<\1{prefix}:\2", text).replace("xmlns=", f"xmlns:{prefix}=")
    write(f"{name}.xml", text)
    # As NCMECHashAPI._get reads an answer.
    walk = ET.iterparse(BytesIO(text.encode()))
    for _, element in walk:
        element.tag = element.tag.rpartition("}")[2]
    page = ncmec.GetEntriesResponse.from_xml(ncmec._XMLWrapper(walk.root), 0)
    read = {"next": page.next, "newest": page.max_timestamp, "entries": [
        {"id": f"{it.member_id}/{it.entry_type.value}/{it.id}", "deleted": it.deleted,
         "classification": it.classification, "fingerprints": it.fingerprints} for it in page.updates]}
    write(f"{name}.read", json.dumps(read, indent=1, ensure_ascii=False) + "\n")


def stopncii_page():
    records = []
    for n in range(60):
        kind = rng.choice(["ImagePDQ"] * 4 + ["VideoMD5", "VideoTMK", "Text", "URL"])
        value = {"ImagePDQ": draw("pdq"), "VideoMD5": draw("md5")}.get(kind, "words")
        status = rng.choice(["Received", "Active", "Active", "Withdrawn", "Deleted"])
        cases = {f"{n}-{k}": rng.choice(["Received", "Active", "Withdrawn", "Deleted"]) for k in range(rng.randrange(4))}
        record = {"lastModtimestamp": 1625167804 + n, "hashValue": value, "hashStatus": status, "caseNumbers": cases or [], "signalType": kind}
        if n % 5 == 0:
            record |= {"hashRegions": ["UK"], "CSPFeedbacks": [{"source": "A", "feedbackValue": "Blocked", "tags": ["x"]}]}
        records.append(record)
    answer = {"count": len(records), "nextSetTimestamp": 1625175071, "nextPageToken": "W3siY29t/=", "hasMoreRecords": True, "hashRecords": records}
    write("stopncii.json", json.dumps(answer, indent=2) + "\n")
    api = stopncii.StopNCIIAPI("", "")
    api._get = lambda *_, **__: json.loads((out / "stopncii.json").read_text())
    page = api.fetch_hashes()
    over = (stopncii.StopNCIICaseStatus.Withdrawn, stopncii.StopNCIICaseStatus.Deleted)
    read = {"next": page.nextPageToken, "newest": page.nextSetTimestamp, "entries": [
        {"kind": it.signalType.value, "value": it.hashValue, "at": it.lastModtimestamp, "withdrawn": it.hashStatus in over,
         "cases": len(it.caseNumbers), "cases_over": sum(case in over for case in it.caseNumbers.values())} for it in page.hashRecords]}
    write("stopncii.read", json.dumps(read, indent=1) + "\n")


FIELDS = ["type", "value", "class", "severity", "source", "entry_id", "status", "updated_at", "note"]


def our_csv():
    rows = [FIELDS]
    for n in range(80):
        kind = rng.choice(list(LENGTHS))
        words = rng.choice(["", "plain", "with, comma", 'with "marks"', "two\nlines", "dos\r\nlines", "für Anna", '"', ","])
        rows.append([kind, draw(kind), rng.choice(["", "terror", "operator"]), rng.choice(["", "A1", "B2"]), rng.choice(["", "a, b"]),
                     f"id-{n}", rng.choice(["", "active", "disabled", "withdrawn"]), rng.choice(["", "2026-03-01T12:00:00Z"]), words])
    with open(out / "list.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    with open(out / "list.csv", newline="", encoding="utf-8") as file:
        write("list.read", json.dumps(list(csv.DictReader(file, strict=True)), indent=1, ensure_ascii=False) + "\n")


def bundle():
    payload = "".join(f"{kind} {draw(kind)}\n" for kind in LENGTHS for _ in range(2))
    manifest = {"name": "partner", "serial": 7, "created_at": "2026-03-01T12:00:00Z", "format": "local-file", "entries": 10,
                "sha256": hashlib.sha256(payload.encode()).hexdigest()}
    write("bundle.txt", payload)
    write("bundle.json", json.dumps(manifest) + "\n")
    with tempfile.TemporaryDirectory() as private:
        key, public = f"{private}/key.pem", f"{private}/public.der"
        run = lambda *arguments: subprocess.run(["openssl", *arguments], check=True)
        run("genpkey", "-algorithm", "ed25519", "-out", key)
        run("pkey", "-in", key, "-pubout", "-outform", "DER", "-out", public)
        run("pkeyutl", "-sign", "-rawin", "-inkey", key, "-in", str(out / "bundle.json"), "-out", str(out / "bundle.sig"))
        write("bundle.public", Path(public).read_bytes()[-32:])


local_file()
ncmec_page("ncmec", "", range(40), "/v2/entries?from=2017-10-20T00%3A00%3A00.000Z&to=2017-10-30T00%3A00%3A00.000Z&start=2001&size=1000&max=3000")
ncmec_page("ncmec-last", "h", range(40, 60), "")
stopncii_page()
our_csv()
bundle()
