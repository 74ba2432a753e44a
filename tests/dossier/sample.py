"""A small case about an invented country, with records of every kind, built by hand.

Varenia, its people, its newspapers and every sentence here are made up for the tests.
"""

from dataclasses import dataclass, replace
from typing import Any

from rapporteur.model.annotation import Annotations
from rapporteur.model.case import CaseEvent, CaseInstrument, CaseState, Report, Step
from rapporteur.model.claim import (
    Claims,
    Event,
    Instrument,
    ParagraphNote,
    Plover,
    Position,
    Role,
    Statement,
    Target,
    VoteCount,
)
from rapporteur.model.document import CustodyHead, Document, Origin
from rapporteur.model.ids import content_id, sha256_of
from rapporteur.model.issue import Issue
from rapporteur.model.link import Actor, ActorMention, Link, Linked
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relation, Relations
from rapporteur.model.span import Evidence
from rapporteur.model.text import Block, Dateline, StructuredText
from rapporteur.model.vocabulary import (
    ActorKind,
    BlockKind,
    Confidentiality,
    EventType,
    Genre,
    Stance,
    Status,
)

CUSTODY = CustodyHead(9, "ab" * 32)
MADE_BY = "claims/1"
Line = tuple[BlockKind, str] | tuple[BlockKind, str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """A document under construction: its text can be searched for evidence."""

    text: StructuredText
    document: Document

    def words(self, quote: str) -> Evidence:
        """The first place of some words."""
        start = self.text.text.index(quote)
        return Evidence(self.text.doc, start, start + len(quote), quote)


def make_page(
    name: str,
    publisher: str,
    published: str | None,
    lines: tuple[Line, ...],
    *,
    genre: Genre = "news",
    confidentiality: Confidentiality = "public",
    url: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    dateline: str | None = None,
) -> Page:
    """A document whose blocks are these lines, an empty line between them."""
    parts: list[str] = []
    blocks: list[Block] = []
    at = 0
    for line in lines:
        kind, words = line[0], line[1]
        speaker = line[2] if len(line) == 3 else None
        blocks.append(
            Block(kind, at, at + len(words), speaker=speaker, place=f"characters {at} to {at + len(words)}")
        )
        parts.append(words)
        at += len(words) + 2
    whole = "\n\n".join(parts)
    doc = sha256_of(f"{name}\n{whole}".encode("utf-8", "surrogatepass"))
    printed = Dateline(dateline, published, 0, 1) if dateline else None
    text = StructuredText(
        doc,
        whole,
        tuple(blocks),
        title=title or next((b for k, b, *_ in lines if k == "title"), None),
        publisher=publisher,
        byline=byline,
        dateline=printed,
        published=published,
        dct=published,
        dct_reason="the date printed under the headline" if published else None,
        language="en",
        genre=genre,
    )
    origin = Origin(name, url=url, retrieved="2019-05-20", confidentiality=confidentiality)
    return Page(text, Document(doc, len(whole.encode("utf-8", "surrogatepass")), "text/html", origin))


POST = make_page(
    "harbour-post.html",
    "The Harbour Post",
    "2019-05-16",
    (
        ("menu", "Home | World | Sport | Weather"),
        ("menu", "Subscribe to our letters"),
        ("title", "Varenia's envoy meets rights expert over draft text"),
        ("byline", "By Ilse Moreau"),
        (
            "lead",
            "The special rapporteur on Varenia, Tomas Okonjo, met Varenian diplomats in Geneva on Tuesday, the second "
            "such meeting in a month.",
        ),
        (
            "paragraph",
            "Mr. Okonjo said the talks were “open and without preconditions”, but that nothing was decided. A visit to "
            "the capital, Sarn, remains possible.",
        ),
        (
            "paragraph",
            "Varenia wants paragraph 5 of the draft, which asks the Security Council to consider a referral, to go "
            "away. It would receive the rapporteur in June if the paragraph goes.",
        ),
        (
            "paragraph",
            "A Norden official, who spoke on condition of anonymity, said that its delegation “has no intention of "
            "rewriting the text”. Norden and Costa Azul wrote the draft.",
        ),
        ("paragraph", "A spokesman for the Varenian mission referred all questions to the capital."),
        ("caption", "Tomas Okonjo presents his report in Geneva in March 2019."),
        ("credit", "Photo: Harbour Pictures / L. Brandt"),
        ("boilerplate", "Share this story"),
    ),
    url="https://harbour-post.example/world/2019/05/16/varenia",
    byline="Ilse Moreau",
)
COPY = make_page(
    "coastline.txt",
    "Coastline Daily",
    "2019-05-17",
    (
        ("title", "Rights expert sees Varenian envoys again"),
        (
            "lead",
            "The special rapporteur on Varenia, Tomas Okonjo, met Varenian diplomats in Geneva on Tuesday, the second "
            "such meeting in a month.",
        ),
    ),
    dateline="GENEVA",
)
RADIO = make_page(
    "lantern.html",
    "Lantern Radio",
    "2019-05-18",
    (
        ("title", "“A door has opened”: an interview with Tomas Okonjo"),
        ("question", "How many times have you met the Varenian side?", "Lantern"),
        (
            "answer",
            "Once only, on Wednesday, 15 May. They invited me to come to Sarn at some stage.",
            "Tomas Okonjo",
        ),
        ("question", "Would you support a change of the text?", "Lantern"),
        (
            "answer",
            "The text must stay as it is. I support paragraph 5, and I support the request to the Council.",
            "Tomas Okonjo",
        ),
        ("answer", "Varenia has ruled out an inquiry on its soil, and that is a pity.", "Tomas Okonjo"),
    ),
    genre="interview",
    url="javascript:alert(1)",
)
DRAFT = make_page(
    "L.7.pdf",
    "United Nations",
    "2019-05-10",
    (
        ("title", "Situation of human rights in Varenia"),
        ("preambular", "Welcoming the report of the special rapporteur,"),
        ("operative", "4. Condemns the arbitrary arrests in Varenia;"),
        ("operative", "5. Asks the Security Council to consider the referral of the situation in Varenia;"),
    ),
    genre="draft-resolution",
)
NOTE = make_page(
    "note.docx",
    "Mission of Costa Azul",
    None,
    (("paragraph", "Costa Azul could live with softer words in paragraph 5, a colleague told us."),),
    genre="letter",
    confidentiality="confidential",
    title="Note of a telephone call",
)
PAGES = (POST, COPY, RADIO, DRAFT, NOTE)

VARENIA, NORDEN, AZUL = "actor-varenia", "actor-norden", "actor-azul"
OKONJO, MANDATE, OFFICIAL, SPOKESMAN = "actor-okonjo", "actor-mandate", "actor-official", "actor-spokesman"
DIPLOMATS, COUNCIL, ASSEMBLY, COLLEAGUE = (
    "actor-diplomats",
    "actor-council",
    "actor-assembly",
    "actor-colleague",
)
TEXT = "case-instrument-draft"
REPORT = "case-instrument-report"


def _head(evidence: Evidence) -> Evidence:
    """The first word of some words."""
    word = evidence.quote.split(" ")[0]
    return replace(evidence, end=evidence.start + len(word), quote=word)


def _actor(
    identifier: str,
    name: str,
    kind: ActorKind,
    *mentions: Evidence,
    named: bool = True,
    registry: str | None = None,
    iso3: str | None = None,
    of: str | None = None,
    role: str | None = None,
) -> Actor:
    names = tuple(sorted({name, *(m.quote for m in mentions)}))
    found = tuple(sorted((m.doc, m.start, m.end, m.quote) for m in mentions))
    return Actor(
        identifier,
        name,
        kind,
        named,
        registry,
        iso3,
        of,
        role,
        names,
        tuple(ActorMention(*m, score=0.9) for m in found),
        "link/1",
    )


ACTORS = tuple(
    sorted(
        (
            _actor(
                VARENIA,
                "Varenia",
                "state",
                POST.words("Varenian"),
                _head(POST.words("Varenia wants")),
                _head(RADIO.words("Varenia has")),
                registry="state:XVA",
                iso3="XVA",
            ),
            _actor(NORDEN, "Norden", "state", POST.words("Norden"), registry="state:XNO", iso3="XNO"),
            _actor(AZUL, "Costa Azul", "state", POST.words("Costa Azul"), registry="state:XCA", iso3="XCA"),
            _actor(
                OKONJO,
                "Tomas Okonjo",
                "person",
                POST.words("Tomas Okonjo"),
                POST.words("Mr. Okonjo"),
                RADIO.words("Tomas Okonjo"),
                registry="person:tomas-okonjo",
                of=MANDATE,
                role="special rapporteur on Varenia",
            ),
            _actor(
                MANDATE,
                "Special Rapporteur on the situation of human rights in Varenia",
                "un-mandate",
                registry="mandate:XVA",
            ),
            _actor(
                OFFICIAL,
                "a Norden official",
                "person",
                POST.words("A Norden official"),
                named=False,
                of=NORDEN,
                role="official",
            ),
            _actor(
                SPOKESMAN,
                "a spokesman for the Varenian mission",
                "person",
                POST.words("A spokesman for the Varenian mission"),
                named=False,
                of=VARENIA,
                role="spokesman",
            ),
            _actor(
                DIPLOMATS,
                "Varenian diplomats",
                "person",
                POST.words("Varenian diplomats"),
                named=False,
                of=VARENIA,
                role="diplomats",
            ),
            _actor(COLLEAGUE, "a colleague", "person", NOTE.words("a colleague"), named=False),
            _actor(
                COUNCIL, "Security Council", "un-organ", POST.words("Security Council"), registry="organ:SC"
            ),
            _actor(
                ASSEMBLY,
                "Third Committee of the General Assembly",
                "un-organ",
                registry="organ:GA-C3",
            ),
        ),
        key=lambda actor: actor.id,
    )
)


def _claim_id(kind: str, *evidence: Evidence) -> str:
    first = evidence[0]
    return content_id(kind, first.doc, first.start, first.end)


def _event(
    page: Page, quote: str, *, type: EventType, date: str | None, status: Status = "happened", **fields: Any
) -> Event:
    evidence = page.words(quote)
    return Event(
        id=_claim_id(f"event-{type}", evidence),
        doc=page.text.doc,
        evidence=(evidence,),
        made_by=MADE_BY,
        type=type,
        status=status,
        date=date,
        date_reason=fields.pop("date_reason", "the day of the story"),
        roles=fields.pop("roles", ()),
        block=fields.pop("block", "paragraph"),
        **fields,
    )


MET_POST = _event(
    POST,
    "Tomas Okonjo, met Varenian diplomats in Geneva on Tuesday",
    type="meeting",
    date="2019-05-14",
    block="lead",
    date_reason="“Tuesday” before the day of the story, 16 May 2019",
    facts=("second such meeting in a month",),
)
MET_COPY = _event(
    COPY, "Tomas Okonjo, met Varenian diplomats in Geneva on Tuesday", type="meeting", date="2019-05-14"
)
MET_RADIO = _event(
    RADIO, "Once only, on Wednesday, 15 May.", type="meeting", date="2019-05-15", block="answer"
)
VISIT = _event(
    POST,
    "A visit to the capital, Sarn, remains possible.",
    type="visit",
    date="2019-05-16/..",
    status="possible",
)
JUNE = _event(POST, "It would receive the rapporteur in June", type="visit", date="2019-06", status="planned")
INVITED = _event(
    RADIO,
    "They invited me to come to Sarn at some stage.",
    type="visit-invitation",
    date="../2019-05-18",
    block="answer",
)
TABLED = _event(POST, "Norden and Costa Azul wrote the draft.", type="draft-tabled", date="2019~")
DEMANDED = _event(
    POST, "Varenia wants paragraph 5 of the draft", type="amendment-proposed", date="2019-05-14"
)
PRESENTED = _event(
    POST,
    "Tomas Okonjo presents his report in Geneva in March 2019.",
    type="report-presented",
    date="2019-03",
    block="caption",
)
INQUIRY = _event(
    RADIO,
    "Varenia has ruled out an inquiry on its soil",
    type="investigation",
    date=None,
    status="denied",
    block="answer",
)
EVENTS = (MET_POST, MET_COPY, MET_RADIO, VISIT, JUNE, INVITED, TABLED, DEMANDED, PRESENTED, INQUIRY)


def _report(event: Event, per: str | None = None) -> Report:
    return Report(event.id, event.doc, event.date, event.status, per, event.evidence)


def _case_event(*reports: Event, roles: tuple[Role, ...], per: str | None = None, **fields: Any) -> CaseEvent:
    first = reports[0]
    docs = {r.doc for r in reports} - {COPY.text.doc}
    return CaseEvent(
        id=content_id("case-event", *[r.id for r in reports]),
        type=first.type,
        status=first.status,
        date=fields.pop("date", first.date),
        place=fields.pop("place", None),
        roles=roles,
        instrument=fields.pop("instrument", None),
        paragraph=fields.pop("paragraph", None),
        outcome=fields.pop("outcome", None),
        plover=fields.pop("plover", None),
        facts=first.facts,
        reports=tuple(_report(r, per) for r in reports),
        independent=len(docs),
        contested=fields.pop("contested", ()),
    )


MEETING = _case_event(
    MET_POST,
    MET_COPY,
    MET_RADIO,
    roles=(Role("who", (OKONJO,)), Role("with", (DIPLOMATS,))),
    place="Geneva",
    contested=("date", "facts"),
    plover=Plover("CONSULT", "meet", ("human-rights",)),
)
CASE_EVENTS = (
    MEETING,
    _case_event(VISIT, roles=(Role("who", (OKONJO,)), Role("to", (VARENIA,)))),
    _case_event(JUNE, roles=(Role("who", (OKONJO,)), Role("to", (VARENIA,))), per=VARENIA),
    _case_event(INVITED, roles=(Role("who", (VARENIA,)), Role("to", (OKONJO,))), per=OKONJO),
    _case_event(TABLED, roles=(Role("who", (AZUL, NORDEN)), Role("body", (ASSEMBLY,))), instrument=TEXT),
    _case_event(DEMANDED, roles=(Role("who", (VARENIA,)),), instrument=TEXT, paragraph="5"),
    _case_event(PRESENTED, roles=(Role("who", (OKONJO,)),), instrument=REPORT, place="Geneva"),
    _case_event(INQUIRY, roles=(Role("of", (VARENIA,)),), per=OKONJO),
)


def _statement(page: Page, quote: str, speaker: str | None, **fields: Any) -> Statement:
    evidence = page.words(quote)
    return Statement(
        id=_claim_id("statement", evidence),
        doc=page.text.doc,
        evidence=(evidence,),
        made_by=MADE_BY,
        speaker=speaker,
        grade=fields.pop("grade", "named"),
        grade_reason=fields.pop("grade_reason", "a named person"),
        form=fields.pop("form", "direct"),
        cue=None,
        content=((evidence.start, evidence.end),),
        block=fields.pop("block", "paragraph"),
        date=fields.pop("date", page.text.published),
        **fields,
    )


SPLIT = POST.words("open and without preconditions"), POST.words("nothing was decided")
TALKS = Statement(
    id=_claim_id("statement", *SPLIT),
    doc=POST.text.doc,
    evidence=SPLIT,
    made_by=MADE_BY,
    speaker=OKONJO,
    grade="named",
    grade_reason="a named person",
    form="mixed",
    cue=None,
    content=tuple((part.start, part.end) for part in SPLIT),
    block="paragraph",
    about=(TEXT,),
    date="2019-05-14",
)
STATEMENTS = (
    TALKS,
    _statement(
        POST,
        "has no intention of rewriting the text",
        OFFICIAL,
        grade="anonymous",
        grade_reason="no name, and the text says: on condition of anonymity",
    ),
    _statement(
        POST,
        "referred all questions to the capital",
        SPOKESMAN,
        grade="spokesperson",
        grade_reason="speaks by office, not named",
        form="indirect",
        about=("non-answer",),
    ),
    _statement(
        RADIO,
        "Once only, on Wednesday, 15 May. They invited me to come to Sarn at some stage.",
        OKONJO,
        block="answer",
    ),
    _statement(
        RADIO,
        "The text must stay as it is. I support paragraph 5,",
        OKONJO,
        block="answer",
        addressee=COUNCIL,
    ),
    _statement(
        NOTE,
        "Costa Azul could live with softer words in paragraph 5",
        COLLEAGUE,
        grade="anonymous",
        form="indirect",
    ),
)


def _position(page: Page, quote: str, party: str, stance: Stance, target: Target, **fields: Any) -> Position:
    evidence = page.words(quote)
    return Position(
        id=_claim_id("position", evidence),
        doc=page.text.doc,
        evidence=(evidence,),
        made_by=MADE_BY,
        party=party,
        target=target,
        stance=stance,
        as_of=page.text.published,
        **fields,
    )


POSITIONS = (
    _position(
        POST,
        "Varenia wants paragraph 5 of the draft, which asks the Security Council to consider a referral, to go away.",
        VARENIA,
        "oppose",
        Target(TEXT, "5"),
    ),
    _position(
        POST,
        "It would receive the rapporteur in June if the paragraph goes.",
        VARENIA,
        "conditional",
        Target(None, None, "a visit of the special rapporteur"),
        condition="if the paragraph goes",
        per=OKONJO,
    ),
    _position(
        POST, "its delegation “has no intention of rewriting the text”", NORDEN, "support", Target(TEXT)
    ),
    _position(RADIO, "I support paragraph 5", OKONJO, "support", Target(TEXT, "5")),
    _position(NOTE, "Costa Azul could live with softer words", AZUL, "conditional", Target(TEXT, "5")),
)

OP5 = DRAFT.words("5. Asks the Security Council to consider the referral of the situation in Varenia;")
OP4 = DRAFT.words("4. Condemns the arbitrary arrests in Varenia;")
DRAFT_CLAIM = Instrument(
    id=_claim_id("instrument", DRAFT.words("Situation of human rights in Varenia")),
    doc=DRAFT.text.doc,
    evidence=(DRAFT.words("Situation of human rights in Varenia"),),
    made_by=MADE_BY,
    instrument_kind="draft-resolution",
    symbol="A/C.3/99/L.7",
    is_text=True,
)
DRAFT_POST = Instrument(
    id=_claim_id("instrument", POST.words("the draft")),
    doc=POST.text.doc,
    evidence=(POST.words("the draft"),),
    made_by=MADE_BY,
    instrument_kind="draft-resolution",
)
REPORT_POST = Instrument(
    id=_claim_id("instrument", POST.words("his report")),
    doc=POST.text.doc,
    evidence=(POST.words("his report"),),
    made_by=MADE_BY,
    instrument_kind="report",
)
INSTRUMENTS = (
    CaseInstrument(
        id=TEXT,
        instrument_kind="draft-resolution",
        symbol="A/C.3/99/L.7",
        title="Situation of human rights in Varenia",
        body="organ:GA-C3",
        date="2019-05-10",
        sponsors=(AZUL, NORDEN),
        cosponsor_count=31,
        paragraphs=(
            ParagraphNote("4", "OP", "Condemns the arbitrary arrests", (OP4,)),
            ParagraphNote("5", "OP", "Asks the Security Council to consider the referral", (OP5,)),
        ),
        votes=(VoteCount("2019-05-20", "organ:GA-C3", 98, 21, 60, 14),),
        adopted=None,
        claims=(DRAFT_CLAIM.id, DRAFT_POST.id),
        texts=(DRAFT.text.doc,),
        evidence=(*DRAFT_CLAIM.evidence, *DRAFT_POST.evidence),
    ),
    CaseInstrument(
        id=REPORT,
        instrument_kind="report",
        symbol=None,
        title=None,
        body=None,
        date=None,
        sponsors=(),
        cosponsor_count=None,
        paragraphs=(),
        votes=(),
        adopted=None,
        claims=(REPORT_POST.id,),
        texts=(),
        evidence=REPORT_POST.evidence,
    ),
)

STEPS = (
    Step(
        "visit",
        "invited",
        "Visit offered by the government",
        "taken",
        "../2019-05-18",
        CASE_EVENTS[3].id,
        "A/HRC/RES/5/2",
        "confirmed",
        INVITED.evidence,
    ),
    Step(
        "visit",
        "visit",
        "Country visit",
        "possible",
        "2019-05-16/..",
        CASE_EVENTS[1].id,
        "A/HRC/RES/5/2, article 11",
        "unconfirmed",
        VISIT.evidence,
    ),
    Step(
        "ga_text",
        "tabled",
        "Draft resolution of the General Assembly put forward",
        "taken",
        "2019~",
        CASE_EVENTS[4].id,
        "GA rule 120",
        "unconfirmed",
        TABLED.evidence,
    ),
    Step(
        "inquiry",
        "created",
        "Commission of inquiry at work",
        "denied",
        None,
        CASE_EVENTS[7].id,
        None,
        None,
        INQUIRY.evidence,
    ),
)

ISSUES = (
    Issue(
        "date-without-year",
        "“15 May” has no year; the year of the page was taken",
        "note",
        RADIO.text.doc,
        (RADIO.words("Wednesday, 15 May"),),
    ),
    Issue("pdf-locked", "annex.pdf asks for a password; add it again without one", "error", "f" * 64),
    Issue("place-unknown", "Sarn is not in the registry", "warning", POST.text.doc, (POST.words("Sarn"),)),
)
UNREAD = (Document("f" * 64, 2048, "application/pdf", Origin("annex.pdf", confidentiality="internal")),)


def _relations() -> Relations:
    sides = sorted((MET_POST, MET_RADIO), key=lambda event: event.id)
    differ = Relation(
        id="relation-1",
        relation="contradicts",
        a=sides[0].id,
        b=sides[1].id,
        evidence=sides[0].evidence + sides[1].evidence,
        score=0.9,
        reason="The same meeting on two days.",
        made_by="reconcile/1",
        on="date",
        values=(str(sides[0].date), str(sides[1].date)),
    )
    copied = Relation(
        id="relation-2",
        relation="copy",
        a=COPY.text.doc,
        b=POST.text.doc,
        evidence=(),
        score=0.97,
        reason="The same words.",
        made_by="reconcile/1",
    )
    return Relations((differ, copied), ((COPY.text.doc, POST.text.doc),))


def _reading(page: Page) -> Reading:
    doc = page.text.doc
    claims = Claims(
        doc,
        statements=tuple(s for s in STATEMENTS if s.doc == doc),
        events=tuple(e for e in EVENTS if e.doc == doc),
        positions=tuple(p for p in POSITIONS if p.doc == doc),
        instruments=tuple(i for i in (DRAFT_CLAIM, DRAFT_POST, REPORT_POST) if i.doc == doc),
    )
    return Reading(page.document, page.text, Annotations(doc, (), (), (), (), ()), claims)


def sample_case() -> CaseState:
    """The case of Varenia in May 2019."""
    return CaseState(
        country="XVA",
        as_of="2019-05-20",
        readings=tuple(sorted((_reading(page) for page in PAGES), key=lambda r: r.document.id)),
        unread=UNREAD,
        linked=Linked(ACTORS, (Link(POST.text.doc, "chain-1", OKONJO, 0.9, (), "link/1"),)),
        relations=_relations(),
        events=tuple(sorted(CASE_EVENTS, key=lambda event: event.id)),
        statements=tuple(sorted(STATEMENTS, key=lambda s: s.id)),
        positions=tuple(sorted(POSITIONS, key=lambda p: p.id)),
        instruments=INSTRUMENTS,
        steps=STEPS,
        issues=ISSUES,
        held_back=1,
    )
