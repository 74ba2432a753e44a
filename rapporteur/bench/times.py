"""The task `times`: time expressions, their spans and values."""

from collections.abc import Iterator
from pathlib import Path

from rapporteur.annotate.times import find_times
from rapporteur.bench.corpus import read_rows
from rapporteur.bench.foreign import cut_foreign, foreign_span, read_foreign
from rapporteur.bench.task import Row, Task
from rapporteur.model.partial_date import days_of
from rapporteur.reference import Reference


def predict_times(source: Path, reference: Reference) -> Iterator[Row]:
    """Find the times of `{"doc", "text", "dct"}` lines."""
    for row in read_rows(source):
        yield from times_of(row, reference)


def times_of(row: Row, reference: Reference) -> Iterator[Row]:
    """The predictions for one document, offsets into its own text."""
    text = read_foreign(row["doc"], row["text"], reference=reference, dct=row.get("dct"))
    tokens, sentences = cut_foreign(text)
    for timex in find_times(text, tokens, sentences, reference=reference):
        span = foreign_span(text, timex.start, timex.end)
        if span is None:
            continue
        found: Row = {
            "doc": row["doc"],
            "start": span[0],
            "end": span[1],
            "type": timex.type,
            "value": timex.value,
        }
        days = days_of(timex.edtf) if timex.edtf else None
        if days and days.begin and days.end:
            found |= {"begin": days.begin.isoformat(), "end_date": days.end.isoformat()}
        yield found


def run_times(shared: Path, reference: Reference) -> dict[str, float]:
    """Score the development sets."""
    raise NotImplementedError


TASK = Task("times", predict_times, run_times, ())
