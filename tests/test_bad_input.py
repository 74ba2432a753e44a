"""Bad input of every sort in one case: each has its message, the good documents are read, nothing is lost.

What each part does with bad input is tested beside it (tests/text/test_hazards.py, tests/store/test_disk.py,
tests/runner/test_process.py); here all of it goes through the command line at once.
"""

import contextlib
import errno
import io
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import rapporteur.cli.main as main
from rapporteur.store import steps, writer_lock
from rapporteur.text.limits import MAX_CHARACTERS
from tests.text.make import Pdf, warc, zipped

STORY = "GENEVA, Oct 29, 2014 - A councillor of the mission met the special rapporteur on Monday, a spokesman said.\n"
PAGE = (
    "<html><head><title>Envoys meet</title></head><body><article><h1>Envoys meet</h1><p>The envoys of two lake "
    "states met in the harbour on 28 October 2014, and spoke for three hours of the draft on fishing.</p><p>They "
    "said that they would meet again within the month, as soon as the ice allows.</p></article></body></html>"
)
WIDE = "The mayor said on 3 May 2014 that the harbour was open again."
DATABASE_STEPS = ("commit", "committed", "row-insert", "log-insert")  # SQLite's own disk errors: test_disk.py
GOOD = ("story.txt", "page.html", "wide.txt")


@dataclass(frozen=True)
class Bad:
    """A document nobody can read as it is: the issue it gives, and words of its message."""

    make: Callable[[], bytes]
    code: str
    words: tuple[str, ...]
    is_read: bool = True
    loudness: str = "error"


def pdf(password: str | None = None) -> bytes:
    made = Pdf(password)
    for _ in range(3):
        made.lines(72, 700, ["The envoys of two lake states met in the harbour.", "They spoke of the ice."])
        made.page()
    return made.done()


def entities() -> bytes:
    declared = (
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="w">&b;</w:document>'
    )
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": declared})


def archive() -> bytes:
    pages = [
        (f"https://lake.example/{n}", PAGE.replace("three", str(n)).encode(), "text/html", "200 OK")
        for n in range(3)
    ]
    return warc(pages)[:-60]


BAD = {
    "junk.bin": Bad(
        lambda: bytes(range(256)) * 40, "text-unknown-type", ("junk.bin", "convert"), is_read=False
    ),
    "line.txt": Bad(
        lambda: b"x" * 200_000_000,
        "text-truncated",
        ("line.txt", f"first {MAX_CHARACTERS:,} characters", "split it"),
        loudness="warning",
    ),
    "broken.txt": Bad(
        lambda: "Zoë said that the harbour of Malmö was open.".encode() + b"\xff\xfe\n",
        "text-undecodable",
        ("2 of 47 characters", "the first at character 44", "add a cleaner copy"),
        loudness="warning",
    ),
    "nul.txt": Bad(
        lambda: b"The harbour\x00 was open, the mayor said.\n",
        "text-undecodable",
        ("1 of 39 characters", "the first at character 11"),
        loudness="warning",
    ),
    "locked.pdf": Bad(
        lambda: pdf("secret"),
        "pdf-password",
        ("asks for a password", "add a copy without one"),
        is_read=False,
    ),
    "cut.pdf": Bad(lambda: pdf()[:-700], "pdf-broken", ("cut short or damaged", "add")),
    "bomb.docx": Bad(
        lambda: zipped(
            {"[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document>" + " " * (8 << 20)}
        ),
        "zip-bomb",
        ("word/document.xml", "200 times", "unpack it"),
        is_read=False,
    ),
    "entities.docx": Bad(entities, "xml-doctype", ("word/document.xml", "document type"), is_read=False),
    "cut.warc.gz": Bad(archive, "warc-truncated", ("cut.warc.gz", "cut short", "add"), is_read=False),
}


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *words: str) -> Done:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main.run(list(words))
        return Done(code, out.getvalue(), err.getvalue())

    def listing(self, name: str) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = json.loads(self.run("show", name, "--json").out)
        return rows


