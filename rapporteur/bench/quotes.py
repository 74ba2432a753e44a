"""The task `quotes`: who says what, and the scores of attributions."""

from collections.abc import Iterator
from pathlib import Path

from rapporteur.annotate.attributions import find_attributions
from rapporteur.annotate.chains import find_chains
from rapporteur.annotate.times import find_times
from rapporteur.bench.corpus import read_rows
from rapporteur.bench.foreign import cut_foreign, foreign_span, read_foreign
from rapporteur.bench.quote_scores import score_attributions
from rapporteur.bench.task import Row, Task
from rapporteur.model.annotation import Attribution, Chain
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference

SETS = ("polnear_dev", "gum_dev")
CORPORA = tuple(f"corpora/quotes/{name}.{part}.jsonl.zst" for name in SETS for part in ("docs", "gold"))


def predict_quotes(source: Path, reference: Reference) -> Iterator[Row]:
    """Find who says what in `{"doc", "text"}` lines; the turns of interviews are another task."""
    for row in read_rows(source):
        text, chains, attributions = read_attributions(row, reference)
        for attribution in attributions:
            if not attribution.implied:
                found = attribution_row(row["doc"], text, chains, attribution)
                if found is not None:
                    yield found


def read_attributions(
    row: Row, reference: Reference
) -> tuple[StructuredText, tuple[Chain, ...], tuple[Attribution, ...]]:
    """Read a document as the product does, as far as its attributions."""
    text = read_foreign(row["doc"], row["text"], reference=reference, dct=row.get("dct"), url=row.get("url"))
    tokens, sentences = cut_foreign(text)
    times = find_times(text, tokens, sentences, reference=reference)
    chains = find_chains(text, tokens, sentences, times, reference=reference)
    return text, chains, find_attributions(text, tokens, sentences, chains, reference=reference)


def attribution_row(
    doc: str, text: StructuredText, chains: tuple[Chain, ...], attribution: Attribution
) -> Row | None:
    """An attribution in offsets of the foreign text; None where nothing of its content was in there."""
    content = [foreign_span(text, *span) for span in attribution.content]
    spans = [list(span) for span in content if span is not None]
    if not spans:
        return None
    speaker = next((chain.name for chain in chains if chain.id == attribution.speaker), None)
    return {
        "doc": doc,
        "content_spans": spans,
        "speaker_span": _foreign(text, attribution.source),
        "cue_span": _foreign(text, attribution.cue),
        "speaker": speaker or _printed(text, attribution),
    }


def _foreign(text: StructuredText, span: tuple[int, int] | None) -> list[int] | None:
    found = foreign_span(text, *span) if span is not None else None
    return list(found) if found is not None else None


def _printed(text: StructuredText, attribution: Attribution) -> str | None:
    """The speaker label of an interview turn, where the text has no other mention of that name."""
    if not attribution.implied:
        return None
    start = attribution.content[0][0]
    return next((block.speaker for block in text.blocks if block.start <= start < block.end), None)


def run_quotes(shared: Path, reference: Reference) -> dict[str, float]:
    """Score the development sets, in per cent."""
    scores: dict[str, float] = {}
    folder = shared / "corpora" / "quotes"
    for name in SETS:
        docs = folder / f"{name}.docs.jsonl.zst"
        texts = {row["doc"]: row["text"] for row in read_rows(docs)}
        predicted = list(predict_quotes(docs, reference))
        gold = list(read_rows(folder / f"{name}.gold.jsonl.zst"))
        measured = score_attributions(texts, gold, predicted)
        scores |= {f"{name}.{key}": value for key, value in measured.items()}
    return scores


TASK = Task("quotes", predict_quotes, run_quotes, CORPORA)
