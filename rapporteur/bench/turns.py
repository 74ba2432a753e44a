"""The task `turns`: whose words each question and answer of an interview page is."""

from collections.abc import Iterator
from pathlib import Path

from rapporteur.bench.corpus import read_rows
from rapporteur.bench.quote_scores import score_turns
from rapporteur.bench.quotes import attribution_row, read_attributions
from rapporteur.bench.task import Row, Task
from rapporteur.reference import Reference

CORPORA = tuple(f"corpora/quotes/gum_turns_dev.{part}.jsonl.zst" for part in ("docs", "gold"))


def predict_turns(source: Path, reference: Reference) -> Iterator[Row]:
    """Find the questions and answers of `{"doc", "text"}` lines, one row each."""
    for row in read_rows(source):
        text, chains, attributions = read_attributions(row, reference)
        for attribution in attributions:
            found = attribution_row(row["doc"], text, chains, attribution) if attribution.implied else None
            if found is not None:
                yield found


def run_turns(shared: Path, reference: Reference) -> dict[str, float]:
    """Score the development set, in per cent."""
    docs, gold = (shared / name for name in CORPORA)
    texts = {row["doc"]: row["text"] for row in read_rows(docs)}
    scores = score_turns(texts, read_rows(gold), list(predict_turns(docs, reference)))
    return {f"gum_turns_dev.{key}": value for key, value in scores.items()}


TASK = Task("turns", predict_turns, run_turns, CORPORA)