@dataclass(frozen=True)
class Heap:
    """A case into which everything was added and built, once."""

    shell: Shell
    added: Done
    built: Done
    issues: list[dict[str, Any]]
    sources: dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def heap(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Heap]:
    folder = tmp_path_factory.mktemp("bad-input")
    given = folder / "given"
    given.mkdir()
    for name, bad in BAD.items():
        (given / name).write_bytes(bad.make())
    (given / "story.txt").write_text(STORY, encoding="utf-8")
    (given / "page.html").write_text(PAGE, encoding="utf-8")
    (given / "wide.txt").write_text(WIDE, encoding="utf-16")
    (given / "empty.txt").write_bytes(b"")
    (given / "vanishing.txt").write_text(STORY, encoding="utf-8")
    shell = Shell(folder)
    assert shell.run("init", "lake", "--country", "PRK").code == 0
    steps.listener = lambda _: (given / "vanishing.txt").unlink(missing_ok=True)
    try:
        added = shell.run("add", "given")
    finally:
        steps.listener = None
    built = shell.run("build")
    yield Heap(
        shell, added, built, shell.listing("issues"), {row["name"]: row for row in shell.listing("sources")}
    )


def test_what_cannot_be_taken_is_left_out_with_its_reason(heap: Heap) -> None:
    assert heap.added.code == 3
    assert "left out empty.txt: it is empty; get it again" in heap.added.err
    assert "left out vanishing.txt: it is not there (any more); check the name" in heap.added.err
    acknowledged = {line.split()[-1] for line in heap.added.out.splitlines()}
    assert acknowledged == {*BAD, *GOOD}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_document_has_its_message(heap: Heap, name: str) -> None:
    bad = BAD[name]
    (issue,) = [row for row in heap.issues if row["source"] == name and row["code"] == bad.code]
    assert issue["loudness"] == bad.loudness
    for words in bad.words:
        assert words in issue["message"]
    assert heap.sources[name]["read"] == bad.is_read


def test_a_build_with_errors_ends_with_three_and_names_them(heap: Heap) -> None:
    assert heap.built.code == 3
    assert "Traceback" not in heap.built.err
    named = {code for code in {bad.code for bad in BAD.values()} if f"{code}:" in heap.built.err}
    assert named == {bad.code for bad in BAD.values() if bad.loudness == "error"}


@pytest.mark.parametrize("name", GOOD)
def test_good_documents_beside_them_are_read(heap: Heap, name: str) -> None:
    assert heap.sources[name]["read"]
    assert not [row for row in heap.issues if row["source"] == name and row["loudness"] == "error"]


def test_what_stands_before_the_cut_is_read(heap: Heap) -> None:
    assert "met in the harbour" in heap.shell.run("show", "source", "cut.pdf").out
    assert heap.sources["cut.warc.gz!https://lake.example/1"]["read"]
    assert WIDE in heap.shell.run("show", "source", "wide.txt").out


def test_nothing_is_lost(heap: Heap) -> None:
    verified = heap.shell.run("verify")
    assert (verified.code, "findings" in verified.err) == (0, False)
    for name in (*BAD, *GOOD):
        kept = heap.shell.folder / "lake" / "sources"
        digest = heap.sources[name]["id"]
        assert (kept / digest[:2] / digest[2:]).stat().st_size == (
            heap.shell.folder / "given" / name
        ).stat().st_size


def test_a_second_build_reads_nothing_again(heap: Heap) -> None:
    again = heap.shell.run("build")
    assert again.code == 3
    assert "read 0 documents" in again.err


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "free some space"), (errno.EROFS, "read-only: make it writable or copy the case")],
)
@pytest.mark.parametrize("command", [("add", "later.txt"), ("build", "--again")])
def test_a_disk_that_refuses_stops_with_one_and_costs_nothing(
    heap: Heap, command: tuple[str, ...], code: int, words: str
) -> None:
    (heap.shell.folder / "later.txt").write_text(f"{STORY} {code}", encoding="utf-8")
    before = heap.shell.listing("sources")

    def refuse(step: str) -> None:
        if step not in DATABASE_STEPS:
            raise OSError(code, os.strerror(code))

    steps.listener = refuse
    try:
        done = heap.shell.run(*command)
    finally:
        steps.listener = None
    assert done.code == 1
    assert words in done.err
    assert "Traceback" not in done.err
    assert heap.shell.listing("sources") == before
    assert heap.shell.run("verify").code == 0


def test_a_second_build_at_the_same_time_is_told_to_wait(heap: Heap) -> None:
    with writer_lock(heap.shell.folder / "lake" / "store" / "lock"):
        done = heap.shell.run("build")
    assert done.code == 1
    assert "another `rapporteur add` or `build` is writing to" in done.err
    assert "wait until it has ended" in done.err
    assert heap.shell.run("build").code == 3
