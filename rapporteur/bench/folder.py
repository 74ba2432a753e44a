"""A folder of documents as a case in memory."""

from pathlib import Path

from rapporteur.model.case import CaseState
from rapporteur.model.document import Origin
from rapporteur.pipeline import read_case
from rapporteur.reference import Reference


def read_folder(folder: Path, *, country: str | None, reference: Reference) -> CaseState:
    """Read every file below a folder (hidden ones left out) by the code that the product runs."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    given = [(Origin(path.relative_to(folder).as_posix()), path.read_bytes()) for path in files]
    return read_case(given, country=country, reference=reference)
