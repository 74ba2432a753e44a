"""How the documents of a case and their claims bear on each other."""

from rapporteur.model.groups import group_pairs
from rapporteur.model.ids import content_id
from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relation, Relations
from rapporteur.model.span import Evidence
from rapporteur.model.vocabulary import CHROME_KINDS, RelationKind
from rapporteur.reconcile.copies import Overlap, find_originals, find_overlaps
from rapporteur.reconcile.events import Match, match_events

MADE_BY = "reconcile/1"


def reconcile(readings: tuple[Reading, ...], linked: Linked) -> Relations:
    """Find copies, events told by several documents, and where their reports agree or differ.

    A copy, or a story from the same source, corroborates nothing (invariant 3 of the design).
    """
    overlaps = find_overlaps(readings)
    copy_of = find_originals(overlaps, readings)
    dependent = dependent_groups(overlaps)
    relations = [*_document_relations(overlaps, dict(copy_of), readings)]
    for match in match_events(readings, linked, dependent):
        relations += _event_relations(match, dependent)
    return Relations(tuple(sorted(relations, key=lambda relation: relation.id)), copy_of)


def dependent_groups(overlaps: tuple[Overlap, ...]) -> dict[str, str]:
    """For each document that shares its wording with another, the group it speaks with as one voice."""
    groups = group_pairs((o.a, o.b) for o in overlaps if o.reuse in ("copy", "shared_source"))
    return {doc: group[0] for group in groups for doc in group}


def _document_relations(
    overlaps: tuple[Overlap, ...], copy_of: dict[str, str], readings: tuple[Reading, ...]
) -> list[Relation]:
    opening = {reading.document.id: _opening(reading) for reading in readings}
    relations = []
    for overlap in overlaps:
        a, b = overlap.a, overlap.b
        if overlap.reuse == "copy" and copy_of.get(b) == a:
            a, b = b, a
        evidence = tuple(words for doc in (a, b) for words in opening[doc])
        relations.append(_relation(overlap.reuse, a, b, evidence, overlap.share, overlap.reason))
    return relations


def _opening(reading: Reading) -> tuple[Evidence, ...]:
    """The first words of a document, to show which text is meant."""
    for block in reading.text.blocks:
        if block.kind not in CHROME_KINDS and block.end > block.start:
            quote = reading.text.text[block.start : min(block.end, block.start + 160)].rstrip()
            return (Evidence(reading.document.id, block.start, block.start + len(quote), quote),)
    return ()


def _event_relations(match: Match, dependent: dict[str, str]) -> list[Relation]:
    a, b = match.a, match.b
    evidence = a.evidence[:1] + b.evidence[:1]
    found = [_relation("same_event", a.id, b.id, evidence, match.score, match.reason)]
    for fact, mine, yours in match.conflicts:
        reason = f"both tell of this {a.type}, but print another {fact}"
        found.append(_relation("contradicts", a.id, b.id, evidence, match.score, reason, fact, (mine, yours)))
    independent = dependent.get(a.doc, a.doc) != dependent.get(b.doc, b.doc)
    if independent and not match.conflicts:
        reason = f"independent wording; {match.reason}"
        found.append(_relation("corroborates", a.id, b.id, evidence, match.score, reason))
    return found


def _relation(
    kind: RelationKind,
    a: str,
    b: str,
    evidence: tuple[Evidence, ...],
    score: float,
    reason: str,
    on: str | None = None,
    values: tuple[str, ...] = (),
) -> Relation:
    return Relation(
        content_id("relation", kind, a, b, on),
        kind,
        a,
        b,
        evidence,
        round(score, 3),
        reason,
        MADE_BY,
        on,
        values,
    )
