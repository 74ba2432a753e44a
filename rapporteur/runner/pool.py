"""Many documents, several workers, results in the order of the jobs whatever the number of workers."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from rapporteur.model.document import Document
from rapporteur.model.ids import sha256_of
from rapporteur.model.issue import Issue
from rapporteur.runner.limits import Limits
from rapporteur.runner.process import Result, Worker


@dataclass(frozen=True, slots=True)
class ReadingJob:
    """A document to read: where its bytes come from, whether documents inside it are wanted, its day if the case
    supplies it."""

    document: Document
    load: Callable[[], bytes]
    with_members: bool = True
    dct: str | None = None


Reader = Callable[[Iterable[ReadingJob]], Iterator[Result]]


def read_all(
    jobs: Iterable[ReadingJob], *, workers: int, limits: Limits, reference: Path | None = None
) -> Iterator[Result]:
    """Have documents read in worker processes.

    Args:
        jobs: What to read; taken a little ahead of the results, so that few documents are in memory at once.
        workers: Number of worker processes.
        limits: Limits for each document.
        reference: Folder of reference data; None for those of the package.

    Yields:
        One result for each job, in the order of the jobs.
    """
    idle: SimpleQueue[Worker] = SimpleQueue()
    everyone = [Worker(limits, reference) for _ in range(workers)]
    for worker in everyone:
        idle.put(worker)
    waiting: deque[Future[Result]] = deque()
    executor = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="reader")
    try:
        for job in jobs:
            waiting.append(executor.submit(_read, job, idle))
            if len(waiting) >= 2 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        # On an interruption threads still wait for their workers: ending those sets them free.
        executor.shutdown(wait=False, cancel_futures=True)
        for worker in everyone:
            worker.close()


def _read(job: ReadingJob, idle: "SimpleQueue[Worker]") -> Result:
    worker = idle.get()
    try:
        data = job.load()
        if sha256_of(data) != job.document.id:
            return _lost(job.document, "its bytes are not those that came")
        return worker.read(job.document, data, with_members=job.with_members, dct=job.dct)
    except OSError as error:
        return _lost(job.document, f"its original cannot be read ({error.strerror})")
    finally:
        idle.put(worker)


def _lost(document: Document, what: str) -> Result:
    message = f"{document.origin.name}: {what}; run `rapporteur verify`"
    return Result(document, None, (), (Issue("original-unreadable", message, "error", document.id),))
