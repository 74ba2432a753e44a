"""Strict reading of a table: a bad row stops the work and names file and line."""

import csv
from collections.abc import Iterator
from pathlib import Path

from rapporteur.errors import ReferenceDataError


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """Read a CSV file with exactly these columns.

    Yields:
        Line number and the row, white space at the ends of values left out.

    Raises:
        ReferenceDataError: The file is missing, its header differs, or a row has another number of fields.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != columns:
                raise ReferenceDataError(
                    f"{path.name}:1 has the columns {', '.join(reader.fieldnames or ())}; "
                    f"expected {', '.join(columns)}; correct the header"
                )
            for row in reader:
                if None in row or None in row.values():
                    raise ReferenceDataError(
                        f"{path.name}:{reader.line_num} has not {len(columns)} fields; "
                        "look for a comma outside quotation marks"
                    )
                yield reader.line_num, {key: value.strip() for key, value in row.items()}
    except FileNotFoundError as error:
        raise ReferenceDataError(f"{path} is missing; reinstall, or restore the file") from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise ReferenceDataError(f"{path.name} cannot be read: {error}; save it as UTF-8 CSV") from error


def one_of(value: str, allowed: frozenset[str] | tuple[str, ...], *, place: str) -> str:
    """The value, if it is one of a closed list.

    Raises:
        ReferenceDataError: It is not; `place` is `file:line column`.
    """
    if value not in allowed:
        raise ReferenceDataError(f"{place}: {value!r} is none of {', '.join(sorted(allowed))}")
    return value
