#!/usr/bin/env python3
"""Challenges of ALTCHA, version 2, that its official Python library made and solved, as our server would
have signed them: solved.json. With a file as argument, verifies challenges and solutions in it that our
server gave out.

Needs PyPI's `altcha` 2.3.

    python3 oracle.py > solved.json
    python3 oracle.py ours.json
"""

import hashlib
import hmac
import json
import sys

from altcha import v2

# The root key of the servers under test.
ROOT = bytes([7]) * 32


def tag(purpose, thing):
    """RootKey::tag: HKDF-SHA-256, one block."""
    prk = hmac.digest(b"chatpic/v1/root", ROOT, "sha256")
    return hmac.digest(prk, b"chatpic/v1/root/tag/" + purpose + b"/" + thing + b"\x01", "sha256")


SECRET = tag(b"altcha", b"challenge").hex()


def solved(prefix, secret=SECRET, expires=7_258_118_400):
    challenge = v2.create_challenge(
        algorithm="PBKDF2/SHA-256",
        cost=10,
        derive_key=v2.derive_key_pbkdf2,
        key_prefix=prefix,
        expires_at=expires,
        hmac_secret=secret,
    )
    solution = v2.solve_challenge(challenge, v2.derive_key_pbkdf2)
    return {"challenge": challenge.to_dict(), "solution": solution.to_dict()}


if len(sys.argv) > 1:
    for payload in json.load(open(sys.argv[1])):
        result = v2.verify_solution(v2.Payload.from_dict(payload), SECRET)
        assert result.verified, payload
        print("verified")
else:
    made = {
        "easy": solved("00"),
        "hard": solved("000"),
        "ended": solved("00", expires=1_000_000_000),
        "foreign": solved("00", secret="another"),
    }
    json.dump(made, sys.stdout, indent=1)
    print()
