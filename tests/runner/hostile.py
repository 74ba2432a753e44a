"""Stand-ins for a worker that misbehaves: `python -m tests.runner.hostile KIND` speaks the wire badly.

They take the place of the parsing in the real worker's process, so that limits and fence are the real ones.
"""

import ctypes
import os
import socket
import subprocess
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import rapporteur.runner.worker as worker
from rapporteur.model.document import Document, Origin
from rapporteur.model.reading import Reading
from rapporteur.pipeline import read_document


def misbehave(kind: str) -> None:
    if kind == "crash":
        ctypes.string_at(0)
    elif kind == "hang":
        time.sleep(600)
    elif kind == "spin":
        while True:
            pass
    elif kind == "memory":
        bytearray(4 << 30)
    elif kind == "error":
        raise ValueError("an unheard-of paragraph")
    elif kind == "deep":
        deep()
    elif kind == "write":
        Path("/tmp/rapporteur-escape").write_text("x")
    elif kind == "read":
        Path("/etc/passwd").read_text()
    elif kind == "socket":
        socket.create_connection(("127.0.0.1", 9))
    elif kind == "process":
        subprocess.run(["true"], check=True)
    elif kind == "fork":
        os.fork()
    elif kind == "exit":
        os._exit(7)


def deep() -> None:
    deep()


def main() -> None:
    read = read_document

    def read_badly(document: Document, data: bytes, **kwargs: Any) -> Reading:
        words = data.decode("utf-8", "replace").split()
        if words and words[0] == "please":
            if words[1] == "lie":
                return read(Document("0" * 64, 3, "text/plain", Origin("other")), b"lie", **kwargs)
            if words[1] == "flood":
                reading = read(document, data, **kwargs)
                return replace(reading, text=replace(reading.text, text="x" * (2 << 20)))
            if words[1] == "print":
                print("words of a library that are no frame")  # noqa: T201
            if words[1] in ("swallow-socket", "swallow-write"):
                try:
                    misbehave(words[1].removeprefix("swallow-"))
                except OSError:
                    return read(document, data, **kwargs)
            misbehave(words[1])
        return read(document, data, **kwargs)

    setattr(worker, "read_document", read_badly)  # noqa: B010 - a name that the module only imports
    worker.main()


if __name__ == "__main__":
    main()
