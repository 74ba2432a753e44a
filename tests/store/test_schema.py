"""What the migrations make is what the program reads."""

import sqlite3
from pathlib import Path

from sqlalchemy import inspect

from rapporteur.store import schema
from rapporteur.store.migrate import MIGRATIONS, VERSIONS
from tests.store.samples import new_case


def test_migrations_make_the_tables_that_the_program_reads(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    with case.open_store() as store:
        found = inspect(store.engine)
        for table in schema.metadata.sorted_tables:
            made = {(c["name"], str(c["type"]), bool(c["nullable"])) for c in found.get_columns(table.name)}
            assert made == {(c.name, str(c.type), bool(c.nullable)) for c in table.columns}
            targets = {tuple(f["constrained_columns"]) for f in found.get_foreign_keys(table.name)}
            assert targets == {tuple(f.column_keys) for f in table.foreign_key_constraints}


def test_every_migration_is_numbered_and_known() -> None:
    files = sorted(path.stem for path in (MIGRATIONS / "versions").glob("0*.py"))
    assert tuple(name.split("_")[0] for name in files) == VERSIONS


def test_the_store_writes_ahead_and_waits_for_the_disk(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    with case.open_store(writable=True) as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_triggers_are_those_that_verify_expects(tmp_path: Path) -> None:
    case = new_case(tmp_path / "case")
    connection = sqlite3.connect(case.folder / "store" / "rapporteur.db")
    made = dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall())
    connection.close()
    assert made == schema.TRIGGERS
