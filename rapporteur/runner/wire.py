"""What goes over the pipes between parent and worker: frames, each its length in eight bytes and then itself."""

from dataclasses import dataclass
from typing import BinaryIO

from rapporteur.model.document import Document, Origin
from rapporteur.runner.limits import Limits

LENGTH = 8
READY = b"ready"  # the first frame of a worker, once its limits hold


class WireError(Exception):
    """The other side hung up, or said something that it should not."""


class WrongAnswerError(WireError):
    """The other side answered something that was not asked."""


class FrameTooLargeError(WireError):
    """A frame is longer than agreed."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The first frame a worker gets."""

    limits: Limits
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """A document to read; its bytes follow in a frame of their own."""

    document: Document
    with_members: bool
    dct: str | None = None


@dataclass(frozen=True, slots=True)
class MemberHead:
    """A document found inside; its bytes follow in a frame of their own, in the order of the heads."""

    origin: Origin
    size: int
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """Why there is no reading: a code of docs/reference/issues.md and words."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a worker says first. Where `failure` is None, the bytes of the members follow, then the reading."""

    failure: Failure | None = None
    members: tuple[MemberHead, ...] = ()
    too_deep: bool = False
    refused: tuple[str, ...] = ()


def send(stream: BinaryIO, data: bytes) -> None:
    """Write one frame."""
    stream.write(len(data).to_bytes(LENGTH, "big"))
    stream.write(data)
    stream.flush()


def receive(stream: BinaryIO, *, limit: int) -> bytes:
    """Read one frame.

    Raises:
        WireError: The stream ended first.
        FrameTooLargeError: The frame says that it is longer than `limit`; nothing of it has been read.
    """
    size = int.from_bytes(_exactly(stream, LENGTH), "big")
    if size > limit:
        raise FrameTooLargeError(f"a frame of {size} bytes, {limit} at most were agreed")
    return _exactly(stream, size)


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise WireError(f"the stream ended after {len(data)} of {size} bytes")
    return data
