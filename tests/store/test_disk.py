"""A full or read-only disk costs nothing that was acknowledged, and the message says what to do."""

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from rapporteur.actions import Added, Case, add_files, build, export, state_of, verify_case
from rapporteur.errors import StoreError
from rapporteur.reference import Reference
from rapporteur.store import Store, steps, writer_lock
from tests.store.crash import clock, losses
from tests.store.samples import new_case, simple_reader, source, sources


@pytest.fixture(autouse=True)
def _no_listener() -> Iterator[None]:
    yield
    steps.listener = None


class FailingDisk:
    """Says `no space left` at the n-th step, once or from then on; remembers which step that was."""

    def __init__(self, at: int, *, code: int = errno.ENOSPC, for_good: bool = False) -> None:
        self.left = at
        self.code = code
        self.for_good = for_good
        self.failed: list[str] = []
        self.seen: list[str] = []

    def __call__(self, name: str) -> None:
        self.seen.append(name)
        self.left -= 1
        if self.left == 0 or (self.left < 0 and self.for_good):
            self.failed.append(name)
            raise OSError(self.code, os.strerror(self.code))


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_add_on_a_disk_that_fails_at_the_nth_step(tmp_path: Path, code: int, for_good: bool) -> None:
    for step in range(1, 200):
        case = new_case(tmp_path / f"case-{step}")
        acknowledged: list[str] = []
        disk = FailingDisk(step, code=code, for_good=for_good)
        steps.listener = disk
        try:
            for result in add_files(case, sources(3), now=clock):
                assert isinstance(result, Added)
                acknowledged.append(result.id)
        except (StoreError, OSError) as error:
            if disk.failed[0] not in ("commit", "committed", "row-insert", "log-insert"):
                assert isinstance(error, StoreError)
                assert ("free some space" if code == errno.ENOSPC else "rapporteur verify") in str(error)
        finally:
            steps.listener = None
        assert losses(case.folder, acknowledged) == []
        if not disk.failed:
            assert len(acknowledged) == 3
            return
    pytest.fail("add never came through")


def test_an_fsync_that_failed_is_not_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = new_case(tmp_path / "case")
    calls = []

    def failing(handle: int) -> None:
        calls.append(handle)
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(StoreError, match="the disk reported an error"):
        list(add_files(case, sources(1)))
    assert len(calls) == 1
    monkeypatch.undo()
    assert losses(case.folder, []) == []


def test_a_dossier_that_cannot_be_written_leaves_the_present_one(
    tmp_path: Path, reference: Reference
) -> None:
    case = new_case(tmp_path / "case")
    list(add_files(case, sources(1)))
    build(case, reference=reference, reader=simple_reader, now=clock)
    index = (case.dossier / "index.html").read_bytes()
    list(add_files(case, sources(1, words="later")))

    def full(name: str) -> None:
        if name == "dossier-write":
            raise OSError(errno.ENOSPC, "No space left on device")

    steps.listener = full
    with pytest.raises(StoreError, match="free some space"):
        build(case, reference=reference, reader=simple_reader, now=clock)
    steps.listener = None
    assert (case.dossier / "index.html").read_bytes() == index
    assert [path.name for path in case.folder.glob("dossier*")] == ["dossier"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system in memory of three megabytes; skips where it cannot be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode != 0:
        pytest.skip("a file system in memory can be mounted by root only")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full(small_disk: Path) -> None:
    case = new_case(small_disk / "case")
    acknowledged = []
    with pytest.raises(StoreError, match="free some space"):
        for n in range(100):
            for result in add_files(case, [source(f"{n}.txt", f"{n} ".encode() * 40_000)]):
                assert isinstance(result, Added)
                acknowledged.append(result.id)
    assert acknowledged
    subprocess.run(["mount", "-o", "remount,size=6m", str(small_disk)], check=True)
    assert losses(case.folder, acknowledged) == []
    assert list(add_files(case, [source("after.txt", b"room again")]))


def test_a_read_only_case_can_be_looked_at_but_not_changed(
    small_disk: Path, tmp_path: Path, reference: Reference
) -> None:
    case = new_case(small_disk / "case")
    list(add_files(case, sources(1)))
    build(case, reference=reference, reader=simple_reader)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreError, match="read-only: make it writable or copy the case"):
        list(add_files(case, sources(1, words="later")))
    with pytest.raises(StoreError, match="read-only"):
        build(case, reference=reference, reader=simple_reader)
    with case.open_store() as store:
        assert len(state_of(store, case, clearance="internal", reference=reference).readings) == 1
    assert verify_case(case).findings == ()
    out = tmp_path / "record.jsonl"
    exported = export(case, "record", out, clearance="internal", reference=reference)
    assert not exported.logged
    assert out.stat().st_size == exported.size
    with pytest.raises(StoreError, match="only with an entry in the custody log"):
        export(case, "record", tmp_path / "secret", clearance="protected", reference=reference)
    assert not (tmp_path / "secret").exists()


def test_a_second_writer_is_told_to_wait(tmp_path: Path, reference: Reference) -> None:
    case = new_case(tmp_path / "case")
    with writer_lock(case.lock):
        with pytest.raises(StoreError, match="another `rapporteur add` or `build`"):
            list(add_files(case, sources(1)))
        with pytest.raises(StoreError, match="wait until it has ended"):
            build(case, reference=reference, reader=simple_reader)
    assert len(list(add_files(case, sources(1)))) == 1


def test_readers_are_not_kept_waiting_by_a_writer(tmp_path: Path) -> None:
    case: Case = new_case(tmp_path / "case")
    adding = add_files(case, sources(2))
    next(adding)
    with Store(case.folder, writable=False) as store:
        assert len(store.holdings()) == 1
    assert len(list(adding)) == 1
