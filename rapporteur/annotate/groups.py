"""Actors of one text while their mentions are being gathered."""

from dataclasses import dataclass, field
from datetime import date

from rapporteur.annotate.found import Found
from rapporteur.annotate.words import Words
from rapporteur.model.vocabulary import ActorKind
from rapporteur.reference.names import name_key
from rapporteur.reference.registry import Registry

MANY = 60
"""So many people of one noun or family name in a text cannot be told apart by it."""
_MANDATE_NOUNS = frozenset({"rapporteur", "expert", "investigator", "envoy", "monitor", "inspector"})
_INQUIRY_NOUNS = frozenset({"member", "chair", "chairman", "chairperson", "investigator", "judge", "expert"})


@dataclass(eq=False)
class Group:
    """Mentions taken for one actor so far.

    `nouns` are head nouns of offices that the text gives a person, `classes` their classes.
    """

    actor_kind: ActorKind
    ids: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    named: bool = True
    plural: bool = False
    found: list[Found] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    sex: str | None = None
    of: "Group | None" = None
    role: str | None = None
    label: str | None = None
    titled: bool = False
    reasons: list[str] = field(default_factory=list)

    def take(self, found: Found, reason: str) -> None:
        """Add a mention and what it says of the actor."""
        self.found.append(found)
        self.sex = self.sex or found.sex
        if reason and reason not in self.reasons:
            self.reasons.append(reason)

    def describe(self, found: Found, of: "Group | None") -> None:
        """Note the office that a phrase gives the actor; the first one printed stays."""
        if found.noun:
            self.nouns.add(found.noun)
            self.classes.add(found.noun_class or "")
        self.sex = self.sex or found.sex
        if found.role and (self.role is None or _fuller(found, self)):
            self.role = found.role
            self.titled = found.kind == "title"
        if of is not None and self.of is None and of is not self:
            self.of = of


def _fuller(found: Found, group: Group) -> bool:
    """Whether a phrase names the office better: a title before a description, the longer before its part."""
    role, known = (found.role or "").lower(), (group.role or "").lower()
    if found.kind == "title" and not group.titled:
        return True
    return (found.kind == "title") == group.titled and known in role and len(role) > len(known)


