"""Sends a file with tuspy: with_tuspy.py ENDPOINT FILE CHUNK. Prints the upload's address."""

import sys

from tusclient.client import TusClient
from tusclient.exceptions import TusCommunicationError
import requests

endpoint, path, chunk = sys.argv[1:]
metadata = {"filename": "photo.png", "label": "Anna"}
client = TusClient(endpoint)


def once_more(work):
    """Does what a program does that goes on after a lost connection."""
    for _ in range(50):
        try:
            return work()
        except (TusCommunicationError, requests.exceptions.RequestException) as error:
            last = error
    raise last


def begin():
    return client.uploader(file_path=path, chunk_size=int(chunk), metadata=metadata)


def go_on():
    uploader = client.uploader(file_path=path, chunk_size=int(chunk), url=url)
    uploader.upload()


uploader = begin()
url = once_more(uploader.create_url)
once_more(go_on)
print(url)
