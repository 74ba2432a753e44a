"""Exports of a case: the public record (docs/reference/record.md) and a table for spreadsheets."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from rapporteur.dossier.record import record_objects
from rapporteur.model.case import CaseState

CSV_COLUMNS = (
    "kind", "date", "type", "status", "who", "says", "instrument", "paragraph", "words", "document", "start", "end",
    "id",
)  # fmt: skip

_encode = msgspec.json.Encoder().encode

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


def export_record(state: CaseState) -> Iterator[bytes]:
    """JSON Lines: one object a line, UTF-8, in the forms of docs/reference/record.md."""
    for item in record_objects(state):
        yield _encode(item) + b"\n"


def export_csv(state: CaseState) -> Iterator[bytes]:
    """Events, statements and positions as one table, UTF-8 with a byte order mark so that spreadsheets read it."""
    yield "\ufeff".encode()
    yield _csv_line(CSV_COLUMNS)
    for row in _rows(state):
        yield _csv_line(tuple(safe_cell(value) for value in row))


def safe_cell(value: str) -> str:
    """Keep a spreadsheet from taking a cell for a formula (OWASP ASVS 5, 1.2.10).

    An apostrophe goes before a cell that begins like a formula, and before a line within a cell that does.
    """
    lines = value.split("\n")
    return "\n".join(f"'{line}" if line.startswith(_FORMULA) else line for line in lines)


def _csv_line(row: tuple[str, ...]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(row)
    return out.getvalue().encode("utf-8", "replace")


def _rows(state: CaseState) -> Iterator[tuple[str, ...]]:
    names = {actor.id: actor.name for actor in state.linked.actors}
    texts = {one.id: one.symbol or one.title or one.instrument_kind for one in state.instruments}
    for item in record_objects(state):
        if item["kind"] not in ("event", "statement", "position"):
            continue
        words = item["evidence"][0]
        instrument, paragraph = _target(item)
        yield (
            item["kind"],
            item.get("date") or item.get("as_of") or "",
            item.get("type") or item.get("form") or item.get("stance") or "",
            item.get("status") or item.get("grade") or "",
            "; ".join(names.get(actor, actor) for actor in _people(item)),
            names.get(item.get("per") or item.get("via") or "", ""),
            texts.get(instrument, ""),
            paragraph,
            words["quote"],
            words["doc"],
            str(words["start"]),
            str(words["end"]),
            item["id"],
        )


def _target(item: dict[str, Any]) -> tuple[str, str]:
    target = item.get("target") or item
    return target.get("instrument") or "", target.get("paragraph") or ""


def _people(item: dict[str, Any]) -> list[str]:
    if item["kind"] == "event":
        return [actor for actors in item["roles"].values() for actor in actors]
    who = item.get("speaker") or item.get("party")
    return [who] if who else []


EXPORTS: dict[str, Callable[[CaseState], Iterable[bytes]]] = {"record": export_record, "csv": export_csv}
"""Name of each format and the function that writes it."""
