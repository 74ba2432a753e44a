"""Instruments, sources and issues, as pages show them."""

from rapporteur.dossier.casebook import Casebook, claims_of, slug
from rapporteur.dossier.dates import date_words, sort_key
from rapporteur.dossier.events import source_part, view_contradictions
from rapporteur.dossier.views import (
    EventView,
    InstrumentView,
    IssueView,
    ParagraphView,
    Part,
    Phrase,
    PositionView,
    SourceView,
)
from rapporteur.dossier.visible import one_line
from rapporteur.dossier.wording import (
    actor_phrase,
    actors_phrase,
    bare_number,
    body_name,
    capitalized,
    instrument_href,
    instrument_name,
    joined,
    paragraph_label,
    paragraph_role,
    words,
)
from rapporteur.model.case import CaseInstrument
from rapporteur.model.claim import ParagraphNote, VoteCount
from rapporteur.model.issue import Issue
from rapporteur.model.reading import Reading

CONTESTING = ("oppose", "conditional")
LOUDNESS = ("error", "warning", "note")


def view_instruments(
    book: Casebook, positions: tuple[PositionView, ...], events: tuple[EventView, ...]
) -> tuple[InstrumentView, ...]:
    """All texts on the table, those with most said about them first."""
    views = [view_instrument(book, item, positions, events) for item in book.state.instruments]
    return tuple(
        sorted(views, key=lambda v: (-len(v.paragraphs), -len(v.positions), -len(v.events), v.name, v.anchor))
    )


def view_instrument(
    book: Casebook,
    instrument: CaseInstrument,
    positions: tuple[PositionView, ...],
    events: tuple[EventView, ...],
) -> InstrumentView:
    """One text with its paragraphs, the positions on them, votes and versions."""
    own = tuple(p for p in positions if p.target_key.split("|", 1)[0] == instrument.id)
    paragraphs = _paragraphs(book, instrument, own)
    numbers = _contested_numbers(own)
    return InstrumentView(
        anchor=slug(instrument.id),
        href=instrument_href(instrument),
        name=plain_capital(instrument_name(book, instrument)),
        kind=book.labels.of("instrument", instrument.instrument_kind),
        symbol=", ".join(instrument.symbols) or instrument.symbol or "",
        title=instrument.title or "",
        body=plain_capital(body_name(book, instrument.body)),
        date=date_words(instrument.date) if instrument.date else "",
        sponsors=capitalized(actors_phrase(book, instrument.sponsors)),
        cosponsors="" if instrument.cosponsor_count is None else str(instrument.cosponsor_count),
        paragraphs=paragraphs,
        positions=tuple(p for p in own if _number(p) not in numbers),
        votes=tuple(_vote(book, vote) for vote in instrument.votes),
        adopted=date_words(instrument.adopted) if instrument.adopted else "",
        texts=tuple(book.source_quote(doc) for doc in instrument.texts if doc in book.readings),
        events=tuple(view for view in events if book.events[view.id].instrument == instrument.id),
        contradictions=view_contradictions(book, instrument.claims),
        quotes=book.quotes(instrument.evidence),
        divided=_divided(book, tuple(p for p in own if _number(p) not in numbers)),
    )


def _divided(book: Casebook, positions: tuple[PositionView, ...]) -> tuple[tuple[str, Phrase], ...]:
    """Parties by stance, each by its latest; empty unless one supports what another contests."""
    latest = {position.party_id: position for position in positions}
    by_stance: dict[str, list[Phrase]] = {}
    for position in latest.values():
        by_stance.setdefault(position.stance_key, []).append(actor_phrase(book, position.party_id))
    if "support" not in by_stance or not any(stance in by_stance for stance in CONTESTING):
        return ()
    return tuple(
        (book.labels.of("stance-on", stance), joined(by_stance[stance]))
        for stance in book.labels.keys("stance")
        if stance in by_stance
    )


def plain_capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def _number(position: PositionView) -> str:
    """The paragraph that a position is about, without its full stop; empty for none."""
    return bare_number(position.target_key.split("|")[1])


def _contested_numbers(positions: tuple[PositionView, ...]) -> set[str]:
    return {number for position in positions if (number := _number(position))}


def _paragraphs(
    book: Casebook, instrument: CaseInstrument, positions: tuple[PositionView, ...]
) -> tuple[ParagraphView, ...]:
    """Paragraphs known by their words or by a position on them: preambular ones first, each in order of number."""
    notes: dict[tuple[str, str], list[ParagraphNote]] = {}
    for note in instrument.paragraphs:
        notes.setdefault((note.role, bare_number(note.number)), []).append(note)
    for number in sorted(_contested_numbers(positions)):
        notes.setdefault((paragraph_role(instrument, number), number), [])
    return tuple(
        _paragraph(book, instrument, key, notes[key], positions)
        for key in sorted(notes, key=lambda key: (key[0] != "PP", _paragraph_order(key[1])))
    )


def _paragraph(
    book: Casebook,
    instrument: CaseInstrument,
    key: tuple[str, str],
    notes: list[ParagraphNote],
    positions: tuple[PositionView, ...],
) -> ParagraphView:
    """One paragraph: what the sources say of it, and who wants what of it."""
    role, number = key
    of_role = paragraph_role(instrument, number) == role
    own = tuple(p for p in positions if number and of_role and _number(p) == number)
    return ParagraphView(
        anchor=f"{slug(instrument.id)}-{role}-{slug(number)}",
        label=plain_capital(paragraph_label(number, role)),
        about=next((note.about for note in notes if note.about), ""),
        quotes=tuple(quote for note in notes for quote in book.quotes(note.evidence)),
        contested=any(p.stance_key in CONTESTING for p in own),
        positions=own,
    )


