"""The example case that ships with the package."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapporteur.actions.adding import Added, Given, LeftOut, Source, add_files
from rapporteur.actions.cases import Case, init_case, open_case, utc_now
from rapporteur.errors import InputError
from rapporteur.model.vocabulary import CONFIDENTIALITIES
from rapporteur.reference import Reference
from rapporteur.settings import CASE_FILE

EXAMPLE = Path(__file__).parents[1] / "example"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the example consists of."""

    name: str
    country: str
    documents: tuple[tuple[Path, Given], ...]


def read_manifest(folder: Path = EXAMPLE) -> Manifest:
    """Read `manifest.toml` of an example.

    Raises:
        InputError: It is missing or not of its form.
    """
    path = folder / "manifest.toml"
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        documents = tuple((folder / row["file"], _given(row)) for row in data["document"])
        case = data.get("case", {})
        return Manifest(case.get("name", "example"), case.get("country", "PRK"), documents)
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(f"{path} cannot be used ({error}); install the package again") from error


def demo_case(folder: Path, *, reference: Reference, now: Callable[[], str] = utc_now) -> Case:
    """Make the example case, or go on with the one that is there.

    Raises:
        InputError: The folder holds another case.
    """
    manifest = read_manifest()
    if not (folder / CASE_FILE).is_file():
        return init_case(folder, country=manifest.country, name=manifest.name, reference=reference, now=now())
    case = open_case(folder)
    if (case.name, case.country) != (manifest.name, manifest.country):
        raise InputError(f"{folder} holds the case {case.name!r}, not the example; choose another folder")
    return case


def add_example(case: Case, *, now: Callable[[], str] = utc_now) -> Iterator[Added | LeftOut]:
    """Add the documents of the example, each with what its manifest says of it."""
    for path, given in read_manifest().documents:
        yield from add_files(case, [_source(path)], given=given, now=now)


def _source(path: Path) -> Source:
    return Source(path.name, lambda: path.open("rb"))


def _given(row: dict[str, Any]) -> Given:
    confidentiality = row.get("class", "public")
    if confidentiality not in CONFIDENTIALITIES:
        raise KeyError(f"class {confidentiality!r}")
    return Given(row.get("url"), row.get("retrieved"), row.get("publisher"), confidentiality)
