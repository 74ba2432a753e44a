"""Scores of attributions.

A predicted and a gold attribution are paired one to one, best overlap of content first, where the words of their
contents have a Dice coefficient of a half or more. A pair is right when the speakers overlap too, or both have
none. Gold rows marked `optional` cost nothing when missed and nothing when found.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapporteur.bench.task import Row

ENOUGH = 0.5
_WORD = re.compile(r"\w+")
Pair = tuple[Row, Row]


def score_attributions(
    texts: Mapping[str, str], gold: Iterable[Row], predicted: Iterable[Row]
) -> dict[str, float]:
    """Scores in per cent.

    Args:
        texts: The text of each document.
        gold: Rows with `doc`, `content_spans`, `speaker_span`, `cue_span` (lists of spans or null), `type`.
        predicted: The same without `type`; `speaker_span` and `cue_span` may be one span.

    Returns:
        `precision`, `recall`, `f1` of attributions; `content_relaxed` (F1 of pairs, whoever speaks);
        `exact_source`, `exact_cue`, `exact_content` (F1 of equal spans, paired or not); `quoted_right` (direct and
        mixed gold found with the right speaker).
    """
    gold_by_doc, predicted_by_doc = _by_doc(gold), _by_doc(predicted)
    content_pairs: list[Pair] = []
    right: list[Pair] = []
    wanted = given = 0
    for doc, text in texts.items():
        true, found = gold_by_doc[doc], predicted_by_doc[doc]
        overlaps = _overlaps(text, true, found)
        in_doc = _one_to_one([pair for pair in overlaps if _same_speaker(pair[1], pair[2])])
        anywhere = _one_to_one(overlaps)
        free = sum(bool(one.get("optional")) for one, _ in in_doc)
        right += [pair for pair in in_doc if not pair[0].get("optional")]
        content_pairs += [pair for pair in anywhere if not pair[0].get("optional")]
        wanted += sum(not one.get("optional") for one in true)
        given += len(found) - free

    def f1(count: int) -> float:
        return 200 * count / (wanted + given) if wanted + given else 0.0

    return {
        "precision": 100 * len(right) / given if given else 0.0,
        "recall": 100 * len(right) / wanted if wanted else 0.0,
        "f1": f1(len(right)),
        "content_relaxed": f1(len(content_pairs)),
        "exact_source": _exact(gold_by_doc, predicted_by_doc, "speaker_span"),
        "exact_cue": _exact(gold_by_doc, predicted_by_doc, "cue_span"),
        "exact_content": _exact(gold_by_doc, predicted_by_doc, "content_spans"),
        "quoted_right": _quoted(right, gold_by_doc),
    }


def _exact(gold: Mapping[str, list[Row]], predicted: Mapping[str, list[Row]], key: str) -> float:
    """F1 of equal spans, each counted once for a document."""
    wanted = {(doc, tuple(_spans(row, key))) for doc, rows in gold.items() for row in rows if row.get(key)}
    given = {
        (doc, tuple(_spans(row, key))) for doc, rows in predicted.items() for row in rows if row.get(key)
    }
    return 200 * len(wanted & given) / (len(wanted) + len(given)) if wanted or given else 0.0


def _quoted(right: list[Pair], gold_by_doc: Mapping[str, list[Row]]) -> float:
    quoted = [row for rows in gold_by_doc.values() for row in rows if _is_quoted(row)]
    return 100 * sum(_is_quoted(one) for one, _ in right) / len(quoted) if quoted else 0.0


def _is_quoted(row: Row) -> bool:
    return row.get("type") in {"direct", "mixed"} and not row.get("optional")


def _overlaps(text: str, gold: list[Row], predicted: list[Row]) -> list[tuple[float, Row, Row]]:
    """All pairs whose contents overlap enough, best first."""
    gold_words = [_words(text, _spans(row, "content_spans")) for row in gold]
    found = []
    for place, two in enumerate(predicted):
        words = _words(text, _spans(two, "content_spans"))
        for index, one in enumerate(gold):
            common = len(words & gold_words[index])
            dice = 2 * common / (len(words) + len(gold_words[index])) if common else 0.0
            if dice >= ENOUGH:
                found.append((-dice, index, place, one, two))
    found.sort(key=lambda entry: entry[:3])
    return [(-dice, one, two) for dice, _, _, one, two in found]


def _one_to_one(overlaps: list[tuple[float, Row, Row]]) -> list[Pair]:
    taken: set[int] = set()
    pairs = []
    for _, one, two in overlaps:
        if id(one) not in taken and id(two) not in taken:
            taken |= {id(one), id(two)}
            pairs.append((one, two))
    return pairs


def _same_speaker(one: Row, two: Row) -> bool:
    a, b = _spans(one, "speaker_span"), _spans(two, "speaker_span")
    return (not a and not b) or any(s < v and u < e for s, e in a for u, v in b)


def _spans(row: Row, key: str) -> list[tuple[int, int]]:
    value = row.get(key) or []
    if value and isinstance(value[0], int):
        value = [value]
    return [(start, end) for start, end in value]


def _words(text: str, spans: list[tuple[int, int]]) -> set[int]:
    return {match.start() for start, end in spans for match in _WORD.finditer(text, start, end)}


def _by_doc(rows: Iterable[Row]) -> dict[str, list[Row]]:
    by_doc: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_doc[row["doc"]].append(row)
    return by_doc


def score_turns(texts: Mapping[str, str], gold: Iterable[Row], predicted: Iterable[Row]) -> dict[str, float]:
    """`found`: gold turns with a predicted turn of the same words; `person`: those with the right person too.

    Both in per cent of the gold turns. Names are compared without spaces, and
    a part of a name counts.
    """
    gold_by_doc, predicted_by_doc = _by_doc(gold), _by_doc(predicted)
    turns = found = right = 0
    for doc, text in texts.items():
        turns += len(gold_by_doc[doc])
        for one, two in _one_to_one(_overlaps(text, gold_by_doc[doc], predicted_by_doc[doc])):
            found += 1
            right += _same_person(one.get("speaker_entity"), two.get("speaker"))
    return {
        "found": 100 * found / turns if turns else 0.0,
        "person": 100 * right / turns if turns else 0.0,
    }


def _same_person(one: object, two: object) -> bool:
    """Equal but for spaces, capitals and marks, or one name is part of the other: "Ana Li" and "Li"."""
    if not (isinstance(one, str) and isinstance(two, str)):
        return one is two
    first, second = _WORD.findall(one.casefold()), _WORD.findall(two.casefold())
    return "".join(first) == "".join(second) or set(first) <= set(second) or set(second) <= set(first)
