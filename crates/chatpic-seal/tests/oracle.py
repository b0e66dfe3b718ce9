#!/usr/bin/python3
"""Writes tests/vectors.txt: what chatpic-seal must produce, computed without it.

Needs Debian's python3-cryptography and python3-argon2. Written from docs/FORMAT.md; HKDF comes from
the standard library's hmac, AES-256-GCM from OpenSSL, Argon2id from the reference C code.

    python3 tests/oracle.py > tests/vectors.txt
"""

import hashlib
import hmac

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

CHUNK = 65536
BASE62 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def hkdf(salt, secret, info, length=32):
    prk = hmac.digest(salt, secret, "sha256")
    out, block, counter = b"", b"", 1
    while len(out) < length:
        block = hmac.digest(prk, block + info + bytes([counter]), "sha256")
        out += block
        counter += 1
    return out[:length]


KINDS = [
    "share", "manage", "upload", "comment", "ticket", "idempotency",
    "report", "upload-pass", "moderator", "evidence",
]


def from_token(token, label, length=32):
    return hkdf(b"chatpic/v1/token", token, b"chatpic/v1/" + label, length)


def from_root(key, label):
    return hkdf(b"chatpic/v1/root", key, b"chatpic/v1/root/" + label)


def from_content(key, label):
    return hkdf(b"chatpic/v1/content", key, b"chatpic/v1/" + label)


def root_check(key):
    return hkdf(b"chatpic/v1/root", key, b"chatpic/v1/root/check")


def root_text(key):
    return f"chatpic-root-1 {key.hex()} {root_check(key)[:8].hex()}\n".encode()


def padme(length):
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    low = exponent - exponent.bit_length()
    return -(-length >> low) << low


def ticket(token, nonce):
    stream = from_token(token, b"share/ticket/" + nonce, 256)
    return bytes(BASE62[b % 62] for b in stream if b < 248)[:32]


def wrap(content_key, kind, token, password, share, salt):
    code = 1 + KINDS.index(kind)
    if password is None:
        parameters, stretched = bytes(10), bytes(32)
    else:
        word, memory, passes, lanes = password
        parameters = bytes([1, lanes]) + memory.to_bytes(4, "big") + passes.to_bytes(4, "big")
        stretched = hash_secret_raw(word, salt, passes, memory, lanes, 32, Type.ID, 19)
    ikm = from_token(token, kind.encode() + b"/ikm") + stretched
    both = hkdf(salt, ikm, b"chatpic/v1/" + kind.encode() + b"/wrap", 64)
    head = bytes([1, code]) + parameters + salt + both[32:]
    aad = b"chatpic/v1/wrap" + share + head
    return head + AESGCM(both[:32]).encrypt(bytes(12), content_key, aad)


def field(key, plaintext, aad, salt):
    both = hkdf(salt, key, b"chatpic/v1/field/key", 64)
    head = b"\1" + salt + both[32:]
    body = len(plaintext).to_bytes(8, "big") + plaintext
    body = body.ljust(max(64, padme(len(body))), b"\0")
    return head + AESGCM(both[:32]).encrypt(bytes(12), body, b"chatpic/v1/field" + head + aad)


def sealed_object(key, content, padded, salt):
    prefix = b"chatpic\0" + bytes([1, 1, 0, 0]) + CHUNK.to_bytes(4, "big")
    both = hkdf(salt, key, b"chatpic/v1/object/key/" + prefix, 64)
    header = prefix + salt + both[32:]
    if padded:
        content = content.ljust(padme(len(content)), b"\0")
    chunks = [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)] or [b""]
    out = header
    for index, chunk in enumerate(chunks):
        last = index + 1 == len(chunks)
        nonce = bytes(3) + index.to_bytes(8, "big") + bytes([last])
        out += AESGCM(both[:32]).encrypt(nonce, chunk, header)
    return out


def content(length):
    """Bytes that differ from chunk to chunk: byte n is n modulo 251."""
    return (bytes(range(251)) * (length // 251 + 1))[:length]


def show(name, value):
    print(f"{name} = {value.hex()}")


def main():
    token = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
    nonce = b"a-nonce_of_22_chars-00"
    content_key = bytes(range(0x40, 0x60))
    share = bytes(range(0xA0, 0xB0))
    media = bytes(range(0xB0, 0xC0))
    salt = bytes(range(0xE0, 0x100))
    print("# Written by oracle.py. Inputs stand in oracle.py and in seal/vectors.rs.")
    for kind in KINDS:
        show(f"lookup {kind}", from_token(token, kind.encode() + b"/lookup"))
    show("root tag", from_root(content_key, b"tag/copy/" + share))
    show("root field", field(from_root(content_key, b"field/document"), b"kept", share, salt))
    for n in range(4):
        show(f"ticket {n}", ticket(token, nonce + str(n).encode()))

    show("wrap plain", wrap(content_key, "share", token, None, share, salt))
    show("wrap manage", wrap(content_key, "manage", token, None, share, salt))
    cheap = (b"open sesame", 64, 2, 2)
    show("wrap password", wrap(content_key, "share", token, cheap, share, salt))
    default = ("Öffne dich".encode(), 65536, 3, 1)
    show("wrap default", wrap(content_key, "share", token, default, share, salt))

    root = bytes(range(0x60, 0x80))
    show("root check", root_check(root))
    show("root text", root_text(root))

    name = from_content(content_key, b"field/name")
    show("field content", field(name, b"holiday.jpg", b"aad", salt))
    show("field empty", field(name, b"", b"", salt))
    show("field long", field(name, content(300), b"aad", salt))
    show("field token", field(from_token(token, b"manage/field/link"), token, b"aad", salt))
    answer = from_token(token, b"idempotency/answer/" + bytes(range(32)))
    show("field request", field(answer, b"{}", b"", salt))

    key = from_content(content_key, b"object/" + media)
    show("object empty", sealed_object(key, b"", True, salt))
    show("object small", sealed_object(key, content(33), True, salt))
    for length in [CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 200_001]:
        for padded in [True, False]:
            sealed = sealed_object(key, content(length), padded, salt)
            how = "padded" if padded else "unpadded"
            show(f"object {length} {how} sha256", hashlib.sha256(sealed).digest())


main()
