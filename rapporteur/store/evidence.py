"""Walk all evidence of a reading, and hold it against the text."""

import dataclasses
from collections.abc import Iterator
from typing import Any

from rapporteur.errors import SpanError
from rapporteur.model.reading import Reading
from rapporteur.model.span import Evidence


def evidence_of(value: Any) -> Iterator[Evidence]:
    """Every `Evidence` anywhere inside a value, in the order of its fields."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_of(item)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from evidence_of(getattr(value, field.name))


def broken_evidence(reading: Reading) -> tuple[str, ...]:
    """What is wrong with the evidence of a reading; empty where every quote is the text at its span."""
    problems = []
    for evidence in evidence_of((reading.text.issues, reading.annotations.issues, reading.claims)):
        if evidence.doc != reading.document.id:
            problems.append(
                f"evidence {evidence.start}:{evidence.end} is of another document, {evidence.doc}"
            )
            continue
        try:
            evidence.check(reading.text.text)
        except SpanError as error:
            problems.append(str(error))
    return tuple(problems)
