"""What is taken under custody, and what is left out with a reason."""

import os
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pytest

from rapporteur.actions import Added, Case, Given, LeftOut, Source, add_files, find_sources, verify_case
from rapporteur.errors import UsageError
from rapporteur.model.ids import sha256_of
from tests.store.samples import new_case, source


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "case")


def holdings(case: Case) -> list[tuple[str, str]]:
    with case.open_store() as store:
        return [(h.document.origin.name, h.document.origin.confidentiality) for h in store.holdings()]


def test_originals_are_kept_as_they_came_under_their_digest(case: Case) -> None:
    data = b"\xff\x00 no text in any encoding \r\n"
    (added,) = add_files(case, [source("odd.bin", data)])
    assert isinstance(added, Added)
    assert added.id == sha256_of(data)
    assert (case.folder / "sources" / added.id[:2] / added.id[2:]).read_bytes() == data


def test_the_same_bytes_are_taken_once(case: Case) -> None:
    results = list(add_files(case, [source("a.txt", b"same"), source("a.txt", b"same")]))
    assert [r.outcome for r in results if isinstance(r, Added)] == ["added", "known"]
    assert len(holdings(case)) == 1


def test_the_same_bytes_under_another_name_are_one_document_with_two_origins(case: Case) -> None:
    results = list(add_files(case, [source("b.txt", b"same"), source("a.txt", b"same")]))
    assert [r.outcome for r in results if isinstance(r, Added)] == ["added", "another-origin"]
    assert holdings(case) == [("a.txt", "public")]


def test_the_strictest_class_wins_whatever_the_order(case: Case, tmp_path: Path) -> None:
    other = new_case(tmp_path / "other")
    public, protected = Given(), Given(confidentiality="protected")
    for place, order in ((case, (public, protected)), (other, (protected, public))):
        for given in order:
            list(add_files(place, [source("a.txt", b"same")], given=given))
    assert holdings(case) == holdings(other) == [("a.txt", "protected")]


def test_a_lost_original_is_put_back(case: Case) -> None:
    (added,) = add_files(case, [source("a.txt", b"words")])
    assert isinstance(added, Added)
    (case.folder / "sources" / added.id[:2] / added.id[2:]).unlink()
    assert [finding.code for finding in verify_case(case).findings] == ["original-missing"]
    (again,) = add_files(case, [source("a.txt", b"words")])
    assert isinstance(again, Added) and again.outcome == "restored"
    assert verify_case(case).findings == ()


def test_an_empty_file_is_left_out_with_a_reason_and_the_others_go_on(case: Case) -> None:
    results = list(add_files(case, [source("empty.txt", b""), source("a.txt", b"words")]))
    assert isinstance(results[0], LeftOut) and "empty" in results[0].reason
    assert isinstance(results[1], Added)


def test_a_file_over_the_limit_is_left_out(case: Case) -> None:
    (result,) = add_files(case, [source("big.txt", b"x" * 1001)], limit=1000)
    assert isinstance(result, LeftOut) and "more than 1000 bytes" in result.reason
    assert not list((case.folder / "sources" / ".incoming").iterdir())


def test_a_file_that_vanishes_before_it_is_read_is_left_out(case: Case, tmp_path: Path) -> None:
    heap = tmp_path / "heap"
    heap.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (heap / name).write_text(name)
    found = list(find_sources([heap], case=case))
    (heap / "b.txt").unlink()
    results = list(add_files(case, found))
    assert [type(result) for result in results] == [Added, LeftOut, Added]
    assert "not there" in getattr(results[1], "reason", "")


def test_a_file_that_breaks_off_while_it_is_read_is_left_out(case: Case) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().read(3)

    def broken() -> BinaryIO:
        return Broken(b"words that end early")

    results = list(add_files(case, [Source("broken.txt", broken), source("a.txt", b"words")]))
    assert isinstance(results[0], LeftOut) and "Input/output error" in results[0].reason
    assert isinstance(results[1], Added)
    assert verify_case(case).findings == ()


def test_folders_are_walked_in_the_order_of_names_without_hidden_files(case: Case, tmp_path: Path) -> None:
    for name in ("heap/b.txt", "heap/a/z.txt", "heap/.hidden", "heap/.git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    names = [s.name for s in find_sources([tmp_path / "heap"], case=case)]
    assert names == ["b.txt", "a/z.txt"]


def test_a_case_does_not_take_in_itself(case: Case) -> None:
    (case.folder / "note.txt").write_text("words")
    list(add_files(case, [source("a.txt", b"words")]))
    assert [s.name for s in find_sources([case.folder], case=case)] == ["note.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_plain_file_is_left_out_instead_of_waited_for(case: Case, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (result,) = add_files(case, find_sources([tmp_path / "pipe"], case=case))
    assert isinstance(result, LeftOut) and "not a plain file" in result.reason


def test_names_with_control_characters_or_odd_bytes_are_made_fit(case: Case, tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9\n.txt")
    try:
        odd.write_text("words")
    except OSError:
        pytest.skip("this file system has no such names")
    (result,) = add_files(case, find_sources([odd], case=case))
    assert result.name == "caf\ufffd\ufffd.txt"


@pytest.mark.parametrize("time", ["yesterday", "30.10.2014", "2014-13-01", ""])
def test_a_time_that_is_none_is_refused(case: Case, time: str) -> None:
    with pytest.raises(UsageError, match="ISO 8601"):
        list(add_files(case, [source("a.txt", b"words")], given=Given(retrieved=time)))


@pytest.mark.parametrize("time", ["2014-10-30", "2014-10-30T18:05:00Z", "2014-10-30T18:05:00+09:00"])
def test_dates_and_date_times_are_taken_as_given(case: Case, time: str) -> None:
    list(add_files(case, [source("a.txt", b"words")], given=Given(retrieved=time)))
    with case.open_store() as store:
        assert store.holdings()[0].document.origin.retrieved == time
