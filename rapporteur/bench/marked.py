"""Scores of records beside what a careful reader marked: the example case, and folders of marked documents."""

import logging
from collections import Counter
from pathlib import Path

from rapporteur.bench.gold import Comparison, Expected, read_gold
from rapporteur.dossier.record import record_objects
from rapporteur.example import GOLD, load_example
from rapporteur.model.document import Origin
from rapporteur.model.ids import sha256_of
from rapporteur.pipeline import read_case
from rapporteur.reference import Reference

KINDS = ("event", "statement", "position")
MARKED = Path(__file__).resolve().parents[2] / "bench" / "record"
"""Folders of marked documents lie in the checkout, not in the installed package."""
GOLD_NAME = "gold.csv"
NO_DOCUMENT = frozenset({".csv", ".md"})
_LOG = logging.getLogger(__name__)


def compare_example(reference: Reference) -> Comparison:
    """The record of the example case beside its gold."""
    example = load_example()
    case = read_case(example.documents, country=example.country, reference=reference)
    files = {sha256_of(data): origin.name for origin, data in example.documents}
    return Comparison(list(record_objects(case)), read_gold(GOLD), files=files)


def compare_marked(folder: Path, reference: Reference) -> tuple[Comparison, ...]:
    """Each marked document of a folder, read as a case of its own, beside its lines of `gold.csv`."""
    gold = read_gold(folder / GOLD_NAME)
    return tuple(_compare_one(path, gold, reference) for path in documents_in(folder))


def documents_in(folder: Path) -> list[Path]:
    """The documents below a folder: everything but tables, notes and hidden files."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path for path in files if path.suffix not in NO_DOCUMENT)


def _compare_one(path: Path, gold: tuple[Expected, ...], reference: Reference) -> Comparison:
    data = path.read_bytes()
    case = read_case([(Origin(path.name), data)], country=None, reference=reference)
    own = tuple(line for line in gold if line.doc and line.doc in path.name)
    return Comparison(list(record_objects(case)), own, files={sha256_of(data): path.name})


def score_marked(name: str, reference: Reference, *, root: Path = MARKED) -> dict[str, float]:
    """F1, precision and recall over all documents of a marked set, by kind; nothing where it is missing."""
    folder = root / name
    if not (folder / GOLD_NAME).is_file():
        _LOG.warning("bench record: no marked documents at %s; the %s set is skipped", folder, name)
        return {}
    return {f"{name}.{key}": score for key, score in pooled(compare_marked(folder, reference)).items()}


def pooled(comparisons: tuple[Comparison, ...]) -> dict[str, float]:
    """Scores over all documents together, each line counting once; exact evidence as the worst document has it."""
    scores: dict[str, float] = {}
    for kind in KINDS:
        sums: Counter[str] = Counter()
        for comparison in comparisons:
            counts = comparison.counts(kind)
            sums.update(right=counts.right, wrong=len(counts.wrong), missed=len(counts.missed))
        right, wrong, missed = (sums[name] for name in ("right", "wrong", "missed"))
        scores[f"{kind}s.precision"] = 100 * right / max(1, right + wrong)
        scores[f"{kind}s.recall"] = 100 * right / max(1, right + missed)
        scores[f"{kind}s.f1"] = 200 * right / max(1, 2 * right + wrong + missed)
    scores["evidence.exact"] = min((comparison.exact() for comparison in comparisons), default=100.0)
    return scores
