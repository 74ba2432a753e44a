"""A case on disk: originals, the database, the custody log."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal

import msgspec
from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy.engine import RowMapping

from rapporteur.errors import StoreError
from rapporteur.model.document import CustodyEntry, CustodyHead, Origin
from rapporteur.model.ids import sha256_of
from rapporteur.model.reading import Reading
from rapporteur.model.vocabulary import CONFIDENTIALITIES
from rapporteur.store import schema
from rapporteur.store.custody import CONTENT_ACTIONS, Detail, head_of, make_entry
from rapporteur.store.errors import database_errors, disk_errors
from rapporteur.store.holdings import Arrival, Holding, hold
from rapporteur.store.migrate import VERSIONS, check, upgrade, version
from rapporteur.store.originals import Originals, Received
from rapporteur.store.steps import step

DATABASE = "rapporteur.db"
Outcome = Literal["added", "another-origin", "known", "restored"]
READING = msgspec.json.Decoder(Reading)


@dataclass(frozen=True, slots=True)
class Incoming:
    """Received bytes with what is said of them, ready to be taken under custody."""

    received: Received
    media_type: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class ReadingKey:
    """What a stored reading was made from and by."""

    version: str
    given: str
    supplied: str | None = None


class Store:
    """The store of one case. Use as a context manager; only one process at a time may write."""

    def __init__(self, folder: Path, *, writable: bool) -> None:
        self.folder = folder
        self.originals = Originals(folder / "sources")
        self.database = folder / "store" / DATABASE
        if not self.database.is_file():
            raise StoreError(
                f"{self.database} is missing; restore it from a backup, do not start a new case over its sources"
            )
        self.engine = schema.open_engine(self.database, writable=writable)
        try:
            self._check_version(writable=writable)
        except BaseException:
            self.engine.dispose()
            raise

    def _check_version(self, *, writable: bool) -> None:
        if writable:
            with self._reading() as connection:
                connection.exec_driver_sql("SELECT 1 FROM custody LIMIT 1")
        with self._reading() as connection:
            found = version(connection)
        check(found, self.database)
        if found == VERSIONS[-1]:
            return
        if not writable:
            raise StoreError(
                f"{self.database} is of version {found}; run `rapporteur build` to bring it to {VERSIONS[-1]}"
            )
        upgrade(self.engine, self.database)

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    # Writing

    def add(self, incoming: Incoming, *, now: str) -> Outcome:
        """Take received bytes under custody: file first, then document, origin and log entry in one go.

        Returns:
            `added`, `another-origin` (the bytes were here under another name or address), `known` (nothing
            changed), or `restored` (the original had been lost or damaged and is put back).

        Raises:
            StoreError: The disk or the database refused; nothing was acknowledged.
        """
        arrival = _arrival(incoming, inside=None)
        with self._reading() as connection:
            document_known = _has_document(connection, arrival.doc)
            origin_known = _has_origin(connection, arrival.id)
        sound = document_known and self.originals.is_sound(arrival.doc)
        if sound:
            self.originals.discard(incoming.received)
        else:
            self.originals.keep(incoming.received)
        if origin_known and sound:
            return "known"
        with self._writing("the document could not be recorded") as connection:
            if document_known and not sound:
                self._log(connection, now, "restore", arrival.doc, {"size": arrival.size})
            if not origin_known:
                self._insert(connection, arrival, now)
        if origin_known:
            return "restored"
        return "another-origin" if document_known else "added"

    def save_reading(
        self,
        reading: Reading,
        *,
        holding: Holding,
        version: str,
        reference: str,
        supplied: str | None = None,
        members: Iterable[Incoming] = (),
        now: str,
    ) -> int:
        """Store a reading and the documents found inside it, together with their log entries.

        Returns:
            How many of the documents found inside were not here in that way before.
        """
        doc = reading.document.id
        arrivals = [self._keep_member(member, doc) for member in members]
        body = msgspec.json.encode(reading)
        row: dict[str, str | int | bytes | None] = {
            "doc": doc, "version": version, "given": holding.given, "supplied": supplied,
            "digest": sha256_of(body), "body": body,
        }  # fmt: skip
        detail: Detail = {
            "reading": sha256_of(body), "version": version, "given": holding.given, "supplied": supplied,
            "reference": reference,
        }  # fmt: skip
        with self._writing("the reading could not be recorded") as connection:
            new = [a for a in arrivals if not _has_origin(connection, a.id)]
            for arrival in new:
                if not _has_origin(connection, arrival.id):  # the same member may occur twice
                    self._insert(connection, arrival, now)
            connection.execute(delete(schema.reading).where(schema.reading.c.doc == doc))
            row["seq"] = self._log(connection, now, "read", doc, detail)
            connection.execute(insert(schema.reading), [row])
        return len(new)

    def log(self, action: str, subject: str, detail: Detail, *, now: str) -> None:
        """Append an entry of its own to the custody log, such as an export."""
        with self._writing("the custody log could not be written") as connection:
            self._log(connection, now, action, subject, detail)

    def _keep_member(self, member: Incoming, inside: str) -> Arrival:
        arrival = _arrival(member, inside=inside)
        if self.originals.is_sound(arrival.doc):
            self.originals.discard(member.received)
        else:
            self.originals.keep(member.received)
        return arrival

    def _insert(self, connection: Connection, arrival: Arrival, now: str) -> None:
        if not _has_document(connection, arrival.doc):
            connection.execute(insert(schema.document), [{"id": arrival.doc, "size": arrival.size}])
        step("row-insert")
        seq = self._log(connection, now, "add", arrival.doc, add_detail(arrival))
        connection.execute(
            insert(schema.origin),
            [{**origin_values(arrival), "id": arrival.id, "doc": arrival.doc, "seq": seq}],
        )

    def _log(self, connection: Connection, now: str, action: str, subject: str, detail: Detail) -> int:
        last = connection.execute(select(func.max(schema.custody.c.seq))).scalar()
        seq = 0 if last is None else int(last) + 1
        entry = make_entry(seq, now, action, subject, detail)
        step("log-insert")
        connection.execute(
            insert(schema.custody),
            [{
                "seq": entry.seq, "at": entry.at, "action": entry.action, "subject": entry.subject,
                "detail": entry.detail, "leaf": entry.leaf,
            }],
        )  # fmt: skip
        return seq

    # Reading

    def holdings(self) -> tuple[Holding, ...]:
        """All documents of the case, sorted by id."""
        with self._reading() as connection:
            return hold(row_arrival(row) for row in _origin_rows(connection))

    def reading_keys(self) -> dict[str, ReadingKey]:
        """For each document that has been read: by which version, and from what."""
        table = schema.reading.c
        columns = (table.doc, table.version, table.given, table.supplied)
        with self._reading() as connection:
            return {row[0]: ReadingKey(*row[1:]) for row in connection.execute(select(*columns))}

    def readings(self) -> Iterator[Reading]:
        """All readings, sorted by document.

        Raises:
            StoreError: A reading is not what a reading looks like; read that document again.
        """
        query = select(schema.reading.c.doc, schema.reading.c.body).order_by(schema.reading.c.doc)
        with self._reading() as connection:
            for doc, body in connection.execute(query):
                yield decode_reading(doc, body)

    def entries(self) -> Iterator[CustodyEntry]:
        """The custody log, in order."""
        with self._reading() as connection:
            for row in connection.execute(select(schema.custody).order_by(schema.custody.c.seq)):
                yield CustodyEntry(row.seq, row.at, row.action, row.subject, row.detail, row.leaf)

    def settings(self) -> dict[str, str]:
        """Name and country of the case, as the log tells them last."""
        log = schema.custody.c
        query = select(log.detail).where(log.action.in_(("init", "settings"))).order_by(log.seq.desc())
        with self._reading() as connection:
            detail = connection.execute(query.limit(1)).scalar()
        return msgspec.json.decode(detail or "{}", type=dict[str, str])

    def head(self) -> CustodyHead:
        """The head of the whole custody log."""
        with self._reading() as connection:
            query = select(schema.custody.c.leaf).order_by(schema.custody.c.seq)
            return head_of(connection.execute(query).scalars())

    def content_head(self) -> CustodyHead:
        """The head as of the last entry that changed what a dossier is made from."""
        log = schema.custody.c
        with self._reading() as connection:
            last = connection.execute(
                select(func.max(log.seq)).where(log.action.in_(CONTENT_ACTIONS))
            ).scalar_one()
            return head_of(
                connection.execute(select(log.leaf).where(log.seq <= last).order_by(log.seq)).scalars()
            )

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with (
            database_errors(f"{self.database} could not be read"),
            self.engine.connect() as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _writing(self, what: str) -> Iterator[Connection]:
        with database_errors(what), self.engine.connect() as plain:
            connection = plain.execution_options(write=True)
            with connection.begin():
                yield connection
                step("commit")
            step("committed")


def create_store(folder: Path, *, name: str, country: str, now: str) -> None:
    """Make the folders and the database of a new case; finish one that was interrupted.

    Raises:
        StoreError: The disk or the database refused.
    """
    database = folder / "store" / DATABASE
    with disk_errors(f"{folder} could not be written"):
        for place in (folder / "sources", folder / "store"):
            step("folder")
            place.mkdir(parents=True, exist_ok=True)
        step("database-file")
        database.touch(exist_ok=True)
    engine = schema.open_engine(database, writable=True)
    try:
        with database_errors(f"{database} could not be made"), engine.connect() as connection:
            connection.connection.driver_connection.execute("PRAGMA journal_mode=WAL")  # type: ignore[union-attr]
        upgrade(engine, database)
    finally:
        engine.dispose()
    with Store(folder, writable=True) as store:
        if store.head().size == 0:
            store.log("init", name, {"name": name, "country": country}, now=now)


def add_detail(arrival: Arrival) -> Detail:
    """What the log says of a document that came."""
    origin = origin_values(arrival)
    return {
        "sha256": arrival.doc,
        "size": arrival.size,
        "media_type": origin.pop("media_type"),
        "inside": origin.pop("inside"),
        "origin": origin,
    }


def origin_values(arrival: Arrival) -> dict[str, str | None]:
    """The columns of an origin that were given."""
    origin = arrival.origin
    return {
        "name": origin.name, "url": origin.url, "retrieved": origin.retrieved, "publisher": origin.publisher,
        "confidentiality": origin.confidentiality, "media_type": arrival.media_type, "inside": arrival.inside,
    }  # fmt: skip


def row_arrival(row: RowMapping) -> Arrival:
    """An arrival from its row of `document` and `origin`.

    Raises:
        StoreError: The row is not one that this program wrote.
    """
    if row["confidentiality"] not in CONFIDENTIALITIES or not isinstance(row["size"], int):
        raise StoreError(f"the row of document {row['doc']} is damaged; run `rapporteur verify`")
    origin = Origin(row["name"], row["url"], row["retrieved"], row["publisher"], row["confidentiality"])
    return Arrival(row["doc"], row["size"], row["media_type"], origin, row["inside"])


def decode_reading(doc: str, body: bytes) -> Reading:
    """A reading from its JSON, every field checked against its type."""
    try:
        return READING.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise StoreError(
            f"the stored reading of {doc} is damaged ({error}); run `rapporteur verify`, then "
            "`rapporteur build --again`"
        ) from error


def _arrival(incoming: Incoming, *, inside: str | None) -> Arrival:
    received = incoming.received
    return Arrival(received.sha256, received.size, incoming.media_type, incoming.origin, inside)


def _origin_rows(connection: Connection) -> Iterator[RowMapping]:
    query = select(schema.origin, schema.document.c.size).join(
        schema.document, schema.document.c.id == schema.origin.c.doc
    )
    yield from connection.execute(query.order_by(schema.origin.c.seq)).mappings()


def _has_document(connection: Connection, doc: str) -> bool:
    return connection.execute(select(1).where(schema.document.c.id == doc)).first() is not None


def _has_origin(connection: Connection, origin_id: str) -> bool:
    return connection.execute(select(1).where(schema.origin.c.id == origin_id)).first() is not None
