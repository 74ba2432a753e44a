"""The worker process: reads documents one after the other, under limits, and hands back what it found.

Started as `python -m rapporteur.runner.worker`; frames come on standard input, answers go to standard output
(see `wire`). It ends when its input does.
"""

import os
import signal
import socket
import sys
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

import msgspec

from rapporteur.model.document import Document, Member
from rapporteur.pipeline import read_document
from rapporteur.reference import Reference, load_reference
from rapporteur.runner.fence import Fence
from rapporteur.runner.limits import MIB, Limits, grant_cpu, limit_process
from rapporteur.runner.wire import (
    READY,
    Answer,
    Failure,
    Job,
    MemberHead,
    Settings,
    WireError,
    receive,
    send,
)
from rapporteur.text.members import members

encode = msgspec.json.encode
HEADER_LIMIT = 1 * MIB


def main() -> None:
    """Take settings, raise the fence, then take jobs until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interruption means
    incoming, outgoing = _take_pipes()
    settings = msgspec.json.decode(receive(incoming, limit=HEADER_LIMIT), type=Settings)
    reference = load_reference(Path(settings.reference)) if settings.reference else load_reference()
    preload()
    fence = Fence((reference.root,))
    limit_process(settings.limits)
    fence.raise_()
    send(outgoing, READY)
    while True:
        try:
            job = msgspec.json.decode(receive(incoming, limit=HEADER_LIMIT), type=Job)
        except WireError:
            return
        _answer(job, incoming, outgoing, fence, settings.limits, reference)


def preload() -> None:
    """Load what is otherwise loaded with the first web page, while there is no fence around the loading yet.

    One of its libraries looks whether this machine speaks IPv6, by opening a socket; told that it does not, it
    opens none.
    """
    socket.has_ipv6 = False
    import_module("trafilatura")


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Keep the pipes for frames; what a library prints goes nowhere."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1):
        os.dup2(nowhere, standard)
    return incoming, outgoing


def _answer(
    job: Job, incoming: BinaryIO, outgoing: BinaryIO, fence: Fence, limits: Limits, reference: Reference
) -> None:
    grant_cpu(limits)
    try:
        data = receive(incoming, limit=limits.input_mib * MIB)
        found, too_deep = _members(job.document, data, job.with_members)
        reading = encode(read_document(job.document, data, reference=reference, dct=job.dct))
    except WireError:
        raise
    except MemoryError:
        message = f"reading it took more than the {limits.memory_mib} MiB of memory that a document may use"
        send(outgoing, encode(Answer(Failure("worker-memory", message))))
        sys.exit(1)
    except Exception as error:
        send(
            outgoing,
            encode(Answer(Failure("reading-failed", _describe(error)), refused=fence.take_refused())),
        )
    else:
        _send_result(outgoing, reading, found, too_deep=too_deep, refused=fence.take_refused())


def _members(document: Document, data: bytes, with_members: bool) -> tuple[tuple[Member, ...], bool]:
    found = members(document, data)
    return (found, False) if with_members else ((), bool(found))


def _send_result(
    outgoing: BinaryIO, reading: bytes, found: tuple[Member, ...], *, too_deep: bool, refused: tuple[str, ...]
) -> None:
    heads = tuple(MemberHead(member.origin, len(member.data), member.charset) for member in found)
    send(outgoing, encode(Answer(members=heads, too_deep=too_deep, refused=refused)))
    for member in found:
        send(outgoing, member.data)
    send(outgoing, reading)


def _describe(error: Exception) -> str:
    """The error and the place in the program where it came up: what a maintainer needs, without the document."""
    place, trace = "", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("rapporteur."):
            place = f" in {name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    words = " ".join(str(error).split())[:200]
    return f"reading it failed: {type(error).__name__}: {words}{place}"


if __name__ == "__main__":
    main()
