"""Rows of the registry's tables, read strictly."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rapporteur.errors import ReferenceDataError
from rapporteur.model.partial_date import PartialDateError, days_of
from rapporteur.model.vocabulary import ACTOR_KINDS, ActorKind
from rapporteur.reference.rows import one_of, read_rows

_KIND_OF_PREFIX: Mapping[str, ActorKind] = {
    "state": "state", "organ": "un-organ", "group": "group", "mandate": "un-mandate", "person": "person",
    "court": "court", "media": "media", "ngo": "ngo", "institution": "institution", "process": "process",
}  # fmt: skip
_STATUSES = ("member", "observer", "former", "non-member")


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor of the registry. `of` is the id of the state or body it belongs to, `sex` `he` or `she`."""

    id: str
    name: str
    actor_kind: ActorKind
    other_names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    of: str | None = None
    sex: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """A state. `status` is that at the United Nations."""

    iso3: str
    name: str
    formal: str | None
    capital: str | None
    adjectives: tuple[str, ...]
    status: str
    un_group: str | None
    entry: Entry


@dataclass(frozen=True, slots=True)
class Mandate:
    """A mandate of the special procedures. `press` is how the press calls its holder."""

    id: str
    title: str
    press: str
    country: str | None
    topics: tuple[str, ...]
    established_by: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Term:
    """A person in a post from a first to a last day that are possible; None where open. `check` says how sure."""

    post: str
    person: str
    title: str
    begin: date | None
    end: date | None
    check: str

    def covers(self, day: date) -> bool:
        """Whether the day may lie in the term."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Membership:
    """A state in a group, from a first to a last day; None where open."""

    group: str
    iso3: str
    begin: date | None
    end: date | None

    def covers(self, day: date) -> bool:
        """Whether the day lies in the membership."""
        return (self.begin is None or self.begin <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Nickname:
    """A name that holds only in texts that are about certain states (`about`) and not about others (`unless`)."""

    name: str
    id: str
    kind: str
    about: frozenset[str]
    unless: frozenset[str]


def read_states(root: Path) -> dict[str, State]:
    """Read `states.csv`, by ISO code."""
    columns = (
        "iso3", "name", "formal", "other_names", "capital", "adjectives", "people", "status", "un_group",
        "source", "as_of",
    )  # fmt: skip
    states: dict[str, State] = {}
    for line, row in read_rows(root / "states.csv", columns):
        iso3 = row["iso3"]
        _check(
            len(iso3) == 3 and iso3.isupper() and iso3 not in states, "states.csv", line, f"bad code {iso3!r}"
        )
        _check(bool(row["name"]), "states.csv", line, "no name")
        adjectives = _list(row["adjectives"])
        others = (row["formal"], *_list(row["other_names"]))
        states[iso3] = State(
            iso3,
            row["name"],
            row["formal"] or None,
            row["capital"] or None,
            adjectives,
            one_of(row["status"], _STATUSES, place=f"states.csv:{line} status"),
            row["un_group"] or None,
            Entry(
                f"state:{iso3}",
                row["name"],
                "state",
                tuple(name for name in others if name),
                (*adjectives, *_list(row["people"])),
            ),
        )
    return states


def read_mandates(root: Path, states: Mapping[str, State]) -> dict[str, Mandate]:
    """Read `mandates.csv`, by id."""
    columns = ("id", "title", "press", "country", "topic", "established_by", "source", "as_of")
    mandates: dict[str, Mandate] = {}
    for line, row in read_rows(root / "mandates.csv", columns):
        key = _new_id(row["id"], mandates, "mandates.csv", line)
        country = row["country"] or None
        _check(country is None or country in states, "mandates.csv", line, f"unknown state {country!r}")
        entry = Entry(key, row["title"], "un-mandate", of="organ:HRC-SP")
        mandates[key] = Mandate(
            key, row["title"], row["press"], country, _list(row["topic"]), row["established_by"], entry
        )
    return mandates


def read_entries(root: Path, known: Mapping[str, Entry]) -> dict[str, Entry]:
    """Read `organs.csv`, `groups.csv`, `media.csv` and `ngos.csv`, by id."""
    found: dict[str, Entry] = {}
    for file, columns in _ENTRY_FILES.items():
        for line, row in read_rows(root / file, columns):
            key = _new_id(row["id"], found, file, line)
            kind = row.get("actor_kind") or _KIND_OF_PREFIX[key.partition(":")[0]]
            one_of(kind, ACTOR_KINDS, place=f"{file}:{line} actor_kind")
            of = row.get("of") or _state_of(row.get("country", ""), known)
            found[key] = Entry(key, row["name"], kind, _list(row["other_names"]), of=of)  # type: ignore[arg-type]
    for entry in found.values():
        if entry.of and entry.of not in found and entry.of not in known and entry.of != "treaty":
            raise ReferenceDataError(
                f"organs.csv: {entry.id} belongs to {entry.of!r}, which is not in the registry"
            )
    return found


_ENTRY_FILES = {
    "organs.csv": ("id", "name", "actor_kind", "of", "other_names", "symbol_prefixes", "source", "as_of"),
    "groups.csv": ("id", "name", "other_names", "source", "as_of"),
    "media.csv": ("id", "name", "other_names", "country", "source", "as_of"),
    "ngos.csv": ("id", "name", "actor_kind", "other_names", "country", "source", "as_of"),
}


def read_people(root: Path, known: Mapping[str, Entry]) -> dict[str, Entry]:
    """Read `people.csv`, by id."""
    people: dict[str, Entry] = {}
    for line, row in read_rows(
        root / "people.csv", ("id", "name", "other_names", "sex", "of", "source", "as_of")
    ):
        key = _new_id(row["id"], people, "people.csv", line)
        of = _known(row["of"], known, "people.csv", line) if row["of"] else None
        sex = one_of(row["sex"], ("he", "she", ""), place=f"people.csv:{line} sex") or None
        people[key] = Entry(key, row["name"], "person", _list(row["other_names"]), of=of, sex=sex)
    return people


def read_terms(root: Path, known: Mapping[str, Entry]) -> tuple[Term, ...]:
    """Read `holders.csv`, in the order of the file."""
    columns = ("post", "person", "title", "start", "end", "check", "source", "as_of")
    return tuple(
        Term(
            _known(row["post"], known, "holders.csv", line),
            _known(row["person"], known, "holders.csv", line),
            row["title"],
            *_days(row["start"], row["end"], "holders.csv", line),
            row["check"],
        )
        for line, row in read_rows(root / "holders.csv", columns)
    )


def read_memberships(root: Path, known: Mapping[str, Entry]) -> tuple[Membership, ...]:
    """Read `group_members.csv`, in the order of the file."""
    return tuple(
        Membership(
            _known(row["group"], known, "group_members.csv", line),
            _known(f"state:{row['iso3']}", known, "group_members.csv", line).removeprefix("state:"),
            *_days(row["start"], row["end"], "group_members.csv", line),
        )
        for line, row in read_rows(
            root / "group_members.csv", ("group", "iso3", "start", "end", "source", "as_of")
        )
    )


def read_nicknames(root: Path, known: Mapping[str, Entry]) -> tuple[Nickname, ...]:
    """Read `nicknames.csv`, in the order of the file."""
    columns = ("name", "id", "kind", "about", "unless", "source", "as_of")
    return tuple(
        Nickname(
            row["name"],
            _known(row["id"], known, "nicknames.csv", line),
            one_of(row["kind"], ("name", "demonym"), place=f"nicknames.csv:{line} kind"),
            frozenset(f"state:{iso3}" for iso3 in _list(row["about"])),
            frozenset(f"state:{iso3}" for iso3 in _list(row["unless"])),
        )
        for line, row in read_rows(root / "nicknames.csv", columns)
    )


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(";") if part.strip())


def _state_of(iso3: str, known: Mapping[str, Entry]) -> str | None:
    return f"state:{iso3}" if f"state:{iso3}" in known else None


def _check(good: bool, file: str, line: int, message: str) -> None:
    if not good:
        raise ReferenceDataError(f"{file}:{line}: {message}; correct that row")


def _new_id(key: str, taken: Mapping[str, object], file: str, line: int) -> str:
    _check(
        key.partition(":")[0] in _KIND_OF_PREFIX and key not in taken,
        file,
        line,
        f"bad or repeated id {key!r}",
    )
    return key


def _known(key: str, known: Mapping[str, Entry], file: str, line: int) -> str:
    _check(key in known, file, line, f"{key!r} is not in the registry")
    return key


def _days(start: str, end: str, file: str, line: int) -> tuple[date | None, date | None]:
    """The first day a term may begin and the last day it may end."""
    try:
        begin = None if start == ".." else days_of(start).begin
        stop = None if end == ".." else days_of(end).end
    except PartialDateError as error:
        raise ReferenceDataError(f"{file}:{line}: {error}; write EDTF, or .. for open") from error
    _check(begin is None or stop is None or begin <= stop, file, line, "the end lies before the start")
    return begin, stop
