"""Reading development and foreign data: JSON Lines, plain or compressed with zstd."""

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path

from rapporteur.bench.task import Row
from rapporteur.errors import InputError


def read_rows(path: Path) -> Iterator[Row]:
    """The objects of a JSON Lines file (`.zst` is unpacked on the way).

    Raises:
        InputError: The file is missing, is not JSON Lines, or is compressed and zstandard is not installed.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(
            f"cannot read {path}: {error.strerror}; give the path of a JSON Lines file"
        ) from error
    with stream:
        lines = io.TextIOWrapper(_unpacked(stream, path), encoding="utf-8")
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield _row(line, f"{path}:{number}")


def digest_of(shared: Path, corpora: tuple[str, ...]) -> str:
    """SHA-256 over names and bytes of the files a task is measured on.

    Raises:
        InputError: A file is missing.
    """
    whole = hashlib.sha256()
    for name in sorted(corpora):
        try:
            data = (shared / name).read_bytes()
        except OSError as error:
            raise InputError(f"development data missing: {shared / name}; set RAPPORTEUR_SHARED") from error
        whole.update(name.encode() + b"\0" + hashlib.sha256(data).digest())
    return whole.hexdigest()


def _unpacked(stream: io.BufferedReader, path: Path) -> io.BufferedReader:
    if path.suffix != ".zst":
        return stream
    try:
        import zstandard
    except ImportError as error:
        raise InputError(
            f"{path} is compressed; install the extra: pip install 'rapporteur[bench]'"
        ) from error
    return io.BufferedReader(zstandard.ZstdDecompressor().stream_reader(stream))


def _row(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise InputError(f"{place}: not JSON ({error}); each line must be one object") from error
    if not isinstance(row, dict):
        raise InputError(f"{place}: {line[:40]!r} is no object; each line must be one object")
    return row
