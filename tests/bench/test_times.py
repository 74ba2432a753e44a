"""Scores of time expressions, and the way from foreign offsets and back."""

from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.bench.corpus import read_rows
from rapporteur.bench.task import Row
from rapporteur.bench.times import match_spans, predict_times, score_intervals, score_timexes, times_of
from rapporteur.reference import Reference


def row(start: int, end: int, value: str = "2014", **more: Any) -> Row:
    return {"doc": "d", "start": start, "end": end, "value": value, **more}


def test_strict_relaxed_and_value_are_told_apart() -> None:
    gold = [row(0, 4), row(10, 14), row(20, 24), row(30, 34)]
    predicted = [row(0, 4), row(9, 14), row(20, 24, "2015"), row(50, 54)]
    assert score_timexes(gold, predicted) == {"strict": 50.0, "relaxed": 75.0, "value": 50.0}


def test_optional_gold_counts_neither_for_nor_against() -> None:
    gold = [row(0, 4), row(10, 14, optional=True)]
    assert score_timexes(gold, [row(0, 4), row(10, 14)]) == score_timexes(gold, [row(0, 4)])
    assert score_timexes(gold, [row(0, 4)])["strict"] == 100.0


def test_a_prediction_is_matched_once_and_equal_spans_come_first() -> None:
    wide, exact = row(0, 20), row(5, 9)
    assert match_spans([row(5, 9)], [wide, exact]) == [(row(5, 9), exact)]
    assert len(match_spans([row(0, 4), row(6, 9)], [wide])) == 1


def test_intervals_count_gold_dates_whose_days_are_met() -> None:
    gold = [
        row(0, 4, begin="2014-01-01", end_date="2014-12-31"),
        row(9, 12, begin="2014-01-01", end_date="2014-01-31"),
        row(20, 22),
    ]
    predicted = [row(1, 4, begin="2014-01-01", end_date="2014-12-31"), row(9, 12)]
    assert score_intervals(gold, predicted) == 50.0


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5)), max_size=8))
def test_the_gold_itself_scores_full(spans: list[tuple[int, int]]) -> None:
    gold = [row(start, start + length) for start, length in dict(spans).items()]
    scores = score_timexes(gold, [dict(one) for one in gold])
    assert set(scores.values()) == ({100.0} if gold else {0.0})


def test_predictions_stand_at_the_offsets_of_the_foreign_text(reference: Reference) -> None:
    text = "\ufeffA headline of the day\r\n\r\nThe envoys met in  Oslo on 3 May 2012 and left.\r\n"
    (found,) = [
        one
        for one in times_of({"doc": "d", "text": text, "dct": "2012-05-04"}, reference)
        if one["value"] == "2012-05-03"
    ]
    assert text[found["start"] : found["end"]] == "3 May 2012"
    assert (found["begin"], found["end_date"]) == ("2012-05-03", "2012-05-03")


def test_news_of_the_development_data_reaches_a_plain_minimum(shared: Path, reference: Reference) -> None:
    folder = shared / "corpora" / "time"
    predicted = predict_times(folder / "meantime_dev.docs.jsonl.zst", reference)
    assert score_timexes(read_rows(folder / "meantime_dev.gold.jsonl.zst"), predicted)["value"] > 76
