"""The task `record`: the whole record of a folder of documents, by the code that the product runs.

It is scored against what careful readers marked: in the example case (`example`), and in the marked documents of
the checkout: `dev` and `test` below `bench/record`, whose errors are looked at, and `fresh`, of which only the scores
are. Of the two real pages, which bear no marks: the share of evidence whose quoted words are the words of
the text at the span (`seeds.evidence`), and of evidence outside the publisher's furniture (`seeds.outside_chrome`).
"""

from collections.abc import Iterator
from pathlib import Path

from rapporteur.bench.folder import read_folder
from rapporteur.bench.marked import compare_example, score_marked
from rapporteur.bench.task import Row, Task
from rapporteur.dossier.record import record_objects
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference import Reference

SEEDS = "seeds"
MARKED_SETS = ("dev", "test", "fresh")
CORPORA = ("seeds/000_274eb295366d1866.txt", "seeds/003_51c339068c90f9ab.txt")


def predict_record(source: Path, reference: Reference) -> Iterator[Row]:
    """The record of a folder: one object a line, in the forms of docs/reference/record.md."""
    yield from record_objects(read_folder(source, country=None, reference=reference))


def run_record(shared: Path, reference: Reference) -> dict[str, float]:
    """Score the records of the example, of the marked sets and of the two real pages, in per cent."""
    scores = {f"example.{name}": score for name, score in compare_example(reference).scores.items()}
    for name in MARKED_SETS:
        scores |= score_marked(name, reference)
    return scores | _score_seeds(shared, reference)


def _score_seeds(shared: Path, reference: Reference) -> dict[str, float]:
    rows = list(predict_record(shared / SEEDS, reference))
    texts = {row["id"]: row["text"] for row in rows if row["kind"] == "document"}
    chrome = {
        row["id"]: [block for block in row["blocks"] if block["kind"] in CHROME_KINDS]
        for row in rows
        if row["kind"] == "document"
    }
    evidence = [words for row in rows for words in row.get("evidence") or ()]
    exact = sum(texts[words["doc"]][words["start"] : words["end"]] == words["quote"] for words in evidence)
    outside = sum(not _in_chrome(words, chrome[words["doc"]]) for words in evidence)
    return {
        "seeds.evidence": 100 * exact / max(1, len(evidence)),
        "seeds.outside_chrome": 100 * outside / max(1, len(evidence)),
    }


def _in_chrome(words: Row, blocks: list[Row]) -> bool:
    return any(block["start"] < words["end"] and words["start"] < block["end"] for block in blocks)


TASK = Task("record", predict_record, run_record, CORPORA)
