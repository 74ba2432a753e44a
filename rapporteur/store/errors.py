"""Failures of disk and database in words that say what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from rapporteur.errors import StoreError

_NEXT_STEP = {
    errno.ENOSPC: "the disk is full: free some space and run the command again, nothing acknowledged is lost",
    errno.EDQUOT: "your disk quota is used up: free some space and run the command again",
    errno.EROFS: "the folder is read-only: make it writable or copy the case to a place that is",
    errno.EACCES: "you may not write there: change the rights of the folder",
    errno.EPERM: "you may not write there: change the rights of the folder",
    errno.EIO: "the disk reported an error: check it before you go on, then run `rapporteur verify`",
}


@contextmanager
def disk_errors(what: str) -> Iterator[None]:
    """Turn an `OSError` into a `StoreError` that names the next step."""
    try:
        yield
    except OSError as error:
        step = _NEXT_STEP.get(error.errno or 0, "check the disk and run the command again")
        raise StoreError(f"{what} ({error.strerror or error}); {step}") from error


@contextmanager
def database_errors(what: str) -> Iterator[None]:
    """Turn a failure of the database into a `StoreError` that names the next step."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig)
        raise StoreError(f"{what} ({reason}); {_database_step(reason)}") from error


def _database_step(reason: str) -> str:
    if "full" in reason:
        return "free some space and run the command again, nothing acknowledged is lost"
    if "readonly" in reason or "unable to open" in reason:
        return "make the case folder writable, or copy the case to a place that is"
    if "locked" in reason:
        return "another program holds the store: wait for it to end"
    if "malformed" in reason or "not a database" in reason:
        return "keep the folder as it is, and restore a backup into another one"
    return "run `rapporteur verify`"
