"""The tables, and how the database is opened. What made them is in `migrations/`."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    Column,
    Engine,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
)

metadata = MetaData()

custody = Table(
    "custody",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("action", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("leaf", String, nullable=False),
)

document = Table(
    "document",
    metadata,
    Column("id", String, primary_key=True),
    Column("size", Integer, nullable=False),
)

# One row for each way in which the bytes came. `inside` is the document they were found in, `seq` the entry
# of the custody log that tells of it. The media type stands here because a name may decide it.
origin = Table(
    "origin",
    metadata,
    Column("id", String, primary_key=True),
    Column("doc", String, ForeignKey("document.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("url", String),
    Column("retrieved", String),
    Column("publisher", String),
    Column("confidentiality", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("inside", String, ForeignKey("document.id")),
    Column("seq", Integer, ForeignKey("custody.seq"), nullable=False, unique=True),
)

# The latest reading of each document. `version` is the stage version, `given` a digest of the document as it
# was given to the stages, `supplied` the day that the case supplied where the document prints no year, `digest`
# the SHA-256 of `body`, which is the reading as JSON.
reading = Table(
    "reading",
    metadata,
    Column("doc", String, ForeignKey("document.id"), primary_key=True),
    Column("version", String, nullable=False),
    Column("given", String, nullable=False),
    Column("supplied", String),
    Column("digest", String, nullable=False),
    Column("seq", Integer, ForeignKey("custody.seq"), nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
)

APPEND_ONLY = ("document", "origin", "custody")
TRIGGERS = {
    f"{table}_no_{verb}": (
        f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )
    for table in APPEND_ONLY
    for verb in ("update", "delete")
}


def open_engine(path: Path, *, writable: bool) -> Engine:
    """An engine on the database file, which must exist.

    Transactions are BEGIN IMMEDIATE where the connection has the execution option `write`. A database that
    cannot be written because its folder is read-only is opened as immutable.
    """
    mode = "mode=rw" if writable else _reading_mode(path)
    address = f"file:{quote(str(path.resolve()))}?{mode}"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, isolation_level=None, timeout=10, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _reading_mode(path: Path) -> str:
    # Reading a WAL database needs its side files, which a read-only folder does not allow to make.
    side = path.with_name(path.name + "-wal")
    try:
        clean = not side.exists() or side.stat().st_size == 0
        writable = os.access(path.parent, os.W_OK)
    except OSError:
        return "mode=ro"
    return "immutable=1" if clean and not writable else "mode=ro"


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    for pragma in ("foreign_keys=ON", "synchronous=FULL", "trusted_schema=OFF", "cell_size_check=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    immediate = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
