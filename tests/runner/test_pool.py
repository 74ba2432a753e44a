"""Several workers give the same results in the same order as one."""

import threading

from rapporteur.intake import receive
from rapporteur.model.document import Origin
from rapporteur.runner import Limits, ReadingJob, Result, WorkerPool


def job(words: str, *, stored: bytes | None = None) -> ReadingJob:
    data = words.encode()
    document = receive(data, Origin(f"{words[:8]}.txt"))
    return ReadingJob(document, lambda: data if stored is None else stored)


def results(jobs: list[ReadingJob], workers: int) -> list[Result]:
    with WorkerPool(workers=workers, limits=Limits()) as pool:
        return list(pool.read(iter(jobs)))


def test_results_do_not_depend_on_the_number_of_workers() -> None:
    jobs = [job(f"Story {n}: the envoy met the rapporteur on 29 October 2014.") for n in range(7)]
    one, three = results(jobs, 1), results(jobs, 3)
    assert one == three
    assert [result.document for result in one] == [each.document for each in jobs]
    assert all(result.reading for result in one)


def test_an_original_that_changed_or_is_gone_is_an_issue_of_that_document() -> None:
    def gone() -> bytes:
        raise FileNotFoundError(2, "No such file or directory")

    lost = ReadingJob(job("lost words").document, gone)
    found = results([job("first story"), job("second story", stored=b"other"), lost, job("fourth story")], 2)
    codes = [[issue.code for issue in result.issues] for result in found]
    assert codes == [[], ["original-unreadable"], ["original-unreadable"], []]


def test_stopping_in_the_middle_ends_the_workers() -> None:
    before = set(threading.enumerate())
    with WorkerPool(workers=2, limits=Limits()) as pool:
        running = pool.read(iter([job(f"story {n}") for n in range(50)]))
        assert next(running).reading is not None
    started = set(threading.enumerate()) - before
    for thread in started:
        thread.join(timeout=30)  # readers, and clocks that were just called off
    assert not [thread.name for thread in started if thread.is_alive()]
