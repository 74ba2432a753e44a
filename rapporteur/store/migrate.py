"""Bring a store to this version's schema; refuse one that a newer version made."""

from pathlib import Path

from sqlalchemy import Connection, Engine, text

from rapporteur.errors import StoreError
from rapporteur.store.errors import database_errors

MIGRATIONS = Path(__file__).parent / "migrations"
VERSIONS = ("0001",)


def upgrade(engine: Engine, place: Path) -> None:
    """Run the migrations that are missing, all in one transaction.

    Raises:
        StoreError: The store is of a version that this program does not know, or cannot be changed.
    """
    with database_errors(f"{place} could not be brought to schema {VERSIONS[-1]}"):
        with engine.connect() as connection:
            found = version(connection)
        check(found, place)
        if found != VERSIONS[-1]:
            with engine.connect().execution_options(write=True) as connection, connection.begin():
                _run(connection)


def check(found: str | None, place: Path) -> None:
    """Refuse a version that nobody here knows, by name."""
    if found is not None and found not in VERSIONS:
        raise StoreError(
            f"{place} is a store of version {found}, this program knows up to {VERSIONS[-1]}; "
            "update Rapporteur to open it"
        )


def version(connection: Connection) -> str | None:
    """The number of the last migration that ran; None for a store without tables."""
    tables = connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'"))
    if tables.first() is None:
        return None
    row = connection.execute(text("SELECT version_num FROM alembic_version")).first()
    return None if row is None else str(row[0])


def _run(connection: Connection) -> None:
    # Imported here: a store that is up to date, which is nearly always, does not need Alembic.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
