"""Originals under custody: a folder of files named by the SHA-256 of their bytes, written once."""

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from rapporteur.store.errors import disk_errors
from rapporteur.store.steps import step

CHUNK = 1 << 20
INCOMING = ".incoming"


class Received:
    """Bytes written to a temporary file beside the originals and flushed to the disk, not yet in their place."""

    def __init__(self, path: Path, sha256: str, size: int, head: bytes) -> None:
        self.path = path
        self.sha256 = sha256
        self.size = size
        self.head = head


class Originals:
    """`sources/ab/cdef...`: the bytes as they came. Nothing here is ever changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the original with this digest is kept."""
        return self.folder / sha256[:2] / sha256[2:]

    def receive(self, chunks: Iterable[bytes], *, limit: int) -> Received | None:
        """Write bytes to a temporary file on the same file system, hashing them on the way, and fsync it.

        Args:
            chunks: The bytes, in pieces; whatever they raise goes up after the temporary file is removed.
            limit: The most bytes to take.

        Returns:
            The received bytes, or None where there were more than `limit`.

        Raises:
            StoreError: The disk is full or cannot be written. An fsync that failed is never tried again:
                a second one may succeed although the data are gone.
        """
        with disk_errors(f"{self.folder} could not be written"):
            incoming = self.folder / INCOMING
            incoming.mkdir(exist_ok=True)
            handle, name = tempfile.mkstemp(dir=incoming)
        kept = False
        try:
            with os.fdopen(handle, "wb") as file:
                received = self._write(file, Path(name), chunks, limit)
            kept = received is not None
            return received
        finally:
            if not kept:
                Path(name).unlink(missing_ok=True)

    def _write(self, file: BinaryIO, path: Path, chunks: Iterable[bytes], limit: int) -> Received | None:
        digest, size, head = hashlib.sha256(), 0, b""
        for chunk in chunks:
            size += len(chunk)
            if size > limit:
                return None
            digest.update(chunk)
            if len(head) < CHUNK:
                head = (head + chunk)[:CHUNK]
            with disk_errors(f"{self.folder} could not be written"):
                step("original-write")
                file.write(chunk)
        with disk_errors(f"{self.folder} could not be written"):
            step("original-fsync")
            file.flush()
            os.fsync(file.fileno())
        return Received(path, digest.hexdigest(), size, head)

    def keep(self, received: Received) -> None:
        """Rename received bytes to their place and fsync the folders, so that the name survives a power cut."""
        place = self.path(received.sha256)
        with disk_errors(f"{place} could not be written"):
            step("original-mkdir")
            place.parent.mkdir(exist_ok=True)
            _make_read_only(received.path)
            step("original-rename")
            received.path.replace(place)
            step("folder-fsync")
            _fsync_folder(place.parent)
            _fsync_folder(self.folder)

    def discard(self, received: Received) -> None:
        """Drop received bytes that are here already."""
        received.path.unlink(missing_ok=True)

    def clean(self) -> None:
        """Remove what an interrupted run left half received; nobody was told that it is here."""
        for path in (self.folder / INCOMING).glob("*"):
            path.unlink(missing_ok=True)

    def chunks(self, sha256: str) -> Iterator[bytes]:
        """The bytes of an original, in pieces.

        Raises:
            OSError: It is missing or cannot be read.
        """
        with self.path(sha256).open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk

    def is_sound(self, sha256: str) -> bool:
        """Whether the original is there and its bytes have this digest."""
        digest = hashlib.sha256()
        try:
            for chunk in self.chunks(sha256):
                digest.update(chunk)
        except OSError:
            return False
        return digest.hexdigest() == sha256

    def names(self) -> Iterator[str]:
        """Digests of all files that stand where originals stand, sorted."""
        for folder in sorted(self.folder.iterdir()):
            if folder.is_dir() and folder.name != INCOMING:
                yield from sorted(folder.name + path.name for path in folder.iterdir())


def _make_read_only(path: Path) -> None:
    if os.name == "nt":  # there a read-only file can be neither replaced nor removed
        return
    mask = os.umask(0o077)  # the only way to read it; nothing is made in between
    os.umask(mask)
    path.chmod(0o444 & ~mask)


def _fsync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder; NTFS journals its names itself
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
