"""Building a case: what is read, what is read again, and what a dossier may show."""

import io
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from rapporteur.actions import Case, Given, add_files, build, find_sources, open_case, state_of, verify_case
from rapporteur.errors import InputError
from rapporteur.model.case import CaseState
from rapporteur.model.document import Member, Origin
from rapporteur.model.span import Evidence
from rapporteur.reference import Reference
from rapporteur.runner import ReadingJob, Result
from tests.store.crash import clock
from tests.store.samples import new_case, simple_reader, simple_reading, source, sources

DATED = (
    "GENEVA, October 29, 2014 - Anna Example, the special rapporteur, met diplomats of North Korea and Japan "
    "on Tuesday. Anna Example said that the European Union would not change its draft.\n"
)
UNDATED = (
    "GENEVA, Oct 30 - Anna Example, the special rapporteur, spoke of North Korea and Japan on Wednesday. "
    "Anna Example said that the European Union had been asked to change its draft.\n"
)


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return new_case(tmp_path / "case")


def state(case: Case, reference: Reference) -> CaseState:
    with case.open_store() as store:
        return state_of(store, case, clearance="internal", reference=reference)


def zipped(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(f"{name}.bin"), data)
    return out.getvalue()


def dossier_of(case: Case) -> dict[str, bytes]:
    return {
        p.relative_to(case.dossier).as_posix(): p.read_bytes() for p in case.dossier.rglob("*") if p.is_file()
    }


def test_the_number_of_workers_changes_no_byte(tmp_path: Path, reference: Reference) -> None:
    dossiers = []
    for workers in (1, 3):
        case = new_case(tmp_path / f"{workers}")
        list(
            add_files(case, [source(f"{n}.txt", f"{DATED} Story {n}.".encode()) for n in range(5)], now=clock)
        )
        build(case, reference=reference, workers=workers, now=clock)
        dossiers.append(dossier_of(case))
    assert dossiers[0] == dossiers[1]


def test_the_order_of_documents_changes_nothing_but_the_head(tmp_path: Path, reference: Reference) -> None:
    stories = [source(f"{n}.txt", f"{DATED} Story {n}.".encode()) for n in range(3)]
    states, dossiers = [], []
    for name, order in (("forth", stories), ("back", stories[::-1])):
        case = new_case(tmp_path / name)
        list(add_files(case, order, now=clock))
        states.append(build(case, reference=reference, now=clock).state)
        dossiers.append(without_head(dossier_of(case)))
    assert states[0] == states[1]
    assert dossiers[0] == dossiers[1]


def without_head(dossier: dict[str, bytes]) -> dict[str, bytes]:
    """The log tells in which order documents came, so its head differs; nothing else may."""
    root = dossier["head.txt"].strip().split(b":")[1]
    return {name: data.replace(root, b"ROOT") for name, data in dossier.items()}


def test_only_what_is_new_is_read(case: Case, reference: Reference) -> None:
    names: list[str] = []

    def reader(jobs: Iterable[ReadingJob]) -> Iterator[Result]:
        for result in simple_reader(jobs):
            names.append(result.document.origin.name)
            yield result

    list(add_files(case, sources(2), now=clock))
    build(case, reference=reference, reader=reader, now=clock)
    assert sorted(names) == ["story-0.txt", "story-1.txt"]
    names.clear()
    list(add_files(case, sources(1, words="later"), now=clock))
    build(case, reference=reference, reader=reader, now=clock)
    assert names == ["later-0.txt"]
    names.clear()
    build(case, reference=reference, reader=reader, now=clock, again=True)
    assert len(names) == 3


