"""One worker process, seen from its parent: nothing it says is believed before it is checked."""

import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, BinaryIO

import msgspec

from rapporteur.errors import RapporteurError
from rapporteur.model.document import Document, Member
from rapporteur.model.issue import Issue
from rapporteur.model.reading import Reading
from rapporteur.runner.limits import MIB, Limits
from rapporteur.runner.wire import (
    READY,
    Answer,
    Failure,
    FrameTooLargeError,
    Job,
    Settings,
    WireError,
    WrongAnswerError,
    receive,
    send,
)

COMMAND = (sys.executable, "-P", "-B", "-m", "rapporteur.runner.worker")
ANSWER = msgspec.json.Decoder(Answer)
READING = msgspec.json.Decoder(Reading)
SIGXCPU = 24


class WorkerStartError(RapporteurError):
    """No worker process can be started here: nothing can be read."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one document: a reading, or None with an issue of loudness `error` that says why."""

    document: Document
    reading: Reading | None
    members: tuple[Member, ...] = ()
    issues: tuple[Issue, ...] = ()


@dataclass
class Worker:
    """Starts its process when needed and again after it died. Not for several threads at once."""

    limits: Limits
    reference: Path | None = None
    command: tuple[str, ...] = COMMAND
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _timed_out: bool = field(default=False, init=False)
    _stopped: bool = field(default=False, init=False)

    def read(
        self, document: Document, data: bytes, *, with_members: bool = True, dct: str | None = None
    ) -> Result:
        """Have one document read. Whatever happens to the process, a result comes back."""
        was_used = self._process is not None
        job = Job(document, with_members, dct)
        result = self._read_once(job, data)
        codes = {issue.code for issue in result.issues if issue.loudness == "error"}
        if was_used and codes & {"worker-crashed", "worker-memory"}:
            # Earlier documents may have worn this process out: what a document gives must not depend on them.
            result = self._read_once(job, data)
        return result

    def stop(self) -> None:
        """End the process for good: what is being read in another thread fails, and no new process starts."""
        self._stopped = True
        self.close()

    def close(self) -> None:
        """End the process, whatever it is doing; the next document starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    continue  # the worker was gone before it had taken all
        process.wait()

    def _read_once(self, job: Job, data: bytes) -> Result:
        limit = self.limits.input_mib * MIB
        if len(data) > limit:
            message = f"it has {len(data)} bytes, at most {limit} are read; cut it into parts and add those"
            return _failed(job.document, Failure("document-too-large", message))
        self._timed_out = False
        self._start()  # before the clock: a slow start is not the document's fault
        timer = threading.Timer(self.limits.wall_s, self._stop)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(job, data)
        except (WireError, OSError) as error:
            failure = self._failure_of(error)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            failure = Failure("worker-output", f"the worker's answer is not of the agreed form: {error}")
        finally:
            timer.cancel()
        self.close()
        return _failed(job.document, failure)

    def _exchange(self, job: Job, data: bytes) -> Result:
        document = job.document
        to_worker, from_worker = self._start()
        send(to_worker, msgspec.json.encode(job))
        send(to_worker, data)
        answer = ANSWER.decode(receive(from_worker, limit=self.limits.reading_mib * MIB))
        issues = _issues(document, answer)
        if answer.failure is not None:
            if answer.failure.code == "worker-memory":
                self.close()
            return _failed(document, answer.failure, issues)
        members = self._members(answer, from_worker)
        reading = READING.decode(receive(from_worker, limit=self.limits.reading_mib * MIB))
        if reading.document != document or reading.text.doc != document.id:
            raise WrongAnswerError("the worker answered for another document")
        return Result(document, reading, members, issues)

    def _members(self, answer: Answer, from_worker: BinaryIO) -> tuple[Member, ...]:
        left = self.limits.members_mib * MIB
        if len(answer.members) > self.limits.members:
            raise FrameTooLargeError(
                f"{len(answer.members)} documents inside it, {self.limits.members} at most"
            )
        members = []
        for head in answer.members:
            data = receive(from_worker, limit=left)
            left -= len(data)
            members.append(Member(head.origin, data, head.charset))
        return tuple(members)

    def _start(self) -> tuple[BinaryIO, BinaryIO]:
        if self._stopped:
            raise WireError("reading was stopped")
        if self._process is None:
            # What a worker says before its limits hold (it could not start) is kept; later it can write nothing.
            with tempfile.TemporaryFile() as complaints:
                self._process = subprocess.Popen(  # noqa: S603 - our own module, no shell
                    self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints
                )
                self._greet(complaints)
        return _pipe(self._process.stdin), _pipe(self._process.stdout)

    def _greet(self, complaints: IO[bytes]) -> None:
        process = self._process
        assert process is not None  # noqa: S101 - for the type checker
        settings = Settings(self.limits, None if self.reference is None else str(self.reference))
        try:
            send(_pipe(process.stdin), msgspec.json.encode(settings))
            if receive(_pipe(process.stdout), limit=len(READY)) == READY:
                return
        except (WireError, OSError):
            pass
        self.close()
        complaints.seek(0)
        lines = complaints.read().decode("utf-8", "replace").strip().splitlines()
        why = lines[-1] if lines else "it said nothing"
        raise WorkerStartError(
            f"the worker process that reads documents cannot start ({why}); run `rapporteur doctor`"
        )

    def _stop(self) -> None:
        process = self._process
        if process is not None:
            self._timed_out = True
            process.kill()

    def _failure_of(self, error: Exception) -> Failure:
        if isinstance(error, FrameTooLargeError):
            return Failure("worker-output", f"reading it gave more than is taken: {error}")
        if isinstance(error, WrongAnswerError):
            return Failure("worker-output", f"its reading cannot be believed: {error}")
        if self._timed_out:
            return Failure("worker-timeout", f"reading it took more than {self.limits.wall_s} s")
        status = None
        if self._process is not None:
            try:
                status = self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
        if status == -SIGXCPU:
            return Failure(
                "worker-timeout", f"reading it took more than {self.limits.cpu_s} s of processor time"
            )
        how = (
            "ended"
            if status is None
            else f"was ended by signal {-status}"
            if status < 0
            else f"left with {status}"
        )
        return Failure("worker-crashed", f"the worker that read it {how} ({error})")


def _pipe(stream: object) -> BinaryIO:
    if stream is None:
        raise WireError("the worker has no pipe")
    return stream  # type: ignore[return-value]


def _issues(document: Document, answer: Answer) -> tuple[Issue, ...]:
    name = document.origin.name
    issues = []
    if answer.too_deep:
        message = f"{name} holds documents, but lies too deep in archives; unpack it and add what is inside"
        issues.append(Issue("archive-too-deep", message, "warning", document.id))
    if answer.refused:
        message = (
            f"while {name} was read, a library tried what a worker may not do ({', '.join(answer.refused)}); "
            "it was refused, look at the document with care"
        )
        issues.append(Issue("worker-refused", message, "warning", document.id))
    return tuple(issues)


def _failed(document: Document, failure: Failure, issues: tuple[Issue, ...] = ()) -> Result:
    message = (
        f"{document.origin.name}: {failure.message}; the document is kept, but unread: "
        "open it yourself, or run `rapporteur build --again`"
    )
    return Result(document, None, (), (*issues, Issue(failure.code, message, "error", document.id)))
