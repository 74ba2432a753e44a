"""Whatever is changed, removed, re-ordered or put in by somebody with access to the disk is found."""

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from rapporteur.actions import Case, add_files, build, open_case
from rapporteur.errors import StoreError
from rapporteur.model.document import CustodyHead
from rapporteur.model.ids import sha256_of
from rapporteur.reference import Reference
from rapporteur.store import Store, Verification, verify
from rapporteur.store.custody import canonical_json, leaf_of
from rapporteur.store.schema import TRIGGERS
from tests.store.crash import clock
from tests.store.samples import new_case, simple_reader, sources


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, reference: Reference) -> Case:
    case = new_case(tmp_path_factory.mktemp("verify") / "case")
    list(add_files(case, sources(3), now=clock))
    build(case, reference=reference, reader=simple_reader, now=clock)
    return case


@pytest.fixture
def case(built: Case, tmp_path: Path) -> Case:
    shutil.copytree(built.folder, tmp_path / "copy")
    return open_case(tmp_path / "copy")


def check(case: Case, *heads: CustodyHead) -> Verification:
    with case.open_store() as store:
        return verify(store, earlier_heads=tuple(("a letter", head) for head in heads))


def codes(case: Case, *heads: CustodyHead) -> set[str]:
    return {finding.code for finding in check(case, *heads).findings}


def head_of_case(case: Case) -> CustodyHead:
    with case.open_store() as store:
        return store.head()


def change(case: Case, *statements: str) -> None:
    """Change the database as somebody would who knows how: triggers out of the way, and back again."""
    with sqlite3.connect(case.folder / "store" / "rapporteur.db") as connection:
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for trigger in TRIGGERS.values():
            connection.execute(trigger)
    connection.close()


def rewrite_leaves(case: Case) -> None:
    """Make the log consistent again after a change: leaves over what now stands there."""
    with sqlite3.connect(case.folder / "store" / "rapporteur.db") as connection:
        rows = connection.execute(
            "SELECT seq, at, action, subject, detail FROM custody ORDER BY seq"
        ).fetchall()
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        for row in rows:
            connection.execute("UPDATE custody SET leaf = ? WHERE seq = ?", (leaf_of(*row), row[0]))
        for trigger in TRIGGERS.values():
            connection.execute(trigger)
    connection.close()


def test_an_untouched_case_has_no_findings(case: Case) -> None:
    result = check(case, head_of_case(case))
    assert result.findings == ()
    assert (result.documents, result.readings, result.strays) == (3, 3, ())


@pytest.mark.parametrize("table", ["document", "origin", "custody"])
@pytest.mark.parametrize("verb", ["DELETE FROM {}", "UPDATE {} SET rowid = rowid"])
def test_the_database_refuses_to_change_what_is_append_only(case: Case, table: str, verb: str) -> None:
    with (
        sqlite3.connect(case.folder / "store" / "rapporteur.db") as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(verb.format(table))


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE custody SET detail = replace(detail, 'story', 'glory') WHERE seq = 1", "log-changed"),
        ("UPDATE custody SET at = '2020-01-01T00:00:00Z' WHERE seq = 2", "log-changed"),
        ("UPDATE custody SET leaf = (SELECT leaf FROM custody WHERE seq = 1) WHERE seq = 2", "log-changed"),
        ("UPDATE origin SET publisher = 'Somebody'", "document-changed"),
        ("UPDATE origin SET confidentiality = 'protected' WHERE seq = 1", "document-changed"),
        ("UPDATE document SET size = size + 1", "document-changed"),
        ("DELETE FROM origin WHERE seq = 1", "document-missing"),
        ("DELETE FROM reading", "reading-missing"),
        ("UPDATE reading SET body = replace(body, 'envoy', 'enemy')", "reading-changed"),
        ("UPDATE reading SET supplied = '2014-10-30'", "reading-changed"),
        ("DELETE FROM custody WHERE seq = (SELECT max(seq) FROM custody) - 1", "log-gap"),
        ("INSERT INTO document VALUES ('00ff', 3)", "document-unlogged"),
        ("DROP TRIGGER custody_no_delete", "store-unprotected"),
    ],
)
def test_a_changed_row_is_found(case: Case, statement: str, code: str) -> None:
    if statement.startswith("DROP"):
        with sqlite3.connect(case.folder / "store" / "rapporteur.db") as connection:
            connection.execute(statement)
        connection.close()
    else:
        change(case, statement)
    assert code in codes(case)


def test_entries_in_another_order_are_found(case: Case) -> None:
    change(
        case,
        "UPDATE custody SET seq = -1 WHERE seq = 1",
        "UPDATE custody SET seq = 1 WHERE seq = 2",
        "UPDATE custody SET seq = 2 WHERE seq = -1",
    )
    assert "log-changed" in codes(case)


def test_a_duplicated_entry_is_found(case: Case) -> None:
    change(
        case,
        "INSERT INTO custody SELECT (SELECT max(seq) + 1 FROM custody), at, action, subject, detail, leaf "
        "FROM custody WHERE seq = 1",
    )
    assert "log-changed" in codes(case)


