"""Records as sentences. A sentence is made from the fields of a record and says no more than they do."""

from rapporteur.dossier.casebook import Casebook, slug
from rapporteur.dossier.dates import date_phrase, sort_key
from rapporteur.dossier.views import Part, Phrase
from rapporteur.dossier.visible import one_line, shortened
from rapporteur.model.case import CaseEvent, CaseInstrument, Report
from rapporteur.model.claim import Statement, Target
from rapporteur.model.link import Actor
from rapporteur.reference.labels import EventPhrase, Labels, Piece
from rapporteur.reference.names import name_key

NO_ARTICLE_KINDS = frozenset({"person", "ngo", "media"})
ARTICLES = ("a ", "an ", "the ", "this ", "that ", "some ", "two ", "three ", "several ", "his ", "her ")
NAMELESS = "a party that is not identified"


def plain(phrase: Phrase) -> str:
    """A phrase without its links, quoted words in quotation marks."""
    return "".join(f"“{part.text}”" if part.kind == "words" else part.text for part in phrase)


def words(text: str) -> Phrase:
    """Plain words as a phrase; empty for none."""
    return (Part(text),) if text else ()


def joined(phrases: list[Phrase]) -> Phrase:
    """Phrases as a list in a sentence: `a, b and c`."""
    out: list[Part] = []
    for index, phrase in enumerate(phrases):
        if index:
            out.append(Part(" and " if index == len(phrases) - 1 else ", "))
        out.extend(phrase)
    return tuple(out)


def capitalized(phrase: Phrase) -> Phrase:
    """The phrase with its first letter as a capital; quoted words stay as they are."""
    if not phrase or not phrase[0].text or phrase[0].kind == "words":
        return phrase
    first = phrase[0]
    return (Part(first.text[0].upper() + first.text[1:], first.href, first.kind), *phrase[1:])


def actor_href(actor: Actor) -> str:
    """Where an actor stands on the page of parties."""
    return f"parties.html#{slug(actor.id)}"


def with_article(labels: Labels, name: str, actor_kind: str) -> str:
    """A name as it stands in a sentence: `the European Union`, `Japan`, `Amnesty International`."""
    if actor_kind in NO_ARTICLE_KINDS or name.lower().startswith(ARTICLES) or " " not in name:
        return name
    listed = labels.has("article-first", name.split(" ")[0]) or labels.has(
        "article-last", name.split(" ")[-1]
    )
    return f"the {name}" if listed or actor_kind in ("un-organ", "court", "group") else name


def actor_phrase(book: Casebook, identifier: str, doc: str | None = None) -> Phrase:
    """An actor as part of a sentence; a person without a name keeps the words of the source and the affiliation."""
    actor = book.actor(identifier, doc)
    if actor is None:
        return words(one_line(book.printed_names.get(identifier, NAMELESS)))
    if (office := office_shown(book, actor)) is not None:
        return (Part(office, actor_href(actor)), Part(holder_note(actor)))
    if actor.named:
        return (Part(with_article(book.labels, one_line(actor.name), actor.actor_kind), actor_href(actor)),)
    out = (Part(_small_article(one_line(actor.name)), actor_href(actor)),)
    return (*out, Part(f" ({one_line(of.name)})")) if (of := _affiliation(book, actor)) else out


def office_shown(book: Casebook, actor: Actor) -> str | None:
    """The office as printed, for a holder whom the registry knows and no source names; None for everybody else."""
    known = actor.registry_id if actor.actor_kind == "person" else None
    if not known or not known.startswith("person:") or not actor.names:
        return None
    own = set(name_key(actor.name))
    if any(own.intersection(name_key(name)) or known in book.registry.lookup(name) for name in actor.names):
        return None
    office = _small_article(max(map(one_line, actor.names), key=lambda name: (len(name.split()), name)))
    return office if office.startswith(ARTICLES) else f"the {office}"


def holder_note(actor: Actor) -> str:
    """Who held the office, in brackets behind it: the registry says so, no source does."""
    return f" ({one_line(actor.name)} held the office then)"