class Groups:
    """The actors of one text, with look-ups; `offices` are those of mandate holders outside the registry, `author` is
    the body whose "we" the text speaks with."""

    def __init__(self, words: Words, registry: Registry, day: date | None) -> None:
        self.words = words
        self.registry = registry
        self.day = day
        self.all: list[Group] = []
        self.offices: dict[int, Group] = {}
        self.author: Group | None = None
        self._by_id: dict[str, Group] = {}
        self._by_token: dict[int, Group] = {}
        self._people_by_noun: dict[str, list[Group]] | None = None
        self._described: dict[tuple[str | None, bool], list[Group]] = {}

    def new(self, group: Group) -> Group:
        """Take up a new actor."""
        self.all.append(group)
        for key in group.ids[:1]:
            self._by_id.setdefault(key, group)
        return group

    def identify(self, group: Group, registry_id: str) -> None:
        """Give an actor its registry id."""
        group.ids = (registry_id,)
        self._by_id.setdefault(registry_id, group)

    def by_id(self, registry_id: str) -> Group | None:
        """The actor with a registry id."""
        return self._by_id.get(registry_id)

    def note(self, group: Group, found: Found, reason: str) -> None:
        """Add a mention to an actor."""
        group.take(found, reason)
        for token in range(found.first, found.stop):
            self._by_token.setdefault(token, group)

    def at(self, span: tuple[int, int] | None) -> Group | None:
        """The actor whose mention begins at a span's first token."""
        return self._by_token.get(span[0]) if span else None

    def of_registry(self, ids: tuple[str, ...], kind: ActorKind) -> Group:
        """The actor with these ids, taken up if it is new."""
        return self._by_id.get(ids[0]) or self.new(Group(kind, ids))

    def state_of_text(self) -> Group | None:
        """The state that a text is about: named twice or more, and twice as often as any other."""
        states = sorted((g for g in self.all if g.actor_kind == "state"), key=lambda g: -len(g.found))
        if not states or len(states[0].found) < 2:
            return None
        return states[0] if len(states) == 1 or len(states[0].found) >= 2 * len(states[1].found) else None

    def people(self) -> list[Group]:
        """Named people, in order of appearance."""
        return [
            group for group in self.all if group.actor_kind == "person" and group.named and not group.plural
        ]

    def remember(self, group: Group, phrase: Found) -> None:
        """Note that a description introduced somebody."""
        self._described.setdefault((phrase.noun, phrase.plural), []).append(group)

    def described(self, phrase: Found) -> list[Group]:
        """People without a name whom the same noun introduced; none where they are too many to tell apart."""
        found = self._described.get((phrase.noun, phrase.plural), [])
        return found if len(found) <= MANY else []

    def who_may_be(self, phrase: Found) -> list[Group]:
        """Named people whose office has the noun of a phrase, or of its class; none where they are too many."""
        if self._people_by_noun is None:
            self._people_by_noun = {}
            for group in self.people():
                for noun in sorted(self.post_nouns(group) | ({"diplomat"} & group.classes)):
                    self._people_by_noun.setdefault(noun, []).append(group)
        nouns = (phrase.noun, "diplomat") if phrase.noun_class == "diplomat" else (phrase.noun,)
        lists = [self._people_by_noun.get(noun or "", []) for noun in nouns]
        if any(len(people) > MANY for people in lists):
            return []
        return list({id(group): group for people in lists for group in people}.values())

    def post_nouns(self, group: Group) -> frozenset[str]:
        """Head nouns by which the posts of a person on the day of the text may be called."""
        general = frozenset({"expert"} if "rapporteur" in group.nouns else ())
        return (frozenset(group.nouns) | general).union(*(self.nouns_of_posts(key) for key in group.ids[:1]))

    def nouns_of_posts(self, person: str) -> frozenset[str]:
        """Head nouns of the posts of somebody in the registry on the day of the text."""
        terms = self.registry.posts(person, self.day)
        return frozenset().union(*(_nouns_of(term.post, term.title) for term in terms))

    def affiliations(self, group: Group) -> frozenset[str]:
        """Ids of states and bodies a person belongs to, by the text or by the registry."""
        ids = set(group.of.ids) if group.of else set()
        for key in group.ids[:1]:
            ids |= {_root(self.registry, term.post) for term in self.registry.posts(key, self.day)}
        return frozenset(_root(self.registry, key) for key in ids)

    def fits(self, phrase: Found, of: Group | None, group: Group) -> bool:
        """Whether an office or description may be that of a person: its noun is known, its body agrees."""
        colleagues = phrase.noun_class == "diplomat" and "diplomat" in group.classes
        if phrase.noun not in self.post_nouns(group) and not (
            colleagues and of is not None and of is group.of
        ):
            return False
        if phrase.sex and group.sex and phrase.sex != group.sex:
            return False
        if of is None or not of.ids:
            return True
        known = self.affiliations(group)
        return not known or _root(self.registry, of.ids[0]) in known


def _nouns_of(post: str, title: str) -> frozenset[str]:
    if post.startswith("mandate:"):
        return _MANDATE_NOUNS
    if post in ("organ:HRC-COI", "organ:HRC-FFM"):
        return _INQUIRY_NOUNS
    return frozenset(title.lower().split())


def _root(registry: Registry, key: str) -> str:
    """The United Nations for all of its organs and mandates, the id itself for others."""
    seen = 0
    while key.partition(":")[0] in ("organ", "mandate") and key != "organ:UN" and seen < 6:
        key = registry.parent(key) or "organ:UN"
        seen += 1
    return key


def short_keys(
    family_first: frozenset[str], particles: frozenset[str], names: tuple[str, ...]
) -> frozenset[tuple[str, ...]]:
    """Shorter forms under which a person may come again: family name, two family names, given name.

    Args:
        family_first: Family names that stand first.
        particles: Small words that belong to the family name behind them.
        names: Full names as printed or in the registry.
    """
    keys: set[tuple[str, ...]] = set()
    for name in names:
        key = name_key(name)
        if len(key) < 2:
            continue
        if name.split()[0].title() in family_first and len(key) <= 3:
            keys.add(key[:1])
            continue
        keys |= {key[-1:], key[:1]}
        if len(key) > 2:
            keys.add(key[-2:])
        keys |= {key[at:] for at in range(1, len(key) - 1) if key[at] in particles}
    return frozenset(keys)