def test_changed_words_with_a_new_digest_do_not_match_their_entry(case: Case) -> None:
    path = case.folder / "store" / "rapporteur.db"
    with sqlite3.connect(path) as connection:
        doc, body = connection.execute("SELECT doc, body FROM reading").fetchone()
        changed = body.replace(b"envoy", b"enemy")
        connection.execute(
            "UPDATE reading SET body = ?, digest = ? WHERE doc = ?", (changed, sha256_of(changed), doc)
        )
    connection.close()
    assert codes(case) == {"reading-changed"}


def test_evidence_that_does_not_stand_in_its_text_is_found(case: Case) -> None:
    path = case.folder / "store" / "rapporteur.db"
    with sqlite3.connect(path) as connection:
        doc, seq, body = connection.execute("SELECT doc, seq, body FROM reading").fetchone()
        changed = body.replace(b'"quote":"story"', b'"quote":"glory"')
        assert changed != body
        (detail,) = connection.execute("SELECT detail FROM custody WHERE seq = ?", (seq,)).fetchone()
        told = canonical_json({**json.loads(detail), "reading": sha256_of(changed)})
        for name in TRIGGERS:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE custody SET detail = ? WHERE seq = ?", (told, seq))
        connection.execute(
            "UPDATE reading SET body = ?, digest = ? WHERE doc = ?", (changed, sha256_of(changed), doc)
        )
        for trigger in TRIGGERS.values():
            connection.execute(trigger)
    connection.close()
    rewrite_leaves(case)
    assert codes(case) == {"evidence-broken"}


def original(case: Case) -> Path:
    return next(path for path in sorted((case.folder / "sources").rglob("*")) if path.is_file())


def flip(path: Path) -> None:
    path.chmod(0o600)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


def empty(path: Path) -> None:
    path.chmod(0o600)
    path.write_bytes(b"")


def swap(path: Path) -> None:
    path.chmod(0o600)
    others = sorted(p for p in path.parents[1].rglob("*") if p.is_file() and p != path)
    path.write_bytes(others[0].read_bytes())


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (flip, "original-changed"),
        (swap, "original-changed"),
        (empty, "original-changed"),
        (lambda path: path.unlink(), "original-missing"),
    ],
)
def test_a_changed_original_is_found(case: Case, damage: Callable[[Path], None], code: str) -> None:
    damage(original(case))
    assert codes(case) == {code}


def test_a_stray_file_is_named_but_is_no_finding(case: Case) -> None:
    (case.folder / "sources" / "ab").mkdir(exist_ok=True)
    (case.folder / "sources" / "ab" / "cdef").write_bytes(b"x")
    result = check(case)
    assert result.findings == ()
    assert result.strays == ("abcdef",)


def test_a_roll_back_is_found_with_an_earlier_head_only(case: Case, built: Case, tmp_path: Path) -> None:
    list(add_files(case, sources(1, words="later"), now=clock))
    head = head_of_case(case)
    assert codes(case, head) == set()
    assert codes(built) == set()
    assert codes(built, head) == {"log-rolled-back"}


def test_a_log_written_anew_is_found_with_an_earlier_head_only(case: Case) -> None:
    head = head_of_case(case)
    change(case, "UPDATE custody SET at = '2020-01-01T00:00:00Z' WHERE seq = 2")
    rewrite_leaves(case)
    assert codes(case) == set()
    assert codes(case, head) == {"log-rewritten"}


def test_a_log_that_grew_since_the_earlier_head_is_sound(case: Case) -> None:
    head = head_of_case(case)
    list(add_files(case, sources(2, words="later"), now=clock))
    assert codes(case, head) == set()


def test_flipped_bits_anywhere_in_the_used_pages_are_found_or_change_nothing(case: Case) -> None:
    """Free bytes of a page carry nothing; wherever a row reads differently, there is a finding."""
    path = case.folder / "store" / "rapporteur.db"
    whole = path.read_bytes()
    before = dump(path)
    dice = random.Random(5)  # noqa: S311 - for repeatable places
    found = 0
    for _ in range(60):
        data = bytearray(whole)
        place = dice.randrange(100, len(data))
        data[place] ^= 1 << dice.randrange(8)
        path.write_bytes(bytes(data))
        try:
            same = dump(path) == before
        except sqlite3.DatabaseError:
            same = False
        findings = findings_or_error(case)
        assert findings or same, f"a flipped bit at {place} was not found"
        found += bool(findings)
    assert found >= 10


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def findings_or_error(case: Case) -> set[str]:
    try:
        return codes(case)
    except StoreError as error:
        return {str(error)}


def test_a_store_without_its_database_is_not_made_anew(case: Case) -> None:
    (case.folder / "store" / "rapporteur.db").unlink()
    with pytest.raises(StoreError, match="is missing"):
        case.open_store()


def test_a_store_of_a_newer_version_is_refused_by_name(case: Case) -> None:
    change(case, "UPDATE alembic_version SET version_num = '0999'")
    with pytest.raises(StoreError, match=r"version 0999.*update Rapporteur"):
        Store(case.folder, writable=True)
