"""Words by which people and bodies outside the registry are told: nouns for people, titles, heads of names."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from rapporteur.errors import ReferenceDataError
from rapporteur.model.vocabulary import ActorKind
from rapporteur.reference.rows import one_of, read_rows

NounClass = Literal[
    "official", "diplomat", "spokesperson", "expert", "leader", "member", "jurist", "civil", "armed", "source",
    "individual",
]  # fmt: skip

_ORGANISATIONS: Mapping[str, ActorKind] = {
    "org:institution": "institution", "org:court": "court", "org:ngo": "ngo", "org:media": "media",
    "org:group": "institution", "armed-head": "armed-group",
}  # fmt: skip
_LAST: Mapping[str, ActorKind] = {"last:ngo": "ngo", "last:media": "media"}
_SETS = (
    "honorific", "calendar", "place", "not-a-name", "place-only", "modifier", "family-first", "particle",
    "given", "given-he", "given-she", "never-first", "armed-word", "region",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for people: `noun` in the singular, its class, and `he` or `she` where the noun says so."""

    noun: str
    noun_class: NounClass
    sex: str | None
    plural: bool


@dataclass(frozen=True)
class ActorWords:
    """Nouns by form in lower case; heads of organisations' names; sets of words by class.

    `given` are given names with `he`, `she` or None; `never_first` are capitalised words that open no name of
    a person; `armed_heads` open names of armed groups, `armed_words` make one of an army or a front;
    `regions` are adjectives of parts of the world; `last_heads` make a body of a name that they end.
    """

    nouns: Mapping[str, PersonNoun]
    organisations: Mapping[str, ActorKind]
    honorifics: frozenset[str]
    calendar: frozenset[str]
    places: frozenset[str]
    not_names: frozenset[str]
    place_only: frozenset[str]
    modifiers: frozenset[str]
    family_first: frozenset[str]
    particles: frozenset[str]
    given: Mapping[str, str | None]
    never_first: frozenset[str]
    armed_heads: frozenset[str]
    armed_words: frozenset[str]
    regions: frozenset[str]
    last_heads: Mapping[str, ActorKind]


def load_actor_words(root: Path) -> ActorWords:
    """Read `people_nouns.csv` and `name_words.csv`.

    Raises:
        ReferenceDataError: A file is missing or a row is wrong; the message names file and line.
    """
    organisations: dict[str, ActorKind] = {}
    sets: dict[str, set[str]] = {name: set() for name in _SETS}
    last: dict[str, ActorKind] = {}
    classes = (*_ORGANISATIONS, *_LAST, *_SETS)
    for line, row in read_rows(root / "name_words.csv", ("word", "class", "source")):
        kind = one_of(row["class"], classes, place=f"name_words.csv:{line} class")
        if kind in _ORGANISATIONS:
            organisations[row["word"]] = _ORGANISATIONS[kind]
        elif kind in _LAST:
            last[row["word"]] = _LAST[kind]
        else:
            sets[kind].add(row["word"])
    given: dict[str, str | None] = dict.fromkeys(sorted(sets["given"]))
    given |= dict.fromkeys(sorted(sets["given-he"] - sets["given-she"]), "he")
    given |= dict.fromkeys(sorted(sets["given-she"] - sets["given-he"]), "she")
    return ActorWords(
        nouns=_read_nouns(root),
        organisations=organisations,
        honorifics=frozenset(sets["honorific"]),
        calendar=frozenset(sets["calendar"]),
        places=frozenset(sets["place"]),
        not_names=frozenset(sets["not-a-name"]),
        place_only=frozenset(sets["place-only"]),
        modifiers=frozenset(sets["modifier"]),
        family_first=frozenset(sets["family-first"]),
        particles=frozenset(sets["particle"]),
        given=given,
        never_first=frozenset(sets["never-first"]),
        armed_heads=frozenset(word for word, kind in organisations.items() if kind == "armed-group"),
        armed_words=frozenset(sets["armed-word"]),
        regions=frozenset(sets["region"]),
        last_heads=last,
    )


def _read_nouns(root: Path) -> dict[str, PersonNoun]:
    nouns: dict[str, PersonNoun] = {}
    for line, row in read_rows(root / "people_nouns.csv", ("noun", "plural", "class", "sex", "source")):
        place = f"people_nouns.csv:{line}"
        kind: NounClass = one_of(row["class"], get_args(NounClass), place=f"{place} class")  # type: ignore[assignment]
        sex = one_of(row["sex"], ("he", "she", ""), place=f"{place} sex") or None
        if row["noun"] in nouns:
            raise ReferenceDataError(f"{place}: {row['noun']!r} is there twice; remove one row")
        nouns[row["noun"]] = PersonNoun(row["noun"], kind, sex, plural=False)
        for form in row["plural"].split(";"):
            nouns[form.strip()] = PersonNoun(row["noun"], kind, sex, plural=True)
    return nouns
