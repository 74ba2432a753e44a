"""From names within one document to names within the case."""

from rapporteur.model.claim import Role
from rapporteur.model.ids import content_id
from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.reconcile.instruments import group_instruments


class Names:
    """Actor ids for chains, case instrument ids for the instruments of documents."""

    def __init__(self, readings: tuple[Reading, ...], linked: Linked) -> None:
        self._actors = {(link.doc, link.chain): link.actor for link in linked.links}
        self._belongs = {actor.id: actor.of for actor in linked.actors}
        self._unnamed = {a.id: (a.name.casefold(), a.of) for a in linked.actors if not a.named}
        self.instrument_groups = {
            content_id("instrument", *group): group for group in group_instruments(readings, linked)
        }
        self._instruments = {
            member: name for name, group in self.instrument_groups.items() for member in group
        }

    def lineage(self, actor: str) -> tuple[str, ...]:
        """Whom an actor belongs to, and whom these belong to; itself not included."""
        line: list[str] = []
        above = self._belongs.get(actor)
        while above and above != actor and above not in line:
            line.append(above)
            above = self._belongs.get(above)
        return tuple(line)

    def each_once(self, actors: tuple[str, ...]) -> tuple[str, ...]:
        """Actors without those that only repeat another's words: unnamed people told of alike by two documents."""
        kept: dict[tuple[str, str | None], str] = {}
        for actor in actors:
            kept.setdefault(self._unnamed.get(actor, (actor, None)), actor)
        return tuple(kept.values())

    def actor(self, doc: str, chain: str | None) -> str | None:
        """The actor a chain was linked to."""
        return self._actors.get((doc, chain)) if chain else None

    def actors(self, doc: str, chains: tuple[str, ...]) -> tuple[str, ...]:
        """The actors of several chains, each once, in order of their ids."""
        found = {self._actors[doc, chain] for chain in chains if (doc, chain) in self._actors}
        return tuple(sorted(found))

    def roles(self, doc: str, roles: tuple[Role, ...]) -> tuple[Role, ...]:
        """Roles with actor ids, empty ones left out."""
        named = (Role(role.name, self.actors(doc, role.actors)) for role in roles)
        return tuple(role for role in named if role.actors)

    def instrument(self, claim: str | None) -> str | None:
        """The case's instrument for a document's."""
        return self._instruments.get(claim) if claim else None
