"""The task `times`: time expressions, their spans and values.

Scores are those of TempEval-3: `strict` counts expressions with the same span, `relaxed` those whose spans
overlap, `value` those that overlap and have the same TIMEX3 value; each is an F1 over all documents of a set.
An expression is matched once, equal spans first, then in text order. Expressions marked `optional` in the gold
count neither for nor against. `intervals` (GUM) is the share of gold dates with calendar days that overlap a
prediction with the same first and last day.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from rapporteur.annotate.times import find_times
from rapporteur.bench.corpus import read_rows
from rapporteur.bench.foreign import cut_foreign, foreign_span, read_foreign
from rapporteur.bench.task import Row, Task
from rapporteur.model.partial_date import days_of
from rapporteur.reference import Reference

TIMEX_SETS = ("tbaq", "meantime_dev", "wikiwars_train")
DAY_SETS = ("gum_train", "gum_dev")
CORPORA = tuple(
    f"corpora/time/{name}.{part}.jsonl.zst" for name in TIMEX_SETS + DAY_SETS for part in ("docs", "gold")
)


def predict_times(source: Path, reference: Reference) -> Iterator[Row]:
    """Find the times of `{"doc", "text", "dct"}` lines."""
    for row in read_rows(source):
        yield from times_of(row, reference)


def times_of(row: Row, reference: Reference) -> Iterator[Row]:
    """The predictions for one document, offsets into its own text."""
    day = (row.get("dct") or "")[:10] or None  # some corpora add the time of day
    text = read_foreign(row["doc"], row["text"], reference=reference, dct=day)
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
    """Score the development sets, in per cent."""
    scores: dict[str, float] = {}
    for name in TIMEX_SETS + DAY_SETS:
        folder = shared / "corpora" / "time"
        predicted = list(predict_times(folder / f"{name}.docs.jsonl.zst", reference))
        gold = list(read_rows(folder / f"{name}.gold.jsonl.zst"))
        if name in DAY_SETS:
            scores[f"{name}.intervals"] = score_intervals(gold, predicted)
        else:
            scores |= {f"{name}.{key}": value for key, value in score_timexes(gold, predicted).items()}
    return scores


def score_timexes(gold: Iterable[Row], predicted: Iterable[Row]) -> dict[str, float]:
    """`strict`, `relaxed` and `value` F1 in per cent."""
    gold_by_doc, predicted_by_doc = _by_doc(gold), _by_doc(predicted)
    strict = relaxed = value = wanted = given = 0
    for doc in gold_by_doc.keys() | predicted_by_doc.keys():
        true = [row for row in gold_by_doc[doc] if not row.get("optional")]
        free = [row for row in gold_by_doc[doc] if row.get("optional")]
        pairs = match_spans(true, predicted_by_doc[doc])
        matched = {id(two) for _, two in pairs}
        ignored = [
            row
            for row in predicted_by_doc[doc]
            if id(row) not in matched and any(_overlap(row, other) for other in free)
        ]
        wanted += len(true)
        given += len(predicted_by_doc[doc]) - len(ignored)
        relaxed += len(pairs)
        strict += sum(_same_span(one, two) for one, two in pairs)
        value += sum(one["value"] == two["value"] for one, two in pairs)
    return {
        "strict": _f1(strict, wanted, given),
        "relaxed": _f1(relaxed, wanted, given),
        "value": _f1(value, wanted, given),
    }


def match_spans(gold: list[Row], predicted: list[Row]) -> list[tuple[Row, Row]]:
    """Pair gold with predictions one to one: equal spans first, then overlapping ones in text order."""
    left = sorted(predicted, key=lambda row: (row["start"], row["end"]))
    pairs: list[tuple[Row, Row]] = []
    open_gold: list[Row] = []
    for one in sorted(gold, key=lambda row: (row["start"], row["end"])):
        two = next((row for row in left if _same_span(one, row)), None)
        if two is None:
            open_gold.append(one)
        else:
            pairs.append((one, two))
            left.remove(two)
    for one in open_gold:
        two = next((row for row in left if _overlap(one, row)), None)
        if two is not None:
            pairs.append((one, two))
            left.remove(two)
    return pairs


def score_intervals(gold: Iterable[Row], predicted: Iterable[Row]) -> float:
    """Share of gold dates with both days that overlap a prediction with the same days, in per cent."""
    predicted_by_doc = _by_doc(predicted)
    dated = [row for row in gold if row.get("begin") and row.get("end_date")]
    right = sum(
        any(
            _overlap(row, other)
            and (other.get("begin"), other.get("end_date")) == (row["begin"], row["end_date"])
            for other in predicted_by_doc[row["doc"]]
        )
        for row in dated
    )
    return 100 * right / len(dated) if dated else 0.0


def _by_doc(rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_doc: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_doc[row["doc"]].append(row)
    return by_doc


def _same_span(one: Row, two: Row) -> bool:
    return bool(one["start"] == two["start"] and one["end"] == two["end"])


def _overlap(one: Row, two: Row) -> bool:
    return bool(one["start"] < two["end"] and two["start"] < one["end"])


def _f1(right: int, wanted: int, given: int) -> float:
    return 200 * right / (wanted + given) if wanted + given else 0.0


TASK = Task("times", predict_times, run_times, CORPORA)
