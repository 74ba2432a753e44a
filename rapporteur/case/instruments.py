"""Texts on the table, put together from all documents that mention or contain them."""

from rapporteur.case.names import Names
from rapporteur.model.case import CaseInstrument
from rapporteur.model.claim import Instrument, ParagraphNote
from rapporteur.model.reading import Reading
from rapporteur.model.vocabulary import InstrumentKind


def fold_instruments(readings: tuple[Reading, ...], names: Names) -> tuple[CaseInstrument, ...]:
    """One entry for each instrument; those with most claims first, then by symbol, title and id."""
    claims = {claim.id: claim for reading in readings for claim in reading.claims.instruments}
    folded = (
        _fold(name, [claims[member] for member in group], names)
        for name, group in names.instrument_groups.items()
    )
    return tuple(
        sorted(folded, key=lambda one: (-len(one.claims), one.symbol or "~", one.title or "~", one.id))
    )


def _fold(name: str, claims: list[Instrument], names: Names) -> CaseInstrument:
    """The instrument's own text speaks before what others say of it."""
    claims = sorted(
        claims, key=lambda claim: (not claim.is_text, claim.doc, claim.evidence[0].start, claim.id)
    )

    sponsors = {actor for claim in claims for actor in names.actors(claim.doc, claim.sponsors)}
    kinds = [claim.instrument_kind for claim in claims]
    symbols = tuple(sorted({claim.symbol for claim in claims if claim.symbol}, key=_stage))
    return CaseInstrument(
        id=name,
        instrument_kind=_kind(kinds, symbols),
        symbol=symbols[-1] if symbols else None,
        title=next((claim.title for claim in claims if claim.title), None),
        body=max((claim.body for claim in claims if claim.body), default=None, key=lambda b: (len(b), b)),
        date=min((claim.date for claim in claims if claim.date), default=None),
        sponsors=tuple(sorted(sponsors)),
        cosponsor_count=max(
            (c.cosponsor_count for c in claims if c.cosponsor_count is not None), default=None
        ),
        paragraphs=_paragraphs(claims),
        votes=tuple(dict.fromkeys(vote for claim in claims for vote in claim.votes)),
        adopted=min((claim.adopted for claim in claims if claim.adopted), default=None),
        claims=tuple(claim.id for claim in claims),
        texts=tuple(claim.doc for claim in claims if claim.is_text),
        evidence=tuple(evidence for claim in claims for evidence in claim.evidence),
        symbols=symbols,
    )


def _stage(symbol: str) -> tuple[bool, int, str]:
    """Drafts, then their revisions, then what was adopted."""
    return ("/RES/" in symbol or "/DEC/" in symbol, len(symbol), symbol)


def _kind(kinds: list[InstrumentKind], symbols: tuple[str, ...]) -> InstrumentKind:
    """What the text has become: a resolution once it has such a symbol, else a draft if anybody calls it one."""
    if symbols and "/RES/" in symbols[-1]:
        return "resolution"
    return "draft-resolution" if "draft-resolution" in kinds else kinds[0]


def _paragraphs(claims: list[Instrument]) -> tuple[ParagraphNote, ...]:
    notes = {note: None for claim in claims for note in claim.paragraphs}
    return tuple(sorted(notes, key=lambda note: (note.role != "PP", _by_number(note.number), note.evidence)))


def _by_number(number: str) -> tuple[int, str]:
    digits = "".join(character for character in number if character.isdigit())
    return (int(digits) if digits else 0, number)
