"""Cases as folders: make one, open one, find the one that is meant."""

import csv
import json
import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rapporteur.errors import InputError, StoreError, UsageError
from rapporteur.reference import Reference
from rapporteur.runner import Limits
from rapporteur.settings import CASE_FILE, CASE_VARIABLE
from rapporteur.store import Store, create_store, writer_lock
from rapporteur.store.errors import disk_errors
from rapporteur.store.steps import step


@dataclass(frozen=True, slots=True)
class Case:
    """A case on disk: its folder and what its rapporteur.toml says."""

    folder: Path
    name: str
    country: str
    limits: Limits

    @property
    def dossier(self) -> Path:
        """The folder that `build` writes."""
        return self.folder / "dossier"

    @property
    def settings(self) -> dict[str, str]:
        """What the custody log knows of rapporteur.toml: the dossier depends on it."""
        return {"name": self.name, "country": self.country}

    @property
    def lock(self) -> Path:
        """The file that the one who writes holds."""
        return self.folder / "store" / "lock"

    def open_store(self, *, writable: bool = False) -> Store:
        """Open the store; close it with `with`."""
        return Store(self.folder, writable=writable)


@dataclass(frozen=True, slots=True)
class Found:
    """A case folder, and how it was found: `given`, `variable`, `here`, `above` or `below`."""

    folder: Path
    how: str


def utc_now() -> str:
    """The time on the clock, UTC, ISO 8601 to the second: the only clock that gets into a case."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def init_case(folder: Path, *, country: str, reference: Reference, name: str | None = None, now: str) -> Case:
    """Make a new case.

    Args:
        folder: Where; made if it is missing. What an interrupted `init` left there is completed.
        country: ISO 3166-1 alpha-3 code of the country concerned.
        reference: For the codes of the states.
        name: Name of the case; the folder's name if None.
        now: Time of the first custody entry.

    Raises:
        InputError: The folder is a case already, or holds something else under a name that a case needs.
        UsageError: There is no such country.
        StoreError: The disk refused.
    """
    folder = folder.resolve()
    name = name or folder.name
    country = check_country(country, reference)
    _check_folder(folder, name)
    create_store(folder, name=name, country=country, now=now)
    with Store(folder, writable=False) as store:
        if store.head().size > 1:
            raise StoreError(
                f"{folder} holds the store of a case whose {CASE_FILE} is gone; restore that file from a backup"
            )
    _write_case_file(folder, name, country)
    return open_case(folder)


def open_case(folder: Path) -> Case:
    """Read a case's rapporteur.toml.

    Raises:
        InputError: There is none, or it cannot be read.
    """
    path = folder / CASE_FILE
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
        section = settings["case"]
        return Case(folder.resolve(), str(section["name"]), str(section["country"]), _limits(settings, path))
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}); give the folder that `rapporteur init` made"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is not TOML ({error}); correct it") from error
    except (KeyError, TypeError) as error:
        raise InputError(f"{path} has no [case] with name and country; put them in") from error


def find_case(
    start: Path, *, given: Path | None = None, environment: Mapping[str, str] = os.environ
) -> Found:
    """Find the case that is meant.

    In this order: the folder given, the variable RAPPORTEUR_CASE, `start` or a folder above it, the only case
    directly below it.

    Raises:
        UsageError: There is none, or several lie below.
    """
    if given is not None:
        return Found(given, "given")
    if environment.get(CASE_VARIABLE):
        return Found(Path(environment[CASE_VARIABLE]), "variable")
    for folder in (start, *start.parents):
        if (folder / CASE_FILE).is_file():
            return Found(folder, "here" if folder == start else "above")
    below = sorted(path.parent for path in start.glob(f"*/{CASE_FILE}"))
    if len(below) == 1:
        return Found(below[0], "below")
    if below:
        names = ", ".join(folder.name for folder in below)
        raise UsageError(f"several cases are in {start}: {names}; say which with --case FOLDER")
    raise UsageError(
        f"no case in {start}, above it or directly below it; make one with "
        "`rapporteur init FOLDER --country ISO3`, or name one with --case FOLDER"
    )


def check_country(country: str, reference: Reference) -> str:
    """The country's code in capitals.

    Raises:
        UsageError: It is no code of three letters, or of no state in the registry.
    """
    code = country.upper()
    if not re.fullmatch("[A-Z]{3}", code):
        raise UsageError(f"{country!r} is no ISO 3166-1 alpha-3 code; give three letters, such as PRK")
    known = _known_codes(reference)
    if known and code not in known:
        raise UsageError(
            f"{code} is the ISO 3166-1 alpha-3 code of no state in the registry; give one such as PRK or MMR"
        )
    return code


def _known_codes(reference: Reference) -> frozenset[str]:
    path = reference.root / "states.csv"
    if not path.is_file():
        return frozenset()
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return frozenset(row["iso3"] for row in rows if row.get("iso3"))


def _check_folder(folder: Path, name: str) -> None:
    if (folder / CASE_FILE).exists():
        raise InputError(f"{folder} is a case already; add documents with `rapporteur add FILES`")
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file; give the name of a folder")
    ours = (folder / "store").is_dir()
    for taken in ("sources", "dossier"):
        place = folder / taken
        if not ours and place.exists() and (not place.is_dir() or any(place.iterdir())):
            raise InputError(f"{place} exists, and a case needs that name; choose another folder")
    if any(character < " " or character == "\x7f" for character in name):
        raise UsageError("the name of a case may hold no control characters; give one with --name")


def _write_case_file(folder: Path, name: str, country: str) -> None:
    # A JSON string without control characters is a TOML basic string.
    words = f"[case]\nname = {json.dumps(name, ensure_ascii=False)}\ncountry = {json.dumps(country)}\n"
    path = folder / CASE_FILE
    temporary = path.with_name(CASE_FILE + ".new")
    with disk_errors(f"{path} could not be written"), writer_lock(folder / "store" / "lock"):
        step("case-file")
        with temporary.open("w", encoding="utf-8") as file:
            file.write(words)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)


def _limits(settings: dict[str, Any], path: Path) -> Limits:
    """`[reading]` of rapporteur.toml may change the limits for reading one document."""
    section = settings.get("reading", {})
    known = {field.name for field in fields(Limits)}
    for key, value in section.items():
        if key not in known or not isinstance(value, int) or value < 1:
            names = ", ".join(sorted(known))
            raise InputError(f"{path}: [reading] {key} = {value!r}; give whole numbers above 0 for {names}")
    return Limits(**section)