def actors_phrase(book: Casebook, identifiers: tuple[str, ...], doc: str | None = None) -> Phrase:
    """Several actors as part of a sentence."""
    return joined([actor_phrase(book, identifier, doc) for identifier in identifiers])


def _small_article(name: str) -> str:
    """`A Japanese official`, as it stands at the head of a sentence, with a small article."""
    return name[0].lower() + name[1:] if name.lower().startswith(ARTICLES) else name


def _affiliation(book: Casebook, actor: Actor) -> Actor | None:
    """The state or body of an actor, unless the actor's own words name it already."""
    of = book.actor(actor.of)
    if of is None:
        return None
    said = f"{actor.name} {actor.role or ''}".lower()
    return None if any(name and name.lower() in said for name in (of.name, *of.names)) else of


def speaker_phrase(book: Casebook, statement: Statement, *, quoted_in: bool = True) -> Phrase:
    """Who speaks, as firmly as the source says it.

    A speaker without a name appears as `official of Japan, on condition of anonymity, quoted in ...`; the
    condition is said only where the source prints it.
    """
    actor = book.actor(statement.speaker, statement.doc)
    if actor is None:
        return words(one_line(book.printed_names.get(statement.speaker or "", "Speaker not identified")))
    if actor.named:
        return _named_speaker(book, actor)
    said_so = "anonym" in statement.grade_reason.lower()
    condition = ", on condition of anonymity" if said_so else ", not named"
    office = Part(_office(book, actor), actor_href(actor))
    if not quoted_in:
        return (office, Part(condition))
    source = Part(book.publisher(statement.doc), book.source_href(statement.doc))
    return (office, Part(f"{condition}, quoted in "), source)


def _named_speaker(book: Casebook, actor: Actor) -> Phrase:
    """A named speaker with office and affiliation; the office alone where no source names its holder."""
    if (shown := office_shown(book, actor)) is not None:
        return (Part(shown, actor_href(actor)), Part(holder_note(actor)))
    name = Part(one_line(actor.name), actor_href(actor))
    of = _affiliation(book, actor)
    office = one_line(actor.role or "")
    if of is not None and (not office or of.actor_kind != "un-mandate"):
        office = _office_of(book, office, of) if office else one_line(of.name)
    return (name, Part(f", {office}")) if office and actor.actor_kind == "person" else (name,)


def _office(book: Casebook, actor: Actor) -> str:
    """What an unnamed speaker is: `official of Japan`; the words of the source where no office is known."""
    of = book.actor(actor.of)
    if of is None or not actor.role:
        return _without_article(one_line(actor.name))
    role = _without_article(one_line(actor.role))
    for name in sorted({of.name, *of.names}, key=len, reverse=True):
        if name and role.lower().startswith(f"{name.lower()} "):
            role = role[len(name) + 1 :]
    return _office_of(book, role, of)


def _office_of(book: Casebook, office: str, of: Actor) -> str:
    """`official of Japan`; after an office that has its own `of` or `on`, the affiliation follows a comma."""
    if any(f" {word} " in office for word in ("of", "on", "for", "in", "to")):
        return f"{office}, {one_line(of.name)}"
    return f"{office} of {with_article(book.labels, one_line(of.name), of.actor_kind)}"


def _without_article(name: str) -> str:
    """`a Japanese official` as `Japanese official`."""
    for article in ("a ", "an ", "the "):
        if name.lower().startswith(article):
            return name[len(article) :]
    return name


def instrument_href(instrument: CaseInstrument) -> str:
    """Where an instrument stands on the page of instruments."""
    return f"instruments.html#{slug(instrument.id)}"


def instrument_name(book: Casebook, instrument: CaseInstrument) -> str:
    """An instrument as a heading: kind, symbol, and body where there is no symbol."""
    kind = book.labels.of("instrument", instrument.instrument_kind)
    if instrument.symbol:
        return f"{kind} {one_line(instrument.symbol)}"
    body = body_name(book, instrument.body)
    if body:
        return f"{kind} of {body}"
    return f"{kind} “{shortened(instrument.title, limit=90)}”" if instrument.title else kind


