"""States, bodies, mandates and their holders, people, groups: who there is, and since when.

Ids read `kind:key`: `state:PRK`, `organ:GA-C3`, `group:EU`, `mandate:PRK`, `person:ban-ki-moon`, `court:ICC`,
`media:dw`, `ngo:amnesty-international`, `institution:world-bank`, `process:UPR`. Person, office and state are
different things; who held an office on a day is in `Term`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from rapporteur.model.vocabulary import ActorKind
from rapporteur.reference.actor_words import ActorWords, load_actor_words
from rapporteur.reference.names import Name, NameIndex, fold, name_key, name_words
from rapporteur.reference.registry_tables import (
    Entry,
    Mandate,
    Membership,
    Nickname,
    State,
    Term,
    read_entries,
    read_mandates,
    read_memberships,
    read_nicknames,
    read_people,
    read_states,
    read_terms,
)


@dataclass(frozen=True)
class Registry:
    """The tables, and look-ups over them. Ids that are not in the registry give None or nothing."""

    entries: Mapping[str, Entry]
    states: Mapping[str, State]
    mandates: Mapping[str, Mandate]
    terms: tuple[Term, ...]
    memberships: tuple[Membership, ...]
    nicknames: tuple[Nickname, ...]
    actor_words: ActorWords

    def name(self, registry_id: str) -> str | None:
        """The name to print."""
        entry = self.entries.get(registry_id)
        return entry.name if entry else None

    def kind(self, registry_id: str) -> ActorKind | None:
        """What kind of actor it is."""
        entry = self.entries.get(registry_id)
        return entry.actor_kind if entry else None

    def parent(self, registry_id: str) -> str | None:
        """The state or body it belongs to."""
        entry = self.entries.get(registry_id)
        return entry.of if entry else None

    def sex(self, registry_id: str) -> str | None:
        """`he` or `she` for people, where known."""
        entry = self.entries.get(registry_id)
        return entry.sex if entry else None

    def state(self, iso3: str) -> State | None:
        """A state by its ISO 3166-1 alpha-3 code."""
        return self.states.get(iso3)

    def iso3(self, registry_id: str) -> str | None:
        """The code of a state; for a country mandate, of the country it is about."""
        kind, _, key = registry_id.partition(":")
        if kind == "state":
            return key
        mandate = self.mandates.get(registry_id)
        return mandate.country if mandate else None

    def lookup(self, name: str) -> tuple[str, ...]:
        """Ids that a whole name may stand for: any order of its table, diacritics and hyphens ignored."""
        return tuple(dict.fromkeys(found.id for found in self.index.exact(name)))

    def holders(self, post: str, day: date | None) -> tuple[Term, ...]:
        """Terms in a post (mandate, organ or state) that may cover a day; all terms where the day is None."""
        return tuple(term for term in self._terms_by_post.get(post, ()) if day is None or term.covers(day))

    def posts(self, person: str, day: date | None) -> tuple[Term, ...]:
        """Terms of a person that may cover a day; all terms where the day is None."""
        return tuple(
            term for term in self._terms_by_person.get(person, ()) if day is None or term.covers(day)
        )

    def members(self, group: str, day: date | None) -> tuple[str, ...]:
        """ISO codes of the members of a group on a day."""
        found = {m.iso3 for m in self.memberships if m.group == group and (day is None or m.covers(day))}
        return tuple(sorted(found))

    @cached_property
    def index(self) -> NameIndex:
        """All names, demonyms among them (kind `demonym`); nicknames, which need a condition, are left out."""
        names = [
            Name(words, tuple(_folded(words)), entry.id, kind)
            for entry in self.entries.values()
            for form, kind in _forms(entry)
            if (words := name_words(form))
        ]
        return NameIndex(names)

    @cached_property
    def nickname_index(self) -> NameIndex:
        """Nicknames alone; `nicknames` holds their conditions."""
        return NameIndex(
            Name(words, tuple(_folded(words)), nick.id, nick.kind)
            for nick in self.nicknames
            if (words := name_words(nick.name))
        )

    def by_family_name(self, name: str) -> tuple[str, ...]:
        """Ids of people whose family name, at either end of their name, this is."""
        key = name_key(name)
        return self._by_family.get(key[0], ()) if len(key) == 1 else ()

    @cached_property
    def _by_family(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for entry in self.entries.values():
            if entry.actor_kind == "person":
                key = name_key(entry.name)
                family = key[0] if entry.name.split()[0] in self.actor_words.family_first else key[-1]
                found.setdefault(family, []).append(entry.id)
        return {family: tuple(ids) for family, ids in found.items()}

    @cached_property
    def capitals(self) -> Mapping[str, str]:
        """Ids of states by their capital as printed."""
        return {state.capital: f"state:{state.iso3}" for state in self.states.values() if state.capital}

    @cached_property
    def _terms_by_post(self) -> Mapping[str, tuple[Term, ...]]:
        return {post: tuple(t for t in self.terms if t.post == post) for post in {t.post for t in self.terms}}

    @cached_property
    def _terms_by_person(self) -> Mapping[str, tuple[Term, ...]]:
        people = {term.person for term in self.terms}
        return {person: tuple(t for t in self.terms if t.person == person) for person in people}


def load_registry(root: Path) -> Registry:
    """Read the tables from `root`.

    Raises:
        ReferenceDataError: A file is missing or a row is wrong; the message names file and line.
    """
    states = read_states(root)
    mandates = read_mandates(root, states)
    entries = {f"state:{state.iso3}": state.entry for state in states.values()}
    entries |= {mandate.id: mandate.entry for mandate in mandates.values()}
    entries |= read_entries(root, entries)
    entries |= read_people(root, entries)
    return Registry(
        entries=entries,
        states=states,
        mandates=mandates,
        terms=read_terms(root, entries),
        memberships=read_memberships(root, entries),
        nicknames=read_nicknames(root, entries),
        actor_words=load_actor_words(root),
    )


def _folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words)


def _forms(entry: Entry) -> list[tuple[str, str]]:
    """Every form of a name with its kind of mention."""
    forms = [(name, "name") for name in (entry.name, *entry.other_names)]
    if entry.actor_kind == "person":
        forms += [(turned, "name") for name in (entry.name, *entry.other_names) if (turned := _turned(name))]
    return forms + [(word, "demonym") for word in entry.demonyms]


def _turned(name: str) -> str | None:
    """A name with its family name at the other end; None where the parts cannot be told."""
    parts = name.split()
    if len(parts) == 2 and "." not in name:
        return f"{parts[1]} {parts[0]}"
    if len(parts) == 3 and all(len(part) <= 5 for part in parts) and "." not in name and parts[1].isalpha():
        return f"{parts[1]} {parts[2]} {parts[0]}"
    return None
