"""Small readings built by hand, for tests of the stages that know a whole case."""

from rapporteur.model.annotation import Annotations, Chain, Mention
from rapporteur.model.claim import Claims, Event, Instrument, Role, VoteCount
from rapporteur.model.document import Document, Origin
from rapporteur.model.ids import content_id, sha256_of
from rapporteur.model.link import Actor, Link, Linked
from rapporteur.model.reading import Reading
from rapporteur.model.span import Evidence
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import ActorKind, EventType, InstrumentKind, RoleName, Status


class Page:
    """A document in the making: add claims with its words, then take the reading."""

    def __init__(self, words: str, *, dct: str | None = None, agency: str | None = None) -> None:
        self.words = words
        self.doc = sha256_of(words.encode())
        self.dct = dct
        self.agency = agency
        self.events: list[Event] = []
        self.instruments: list[Instrument] = []
        self.chains: list[Chain] = []

    def evidence(self, quote: str | None = None) -> tuple[Evidence, ...]:
        """The words, or all of them, as evidence."""
        quote = quote or self.words
        start = self.words.index(quote)
        return (Evidence(self.doc, start, start + len(quote), quote),)

    def chain(
        self,
        name: str,
        *,
        kind: ActorKind = "person",
        registry_id: str | None = None,
        of: str | None = None,
        named: bool = True,
    ) -> str:
        """An actor of this document; gives the chain id."""
        chain = Chain(
            content_id("chain", self.doc, name),
            name,
            kind,
            named,
            (Mention(0, 1, "name"),),
            (registry_id,) if registry_id else (),
            of,
        )
        self.chains.append(chain)
        return chain.id

    def event(
        self,
        kind: EventType,
        *,
        status: Status = "happened",
        date: str | None = None,
        instrument: str | None = None,
        outcome: str | None = None,
        facts: tuple[str, ...] = (),
        roles: dict[RoleName, tuple[str, ...]] | None = None,
        quote: str | None = None,
    ) -> str:
        """An event of this document; gives the claim id."""
        event = Event(
            id=content_id("event", self.doc, kind, date, len(self.events)),
            doc=self.doc,
            evidence=self.evidence(quote),
            made_by="test/1",
            type=kind,
            status=status,
            roles=tuple(Role(name, actors) for name, actors in (roles or {}).items()),
            block="paragraph",
            date=date,
            instrument=instrument,
            outcome=outcome,
            facts=facts,
        )
        self.events.append(event)
        return event.id

    def instrument(
        self,
        kind: InstrumentKind = "draft-resolution",
        *,
        symbol: str | None = None,
        body: str | None = None,
        sponsors: tuple[str, ...] = (),
        votes: tuple[tuple[int, int, int], ...] = (),
    ) -> str:
        """An instrument of this document; gives the claim id."""
        one = Instrument(
            id=content_id("instrument", self.doc, kind, symbol, body, len(self.instruments)),
            doc=self.doc,
            evidence=self.evidence(),
            made_by="test/1",
            instrument_kind=kind,
            symbol=symbol,
            body=body,
            sponsors=sponsors,
            votes=tuple(VoteCount(None, body, *counts) for counts in votes),
        )
        self.instruments.append(one)
        return one.id

    def reading(self) -> Reading:
        """What the stages would have given."""
        text = StructuredText(
            self.doc,
            self.words,
            (Block("paragraph", 0, len(self.words)),),
            dct=self.dct,
            published=self.dct,
            agency=self.agency,
        )
        return Reading(
            Document(self.doc, len(self.words), "text/plain", Origin(f"{self.doc[:6]}.txt")),
            text,
            Annotations(self.doc, (), (), (), tuple(self.chains), ()),
            Claims(
                self.doc,
                events=tuple(self.events),
                instruments=tuple(self.instruments),
                actors=tuple(self.chains),
            ),
        )


def _key(page: Page, chain: Chain) -> str:
    """By registry id or name; people without a name are never the same in two documents."""
    return (
        chain.candidates[0] if chain.candidates else chain.name if chain.named else f"{page.doc} {chain.name}"
    )


def link_by_name(*pages: Page) -> Linked:
    """Actors by registry id or name, as the link stage would take them in the simplest case."""
    actors: dict[str, Actor] = {}
    links = []
    for page in pages:
        ids = {chain.id: content_id("actor", _key(page, chain)) for chain in page.chains}
        for chain in page.chains:
            actor = ids[chain.id]
            links.append(Link(page.doc, chain.id, actor, 1.0, (), "test/1"))
            registry_id = chain.candidates[0] if chain.candidates else None
            of = ids[chain.of] if chain.of else None
            actors[actor] = Actor(
                actor,
                chain.name,
                chain.actor_kind,
                chain.named,
                registry_id,
                None,
                of,
                None,
                (chain.name,),
                (),
                "test/1",
            )
    return Linked(
        tuple(actors[key] for key in sorted(actors)), tuple(sorted(links, key=lambda link: link.chain))
    )