def body_name(book: Casebook, body: str | None) -> str:
    """A body by its registry id, or as printed."""
    if not body:
        return ""
    actor = book.actors.get(body) or book.registered.get(body)
    if actor is not None:
        return with_article(book.labels, one_line(actor.name), actor.actor_kind)
    name = book.registry.name(body) or book.registry.name(f"organ:{body}")
    kind = book.registry.kind(body) or book.registry.kind(f"organ:{body}")
    return with_article(book.labels, name, kind or "institution") if name else one_line(body)


def paragraph_label(number: str, role: str) -> str:
    """A paragraph as the field says it: `operative paragraph 7 (OP7)`."""
    number = one_line(bare_number(number))
    kind = "preambular" if role == "PP" else "operative"
    if not number:
        return f"{kind} paragraphs without a number"
    return f"{kind} paragraph {number} ({role}{number})"


def text_phrase(book: Casebook, instrument: str | None, paragraph: str | None) -> Phrase:
    """A text on the table, or a paragraph of it, as part of a sentence; empty for none."""
    known = book.instruments.get(instrument or "")
    whole: Phrase = ()
    if known is not None:
        whole = (Part("the " + instrument_name(book, known), instrument_href(known)),)
    if not paragraph:
        return whole
    label = paragraph_label(paragraph, paragraph_role(known, paragraph))
    return (Part(label), Part(" of "), *whole) if whole else (Part(label),)


def paragraph_role(instrument: CaseInstrument | None, number: str) -> str:
    """PP or OP; a paragraph that is only referred to by number is an operative one, as only these are numbered."""
    notes = instrument.paragraphs if instrument is not None else ()
    roles = {note.role for note in notes if bare_number(note.number) == bare_number(number)}
    return "PP" if roles == {"PP"} else "OP"


def bare_number(number: str) -> str:
    """A paragraph number without the full stop after it."""
    return number.strip().rstrip(".")


def target_phrase(book: Casebook, target: Target) -> Phrase:
    """What a position is about."""
    text = text_phrase(book, target.instrument, target.paragraph)
    if not target.proposal:
        return text or words("a target that the text does not name")
    proposal = Part(shortened(target.proposal, limit=120), kind="words")
    return (*text, Part(": "), proposal) if text else (proposal,)


def event_sentence(book: Casebook, event: CaseEvent, *, dated: bool = True) -> Phrase:
    """An event as a sentence without its source: parties, status, text, place, outcome, date."""
    phrase = book.labels.phrases[event.type]
    slots: dict[str, Phrase] = {
        role.name: actors_phrase(book, role.actors) for role in event.roles if role.actors
    }
    text = text_phrase(book, event.instrument, event.paragraph)
    if text and not _says_itself(book, event):
        slots["text"] = text
    used: set[str] = set()
    core = _core(phrase, event.status, slots, used)
    return capitalized((*core, *_rest(book, event, slots, used, dated=dated), Part(".")))


def _says_itself(book: Casebook, event: CaseEvent) -> bool:
    """Whether the text is only the event once more: a letter that is a letter, without symbol or title."""
    text = book.instruments.get(event.instrument or "")
    return text is not None and text.instrument_kind == event.type and not (text.symbol or text.title)


def _core(phrase: EventPhrase, status: str, slots: dict[str, Phrase], used: set[str]) -> Phrase:
    """Subject and predicate worded by status; where the subject or a needed role is missing, the noun."""
    verb = phrase.past if status == "happened" else phrase.base
    subject = next((role for role in phrase.subject if role in slots), None)
    if subject is not None and verb:
        filled: set[str] = {subject}
        predicate = fill(verb, slots, filled)
        if predicate is not None:
            used |= filled
            before, between = VERB_FRAME[status]
            return (*words(before), *slots[subject], Part(between), *predicate)
    noun = fill(phrase.noun, slots, used) or (Part(phrase.label),)
    article = "an " if plain(noun)[:1].lower() in "aeiou" else "a "
    return (Part(article), *noun, Part(NOUN_FRAME[status]))