def test_a_new_version_of_the_stages_reads_again(
    case: Case, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(add_files(case, sources(2), now=clock))
    build(case, reference=reference, reader=simple_reader, now=clock)
    monkeypatch.setattr("rapporteur.actions.reading.READING_VERSION", "next")
    assert build(case, reference=reference, reader=simple_reader, now=clock).read == 2
    assert build(case, reference=reference, reader=simple_reader, now=clock).read == 0


def test_other_reference_data_read_again(case: Case, reference: Reference, tmp_path: Path) -> None:
    list(add_files(case, sources(1), now=clock))
    build(case, reference=reference, reader=simple_reader, now=clock)
    copy = tmp_path / "data"
    shutil.copytree(reference.root, copy)
    (copy / "note.txt").write_text("corrected")
    assert build(case, reference=Reference(copy), reader=simple_reader, now=clock).read == 1


def test_a_changed_class_reads_again_and_holds_back(case: Case, reference: Reference) -> None:
    list(add_files(case, sources(1), now=clock))
    assert build(case, reference=reference, reader=simple_reader, now=clock).state.held_back == 0
    list(add_files(case, sources(1), given=Given(confidentiality="protected"), now=clock))
    assert state(case, reference).readings == ()
    built = build(case, reference=reference, reader=simple_reader, now=clock)
    assert (built.read, built.state.held_back, built.state.readings) == (1, 1, ())


def test_documents_inside_archives_are_documents_of_their_own_to_a_depth_of_three(
    case: Case, reference: Reference
) -> None:
    packed = DATED.encode()
    for _ in range(4):
        packed = zipped(inner=packed)
    list(
        add_files(case, [source("deep.zip", packed), source("flat.zip", zipped(a=DATED.encode()))], now=clock)
    )
    built = build(case, reference=reference, now=clock)
    names = sorted(reading.document.origin.name for reading in built.state.readings)
    assert "flat.zip!a.bin" in names
    assert "archive-too-deep" in {issue.code for issue in built.state.issues}
    with case.open_store() as store:
        assert max(holding.depth for holding in store.holdings()) == 3
    assert verify_case(case).findings == ()
    assert build(case, reference=reference, now=clock).read == 0


def test_members_and_reading_land_together(case: Case, reference: Reference) -> None:
    """A reader that dies after an archive was read, before its members are, leaves a sound store."""

    def reader(jobs: Iterable[ReadingJob]) -> Iterator[Result]:
        for job in jobs:
            data = job.load()
            if not data.startswith(b"archive"):
                raise KeyboardInterrupt
            member = Member(Origin("a.zip!inner.txt"), b"inner words of a page")
            yield Result(job.document, simple_reading(job.document, data), (member, member))

    list(add_files(case, [source("a.zip", b"archive of one page")], now=clock))
    with pytest.raises(KeyboardInterrupt):
        build(case, reference=reference, reader=reader, now=clock)
    assert verify_case(case).findings == ()
    codes = [issue.code for issue in state(case, reference).issues]
    assert codes == ["not-read-yet"]
    assert build(case, reference=reference, reader=simple_reader, now=clock).read == 1


def test_what_a_worker_says_is_held_against_the_text(case: Case, reference: Reference) -> None:
    def liar(jobs: Iterable[ReadingJob]) -> Iterator[Result]:
        for result in simple_reader(jobs):
            assert result.reading is not None
            (event,) = result.reading.claims.events
            lie = replace(event, evidence=(Evidence(event.doc, 0, 5, "other"),))
            yield replace(
                result, reading=replace(result.reading, claims=replace(result.reading.claims, events=(lie,)))
            )

    list(add_files(case, sources(1), now=clock))
    built = build(case, reference=reference, reader=liar, now=clock)
    assert built.state.readings == ()
    assert [issue.code for issue in built.state.issues] == ["evidence-broken"]
    assert [document.origin.name for document in built.state.unread] == ["story-0.txt"]


def test_the_year_comes_from_the_case_and_goes_with_it(tmp_path: Path, reference: Reference) -> None:
    dated, undated = source("dated.txt", DATED.encode()), source("undated.txt", UNDATED.encode())
    at_once, one_by_one = new_case(tmp_path / "at-once"), new_case(tmp_path / "one-by-one")
    list(add_files(at_once, [dated, undated], now=clock))
    together = build(at_once, reference=reference, now=clock).state
    list(add_files(one_by_one, [undated], now=clock))
    alone = build(one_by_one, reference=reference, now=clock).state
    list(add_files(one_by_one, [dated], now=clock))
    later = build(one_by_one, reference=reference, now=clock).state
    assert alone.readings[0].text.dct is None
    assert {reading.text.dct for reading in together.readings} == {"2014-10-29", "2014-10-30"}
    assert later == together
    assert build(one_by_one, reference=reference, now=clock).read == 0


def test_a_public_document_learns_no_year_from_a_stricter_one(case: Case, reference: Reference) -> None:
    list(add_files(case, [source("undated.txt", UNDATED.encode())], now=clock))
    given = Given(confidentiality="confidential")
    list(add_files(case, [source("dated.txt", DATED.encode())], given=given, now=clock))
    (reading,) = build(case, reference=reference, now=clock).state.readings
    assert reading.text.dct is None


def test_what_an_interrupted_swap_left_comes_back(case: Case, reference: Reference) -> None:
    list(add_files(case, sources(1), now=clock))
    build(case, reference=reference, reader=simple_reader, now=clock)
    before = dossier_of(case)
    case.dossier.rename(case.folder / "dossier.old")
    (case.folder / "dossier.new-x").mkdir()
    assert not build(case, reference=reference, reader=simple_reader, now=clock).changed
    assert dossier_of(case) == before
    assert [path.name for path in case.folder.glob("dossier*")] == ["dossier"]


@pytest.mark.parametrize(
    "words",
    [
        "not toml [",
        "[other]\n",
        "[case]\nname = 'x'\n",
        "[case]\nname='x'\ncountry='PRK'\n[reading]\ncpu_s=0\n",
    ],
)
def test_a_case_file_that_is_wrong_is_named(case: Case, words: str) -> None:
    (case.folder / "rapporteur.toml").write_text(words)
    with pytest.raises(InputError, match=r"rapporteur\.toml"):
        open_case(case.folder)


def test_the_two_real_pages_give_the_same_case_in_any_order(
    tmp_path: Path, reference: Reference, shared: Path
) -> None:
    pages = sorted((shared / "seeds").glob("*.txt"))
    states = []
    for name, order in (("a", pages), ("b", pages[::-1])):
        case = new_case(tmp_path / name)
        list(add_files(case, find_sources(order, case=case), now=clock))
        states.append(build(case, reference=reference, now=clock).state)
        assert verify_case(case).findings == ()
    assert states[0] == states[1]
    assert len(states[0].readings) == len(pages)