def _paragraph_order(number: str) -> tuple[int, str]:
    """Numbers count as numbers, other marks come after them."""
    return (int(number), "") if number.isdecimal() and len(number) < 7 else (10_000_000, number)


def _vote(book: Casebook, vote: VoteCount) -> tuple[str, str, str, str]:
    """Date, body, result as favour-against-abstaining, absent."""
    result = f"{vote.favour}-{vote.against}-{vote.abstaining}"
    absent = "" if vote.absent is None else str(vote.absent)
    return date_words(vote.date), plain_capital(body_name(book, vote.body)), result, absent


def view_sources(book: Casebook) -> tuple[SourceView, ...]:
    """All sources, oldest first."""
    views = [view_source(book, reading) for reading in book.state.readings]
    return tuple(sorted(views, key=lambda view: (*sort_key(view.edtf), view.publisher, view.id)))


def view_source(book: Casebook, reading: Reading) -> SourceView:
    """One source with its particulars."""
    text, document = reading.text, reading.document
    original = book.copy_of.get(document.id)
    day = text.published or text.dct
    return SourceView(
        id=document.id,
        href=book.source_href(document.id),
        name=one_line(document.origin.name),
        title=one_line(text.title or document.origin.name),
        publisher=book.publisher(document.id),
        label=book.source_label(document.id),
        facts=_facts(book, reading),
        published=date_words(day),
        edtf=day,
        genre=book.labels.of("genre", text.genre),
        confidentiality=document.origin.confidentiality,
        copy_of=source_part(book, original) if original else (),
        claims=sum(1 for _ in claims_of(reading)),
        issues=sum(1 for issue in book.state.issues if issue.doc == document.id),
    )


def _facts(book: Casebook, reading: Reading) -> tuple[tuple[str, Phrase], ...]:
    """Particulars of a source, those that are known."""
    text, document = reading.text, reading.document
    origin = document.origin
    dateline = ""
    if text.dateline is not None:
        date = date_words(text.dateline.date) if text.dateline.date else ""
        dateline = ", ".join(part for part in (one_line(text.dateline.place or ""), date) if part)
    original = book.copy_of.get(document.id)
    rows: tuple[tuple[str, Phrase], ...] = (
        ("Title", words(text.title or "")),
        ("Publisher", words(text.publisher or origin.publisher or "")),
        ("Agency", words(text.agency or "")),
        ("Byline", words(text.byline or "")),
        ("Dateline", words(dateline)),
        ("Published", words(date_words(text.published) if text.published else "")),
        ("Relative dates count from", words(date_words(text.dct) if text.dct else "")),
        ("Reason for this day", words(text.dct_reason or "")),
        ("Symbol", words(text.symbol or "")),
        ("Kind", words(book.labels.of("genre", text.genre))),
        ("Language", words(text.language or "")),
        ("Copy of", source_part(book, original) if original else ()),
        ("File", words(origin.name)),
        ("Address", _address(origin.url)),
        ("Retrieved", words(origin.retrieved or "")),
        ("Media type", words(document.media_type)),
        ("Size", words(f"{document.size:,} bytes")),
        ("Class", words(book.labels.of("class", origin.confidentiality))),
        ("SHA-256", words(document.id)),
    )
    return tuple((label, phrase) for label, phrase in rows if phrase)


def _address(url: str | None) -> Phrase:
    """A web address as a link, if it is one; anything else as mere text."""
    if not url:
        return ()
    return (Part(url, url, "url"),) if is_web_address(url) else words(url)


def is_web_address(url: str) -> bool:
    """Whether an address is plain http or https with a host, and without white space or control characters."""
    for scheme in ("http://", "https://"):
        if url.lower().startswith(scheme):
            rest = url[len(scheme) :]
            return (
                bool(rest) and rest[0] not in "/?#" and url.isascii() and url.isprintable() and " " not in url
            )
    return False


def view_issues(book: Casebook) -> tuple[tuple[str, tuple[IssueView, ...]], ...]:
    """Issues by loudness (loudest first), code, source and place."""
    groups = []
    for loudness in LOUDNESS:
        found = [issue for issue in book.state.issues if issue.loudness == loudness]
        views = tuple(_view_issue(book, issue) for issue in sorted(found, key=_issue_order))
        if views:
            groups.append((book.labels.of("loudness", loudness), views))
    return tuple(groups)


def _issue_order(issue: Issue) -> tuple[str, str, int, str]:
    start = issue.evidence[0].start if issue.evidence else -1
    return issue.code, issue.doc or "", start, issue.message


def _view_issue(book: Casebook, issue: Issue) -> IssueView:
    """One issue; its message is withheld with its source, as it may quote it."""
    held = issue.doc is not None and issue.doc not in book.readings and issue.doc not in _unread(book)
    message = "in a source that is held back" if held else issue.message
    source: Phrase = ()
    if issue.doc in book.readings:
        source = source_part(book, issue.doc)
    elif issue.doc is not None and not held:
        source = words(_unread(book)[issue.doc])
    return IssueView(issue.code, message, source, book.quotes(issue.evidence))


def _unread(book: Casebook) -> dict[str, str]:
    """Names of documents that gave no text."""
    return {document.id: one_line(document.origin.name) for document in book.state.unread}
