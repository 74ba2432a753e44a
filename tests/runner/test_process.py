"""Whatever the parsing of a document does, a result comes back and the next document is read."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.errors import RapporteurError
from rapporteur.intake import receive
from rapporteur.model.document import Origin
from rapporteur.runner.limits import Limits
from rapporteur.runner.process import Result, Worker

HOSTILE = (sys.executable, "-B", "-m", "tests.runner.hostile")
LIMITS = Limits(cpu_s=4, wall_s=60)


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    one = Worker(LIMITS, command=HOSTILE)
    yield one
    one.close()


def read(worker: Worker, words: str) -> Result:
    data = words.encode()
    return worker.read(receive(data, Origin("a.txt")), data)


def error_codes(result: Result) -> list[str]:
    return [issue.code for issue in result.issues if issue.loudness == "error"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("please crash", "worker-crashed"),
        ("please exit", "worker-crashed"),
        ("please memory", "worker-memory"),
        ("please error", "reading-failed"),
        ("please deep", "reading-failed"),
        ("please write", "reading-failed"),
        ("please read", "reading-failed"),
        ("please socket", "reading-failed"),
        ("please process", "reading-failed"),
        ("please fork", "reading-failed"),
        ("please lie", "worker-output"),
    ],
)
def test_what_goes_wrong_is_an_issue_of_that_document(worker: Worker, words: str, code: str) -> None:
    result = read(worker, words)
    assert result.reading is None
    assert error_codes(result) == [code]
    assert "a.txt" in result.issues[-1].message
    after = read(worker, "The envoy met the rapporteur.")
    assert after.reading is not None
    assert after.issues == ()


@pytest.mark.skipif(sys.platform == "win32", reason="processor time is not limited there")
def test_endless_work_is_ended_by_the_limit_on_processor_time(worker: Worker) -> None:
    assert error_codes(read(worker, "please spin")) == ["worker-timeout"]


def test_a_worker_that_waits_is_ended_by_the_clock() -> None:
    worker = Worker(Limits(wall_s=10), command=HOSTILE)
    try:
        assert error_codes(read(worker, "please hang")) == ["worker-timeout"]
        assert read(worker, "The envoy met the rapporteur.").reading is not None
    finally:
        worker.close()


def test_what_a_library_prints_does_not_disturb_the_answer(worker: Worker) -> None:
    assert read(worker, "please print something").reading is not None


@pytest.mark.parametrize(
    ("words", "event"), [("swallow-socket", "socket."), ("swallow-write", "open for writing")]
)
def test_a_refused_act_is_told_even_where_the_library_keeps_silent(
    worker: Worker, words: str, event: str
) -> None:
    result = read(worker, f"please {words}")
    assert result.reading is not None
    assert [issue.code for issue in result.issues] == ["worker-refused"]
    assert event in result.issues[0].message
    assert not Path("/tmp/rapporteur-escape").exists()


def test_the_processor_time_of_earlier_documents_does_not_count(worker: Worker) -> None:
    for _ in range(3):
        assert read(worker, "The envoy met the rapporteur. " * 200).reading is not None


def test_a_document_over_the_limit_is_not_handed_to_a_worker() -> None:
    worker = Worker(Limits(input_mib=1), command=("does-not-exist",))
    assert error_codes(read(worker, "x" * ((1 << 20) + 1))) == ["document-too-large"]


def test_an_answer_over_the_limit_is_not_taken() -> None:
    worker = Worker(Limits(reading_mib=1), command=HOSTILE)
    try:
        assert error_codes(read(worker, "please flood")) == ["worker-output"]
    finally:
        worker.close()


def test_a_worker_that_cannot_start_stops_the_run_with_its_reason() -> None:
    worker = Worker(LIMITS, command=(sys.executable, "-c", "raise SystemExit('no such library')"))
    with pytest.raises(RapporteurError, match="no such library"):
        read(worker, "words")
