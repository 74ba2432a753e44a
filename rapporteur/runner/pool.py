"""Many documents, several workers, results in the order of the jobs whatever the number of workers."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import LifoQueue
from types import TracebackType

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


class WorkerPool:
    """Worker processes that last over several rounds of reading; each is started when it is first needed."""

    def __init__(self, *, workers: int, limits: Limits, reference: Path | None = None) -> None:
        self._workers = tuple(Worker(limits, reference) for _ in range(workers))
        self._idle: LifoQueue[Worker] = LifoQueue()
        for worker in self._workers:
            self._idle.put(worker)
        self._threads = ThreadPoolExecutor(max_workers=workers, thread_name_prefix="reader")

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def read(self, jobs: Iterable[ReadingJob]) -> Iterator[Result]:
        """Have documents read.

        Args:
            jobs: What to read; taken a little ahead of the results, so that few documents are in memory at once.

        Yields:
            One result for each job, in the order of the jobs.
        """
        waiting: deque[Future[Result]] = deque()
        for job in jobs:
            waiting.append(self._threads.submit(self._read_one, job))
            if len(waiting) >= 2 * len(self._workers):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    def close(self) -> None:
        """End all workers, also those that are still reading: their threads are set free by that."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()

    def _read_one(self, job: ReadingJob) -> Result:
        worker = self._idle.get()
        try:
            data = job.load()
            if sha256_of(data) != job.document.id:
                return _lost(job.document, "its bytes are not those that came")
            return worker.read(job.document, data, with_members=job.with_members, dct=job.dct)
        except OSError as error:
            return _lost(job.document, f"its original cannot be read ({error.strerror})")
        finally:
            self._idle.put(worker)


def _lost(document: Document, what: str) -> Result:
    message = f"{document.origin.name}: {what}; run `rapporteur verify`"
    return Result(document, None, (), (Issue("original-unreadable", message, "error", document.id),))
