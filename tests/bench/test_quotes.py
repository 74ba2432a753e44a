"""The tasks quotes and turns, and how they are scored."""

import json
from pathlib import Path

import pytest

from rapporteur.bench.quote_scores import score_attributions, score_turns
from rapporteur.bench.quotes import predict_quotes, run_quotes
from rapporteur.bench.task import Row
from rapporteur.bench.turns import predict_turns
from rapporteur.reference import Reference

TEXT = "The mayor said the bridge was safe. The consul said the pier was not."


def row(source: str | None, content: str, **more: object) -> Row:
    def span(words: str | None) -> list[list[int]] | None:
        return [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else None

    return {
        "doc": "a",
        "speaker_span": span(source),
        "content_spans": span(content),
        "cue_span": None,
        **more,
    }


def scores(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    return score_attributions({"a": TEXT}, gold, predicted)


def test_equal_rows_score_full_marks() -> None:
    gold = [row("The mayor", "the bridge was safe", type="direct")]
    measured = scores(gold, gold)
    assert measured["f1"] == measured["exact_content"] == measured["quoted_right"] == 100


def test_half_the_words_are_enough_and_fewer_are_not() -> None:
    gold = [row("The mayor", "the bridge was safe")]
    assert scores(gold, [row("The mayor", "bridge was")])["f1"] == 100
    assert scores(gold, [row("The mayor", "safe")])["f1"] == 0


def test_the_wrong_speaker_is_wrong_whatever_was_said() -> None:
    gold = [row("The mayor", "the bridge was safe")]
    measured = scores(gold, [row("The consul", "the bridge was safe")])
    assert (measured["f1"], measured["content_relaxed"]) == (0, 100)
    assert scores(gold, [row(None, "the bridge was safe")])["f1"] == 0
    assert scores([row(None, "the bridge was safe")], [row(None, "the bridge was safe")])["f1"] == 100


def test_each_gold_row_is_found_once() -> None:
    gold = [row("The mayor", "the bridge was safe")]
    measured = scores(gold, [*gold, row("The mayor", "the bridge was")])
    assert (measured["precision"], measured["recall"]) == (50, 100)


def test_optional_rows_cost_nothing() -> None:
    free = row("The consul", "the pier was not", optional=True)
    assert (
        scores([row("The mayor", "the bridge was safe"), free], [row("The mayor", "the bridge was safe")])[
            "recall"
        ]
        == 100
    )
    assert scores([free, row("The mayor", "the bridge was safe")], [free])["recall"] == 0


def test_turns_need_words_and_person() -> None:
    gold = [row(None, "the bridge was safe", speaker_entity="Ana Mc Reyes")]
    right = [row(None, "the bridge was safe", speaker="ana McReyes")]
    other = [row(None, "the bridge was safe", speaker="Luz Ocampo")]
    nobody = [row(None, "the bridge was safe", speaker=None)]
    assert score_turns({"a": TEXT}, gold, right) == {"found": 100, "person": 100}
    assert score_turns({"a": TEXT}, gold, other) == {"found": 100, "person": 0}
    assert score_turns({"a": TEXT}, gold, nobody) == {"found": 100, "person": 0}


def test_predictions_are_in_offsets_of_the_given_text(tmp_path: Path, reference: Reference) -> None:
    text = "\r\n\r\nHarbour news\r\n\r\nThe mayor said the bridge was safe.\r\n"
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"doc": "x", "text": text}) + "\n", encoding="utf-8")
    (found,) = predict_quotes(source, reference)
    (start, end), (first, last) = found["content_spans"][0], found["speaker_span"]
    assert (text[first:last], text[start:end]) == ("The mayor", "the bridge was safe")


def test_quotes_and_turns_share_no_row(tmp_path: Path, reference: Reference) -> None:
    text = (
        "Interview with Ana Reyes\n\nRadio Norte: Is the pier safe?\n\nAna Reyes: It is. The owners said that they "
        "would pay for it.\n\nWill they pay?\n\nThey will pay, and soon.\n\nWhen will that be?\n\nIn the spring.\n"
    )
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"doc": "x", "text": text}) + "\n", encoding="utf-8")
    turns = [tuple(map(tuple, found["content_spans"])) for found in predict_turns(source, reference)]
    quotes = [tuple(map(tuple, found["content_spans"])) for found in predict_quotes(source, reference)]
    assert turns
    assert quotes
    assert not set(turns) & set(quotes)


def test_development_sets_reach_the_target(shared: Path, reference: Reference) -> None:
    pytest.importorskip("zstandard")
    measured = run_quotes(shared, reference)
    assert measured["polnear_dev.f1"] >= 48
    assert measured["gum_dev.f1"] >= 45
