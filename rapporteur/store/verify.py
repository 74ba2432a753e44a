"""Hold a store against its custody log, its originals against their digests, its evidence against the texts."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.engine import RowMapping
from sqlalchemy.exc import DBAPIError

from rapporteur.errors import StoreError
from rapporteur.model.document import CustodyEntry, CustodyHead
from rapporteur.model.ids import sha256_of
from rapporteur.store import schema
from rapporteur.store.custody import canonical_json, format_head, head_of, leaf_of
from rapporteur.store.evidence import broken_evidence
from rapporteur.store.holdings import Arrival
from rapporteur.store.store import Store, add_detail, decode_reading, row_arrival

KEEP = "keep the case folder as it is and compare it with a backup"
AGAIN = "run `rapporteur build --again`, and keep the folder if you did not expect this"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was acknowledged: what, where, and what to do next."""

    code: str
    what: str
    where: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What was checked, and what was found. `strays` are files among the originals that nobody acknowledged."""

    head: CustodyHead
    documents: int
    readings: int
    evidence_checked: bool
    findings: tuple[Finding, ...]
    strays: tuple[str, ...]


def verify(store: Store, *, earlier_heads: tuple[tuple[str, CustodyHead], ...] = ()) -> Verification:
    """Check everything; a store that cannot be read is a finding too.

    Args:
        store: The store, open for reading.
        earlier_heads: Heads that were kept elsewhere, each with the name of its place. Only with one can a
            log be told from a shorter one or from one that was written anew.
    """
    findings: list[Finding] = []
    try:
        findings.extend(_database_findings(store))
        entries = tuple(store.entries())
        arrivals = _arrivals(store)
        findings.extend(_log_findings(entries))
        findings.extend(_head_findings(entries, earlier_heads))
        findings.extend(_arrival_findings(entries, arrivals))
        findings.extend(_document_findings(store, arrivals))
        readings, reading_findings = _reading_findings(store, entries)
        findings.extend(reading_findings)
    except (StoreError, DBAPIError, TypeError, ValueError, KeyError) as error:
        # SQLite keeps any type in any column: a row that was tampered with may hold anything.
        findings.append(Finding("store-unreadable", str(error), str(store.database), KEEP))
        return Verification(CustodyHead(0, ""), 0, 0, False, tuple(findings), ())
    documents = {arrival.doc for _, arrival in arrivals}
    findings.extend(_original_findings(store, documents))
    strays = tuple(name for name in store.originals.names() if name not in documents)
    head = head_of(entry.leaf for entry in entries)
    return Verification(head, len(documents), readings, True, tuple(findings), strays)


def _database_findings(store: Store) -> Iterator[Finding]:
    where = str(store.database)
    with store.engine.connect() as connection:
        for (word,) in connection.exec_driver_sql("PRAGMA integrity_check"):
            if word != "ok":
                yield Finding("database-damaged", str(word), where, KEEP)
        for row in connection.exec_driver_sql("PRAGMA foreign_key_check"):
            yield Finding("database-damaged", f"row {row[1]} of {row[0]} points nowhere", where, KEEP)
        triggers = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        found = {str(name): str(sql) for name, sql in triggers}
    for name, sql in schema.TRIGGERS.items():
        if found.get(name) != sql:
            yield Finding("store-unprotected", f"the append-only trigger {name} is gone", where, KEEP)


def _arrivals(store: Store) -> tuple[tuple[int, Arrival], ...]:
    query = select(schema.origin, schema.document.c.size).join(
        schema.document, schema.document.c.id == schema.origin.c.doc
    )
    with store.engine.connect() as connection:
        rows = connection.execute(query.order_by(schema.origin.c.seq)).mappings()
        return tuple((row["seq"], row_arrival(row)) for row in rows)


def _log_findings(entries: tuple[CustodyEntry, ...]) -> Iterator[Finding]:
    for place, entry in enumerate(entries):
        where = f"custody entry {entry.seq}"
        if entry.seq != place:
            yield Finding("log-gap", f"entry {place} of the custody log is missing", where, KEEP)
            return
        if leaf_of(entry.seq, entry.at, entry.action, entry.subject, entry.detail) != entry.leaf:
            yield Finding("log-changed", "the entry is not what its leaf was made from", where, KEEP)
    if not entries or entries[0].action != "init":
        yield Finding(
            "log-gap", "the log does not begin with the making of the case", "custody entry 0", KEEP
        )


def _head_findings(
    entries: tuple[CustodyEntry, ...], earlier_heads: tuple[tuple[str, CustodyHead], ...]
) -> Iterator[Finding]:
    for place, earlier in earlier_heads:
        where = f"head {format_head(earlier)} of {place}"
        if earlier.size > len(entries):
            what = f"the log has {len(entries)} entries, but once had {earlier.size}: it was rolled back"
            yield Finding("log-rolled-back", what, where, KEEP)
        elif head_of(entry.leaf for entry in entries[: earlier.size]) != earlier:
            what = (
                f"the first {earlier.size} entries are not those of the earlier head: the log was rewritten"
            )
            yield Finding("log-rewritten", what, where, KEEP)


def _arrival_findings(
    entries: tuple[CustodyEntry, ...], arrivals: tuple[tuple[int, Arrival], ...]
) -> Iterator[Finding]:
    by_seq = dict(arrivals)
    for entry in entries:
        if entry.action != "add":
            continue
        arrival = by_seq.pop(entry.seq, None)
        where = f"document {entry.subject}, custody entry {entry.seq}"
        if arrival is None:
            yield Finding("document-missing", "the log tells of a document that has no row", where, KEEP)
        elif arrival.doc != entry.subject or canonical_json(add_detail(arrival)) != entry.detail:
            yield Finding("document-changed", "size, origin or class are not those of the log", where, KEEP)
    for seq, arrival in sorted(by_seq.items()):
        where = f"document {arrival.doc}, said to be custody entry {seq}"
        yield Finding("document-unlogged", "the log does not tell of this document", where, KEEP)


def _document_findings(store: Store, arrivals: tuple[tuple[int, Arrival], ...]) -> Iterator[Finding]:
    known = {arrival.doc for _, arrival in arrivals}
    query = select(schema.origin.c.id, schema.origin.c.seq, schema.origin.c.doc).order_by(schema.origin.c.seq)
    with store.engine.connect() as connection:
        documents = set(connection.execute(select(schema.document.c.id)).scalars())
        ids = {seq: (origin_id, doc) for origin_id, seq, doc in connection.execute(query)}
    for doc in sorted(documents - known):
        yield Finding("document-unlogged", "a document without any origin", f"document {doc}", KEEP)
    by_seq = dict(arrivals)
    for seq, (origin_id, doc) in ids.items():
        if seq not in by_seq or by_seq[seq].id != origin_id:
            what = "an origin whose id is not the digest of what it says"
            yield Finding("document-changed", what, f"document {doc}, custody entry {seq}", KEEP)


def _reading_findings(store: Store, entries: tuple[CustodyEntry, ...]) -> tuple[int, list[Finding]]:
    latest = {entry.subject: entry for entry in entries if entry.action == "read"}
    findings: list[Finding] = []
    count = 0
    with store.engine.connect() as connection:
        for row in connection.execute(select(schema.reading).order_by(schema.reading.c.doc)).mappings():
            count += 1
            entry = latest.pop(row["doc"], None)
            findings.extend(_row_findings(row["doc"], row["body"], _stated(row), row["seq"], entry))
    for doc, entry in sorted(latest.items()):
        where = f"document {doc}, custody entry {entry.seq}"
        findings.append(Finding("reading-missing", "the log tells of a reading that is gone", where, AGAIN))
    return count, findings


def _stated(row: RowMapping) -> dict[str, str | None]:
    return {
        "reading": row["digest"],
        "version": row["version"],
        "given": row["given"],
        "supplied": row["supplied"],
    }


def _row_findings(
    doc: str, body: bytes, stated: dict[str, str | None], seq: int, entry: CustodyEntry | None
) -> Iterator[Finding]:
    where = f"reading of document {doc}"
    if entry is None:
        yield Finding("reading-unlogged", "the log does not tell of this reading", where, AGAIN)
        return
    logged = json.loads(entry.detail)
    if seq != entry.seq or any(logged.get(key) != value for key, value in stated.items()):
        yield Finding("reading-changed", f"it is not the reading of custody entry {entry.seq}", where, AGAIN)
    if not isinstance(body, bytes) or sha256_of(body) != stated["reading"]:
        yield Finding("reading-changed", "its text or claims are not those that were stored", where, AGAIN)
        return
    try:
        reading = decode_reading(doc, body)
    except StoreError as error:
        yield Finding("reading-damaged", str(error), where, AGAIN)
        return
    if reading.document.id != doc:
        yield Finding("reading-changed", f"it is of document {reading.document.id}", where, AGAIN)
    for problem in broken_evidence(reading):
        yield Finding("evidence-broken", problem, where, AGAIN)


def _original_findings(store: Store, documents: set[str]) -> Iterator[Finding]:
    for doc in sorted(documents):
        where = str(store.originals.path(doc))
        digest = hashlib.sha256()
        try:
            for chunk in store.originals.chunks(doc):
                digest.update(chunk)
        except OSError as error:
            step = "put the file back: `rapporteur add` it again, or take it from a backup"
            what = f"the original cannot be read ({error.strerror})"
            yield Finding("original-missing", what, where, step)
            continue
        if digest.hexdigest() != doc:
            what = f"the original was changed: its SHA-256 is {digest.hexdigest()}"
            yield Finding("original-changed", what, where, KEEP)