VERB_FRAME = {
    "happened": ("", " "),
    "planned": ("it is planned that ", " will "),
    "possible": ("", " may "),
    "denied": ("it is denied or ruled out that ", " did or would "),
}
NOUN_FRAME = {
    "happened": " took place",
    "planned": " is planned",
    "possible": " is possible",
    "denied": " is denied or ruled out",
}


def fill(pieces: tuple[Piece, ...], slots: dict[str, Phrase], used: set[str]) -> Phrase | None:
    """Fill the slots of a phrase, each role once; None where a slot that is needed has nobody to fill it."""
    out: list[Part] = []
    taken = set(used)
    for piece in pieces:
        if not piece.roles:
            out.append(Part(piece.before))
            continue
        role = next((role for role in piece.roles if role in slots and role not in taken), None)
        if role is None and not piece.optional:
            return None
        if role is not None:
            taken.add(role)
            out.extend((Part(piece.before), *slots[role], Part(piece.after)))
    used |= taken
    return tuple(part for part in out if part.text)


def _rest(
    book: Casebook, event: CaseEvent, slots: dict[str, Phrase], used: set[str], *, dated: bool
) -> list[Part]:
    """What the phrase of the type did not say: text, other roles, place, date, outcome."""
    out: list[Part] = []
    if "text" in slots and "text" not in used:
        out.extend((Part(", concerning "), *slots["text"]))
    if event.place:
        out.append(Part(f", {_at_or_in(event.place)} {one_line(event.place)}"))
    if dated and (day := date_phrase(event.date)):
        out.append(Part(f", {day}" if event.place or "text" in slots else f" {day}"))
    if event.outcome:
        out.append(Part(f", by {one_line(event.outcome)}"))
    left = [role for role in slots if role not in used and role != "text"]
    if left:
        out.append(Part(" ("))
        for index, role in enumerate(left):
            out.append(Part(("; " if index else "") + book.labels.of("role", role) + ": "))
            out.extend(slots[role])
        out.append(Part(")"))
    return out


def _at_or_in(place: str) -> str:
    """`at` for a house ("UN headquarters"), `in` for a town or country."""
    return "at" if place.isupper() or "headquarters" in place.lower() else "in"


def according_to(book: Casebook, event: CaseEvent) -> str:
    """Who reports an event, and whom they cite: publishers, copies left out."""
    readable = [report for report in event.reports if report.doc in book.readings]
    own = [report for report in readable if report.doc not in book.copy_of] or readable
    names = list(
        dict.fromkeys(_reporter(book, report) for report in sorted(own, key=lambda r: _age(book, r)))
    )
    shown = names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} others"]
    return "according to " + plain(joined([words(name) for name in shown])) if shown else ""


def _reporter(book: Casebook, report: Report) -> str:
    """The publisher of a report, and who told it."""
    publisher = book.publisher(report.doc)
    return (
        f"{publisher} (citing {plain(actor_phrase(book, report.per, report.doc))})"
        if report.per
        else publisher
    )


def _age(book: Casebook, report: Report) -> tuple[tuple[str, str, str], str]:
    """Order of reports: the day of their source, then its id."""
    text = book.readings[report.doc].text
    return sort_key(text.published or text.dct), report.doc


def reports_in_order(book: Casebook, event: CaseEvent) -> list[Report]:
    """Reports that may be read, copies after the others, each group oldest first."""
    readable = [report for report in event.reports if report.doc in book.readings]
    return sorted(readable, key=lambda r: (r.doc in book.copy_of, _age(book, r), r.claim))


def short_title(book: Casebook, event: CaseEvent) -> str:
    """An event in a few words, for a mark on the timeline: its label and who takes part."""
    label = book.labels.phrases[event.type].label
    parties = [book.actors[actor] for role in event.roles for actor in role.actors if actor in book.actors]
    people = [office_shown(book, actor) or actor.name for actor in parties]
    return one_line(f"{label}: {', '.join(dict.fromkeys(people))}" if people else label)
