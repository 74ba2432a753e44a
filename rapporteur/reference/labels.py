"""Words for the keys of the record, and the phrasing of events, as pages print them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rapporteur.errors import ReferenceDataError
from rapporteur.model.vocabulary import EVENT_TYPES, ROLE_NAMES
from rapporteur.reference.rows import read_rows

LABELS = "labels.csv"
PHRASES = "event_phrases.csv"
SLOTS = frozenset((*ROLE_NAMES, "text"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a phrase: plain words, or words around a slot that the first filled role of `roles` takes.

    An `optional` piece is left out where no role is filled; a piece that is not makes the phrase unusable.
    """

    before: str
    roles: tuple[str, ...] = ()
    after: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class EventPhrase:
    """How an event type is said: `subject` did `past`, may `base`; or, without a subject, a `noun`."""

    type: str
    label: str
    lane: str
    subject: tuple[str, ...]
    past: tuple[Piece, ...]
    base: tuple[Piece, ...]
    noun: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """Labels by table and key, and event phrases by type."""

    words: dict[tuple[str, str], str]
    phrases: dict[str, EventPhrase]

    def of(self, table: str, key: str) -> str:
        """The label of a key; a key without one (of a newer step table) is shown with spaces for dashes."""
        return self.words.get((table, key)) or key.replace("-", " ").replace("_", " ")

    def has(self, table: str, key: str) -> bool:
        """Whether a table lists a key."""
        return (table, key) in self.words

    def keys(self, table: str) -> tuple[str, ...]:
        """The keys of a table in the order of the file."""
        return tuple(key for name, key in self.words if name == table)


@lru_cache(maxsize=8)
def load_labels(root: Path) -> Labels:
    """Read labels.csv and event_phrases.csv.

    Raises:
        ReferenceDataError: A file is missing, a row is incomplete or doubled, or an event type has no phrase.
    """
    words: dict[tuple[str, str], str] = {}
    for line, row in read_rows(root / LABELS, ("table", "key", "label", "source")):
        key = (row["table"], row["key"])
        if key in words or not row["label"] or not row["source"]:
            raise ReferenceDataError(f"{root / LABELS}:{line}: {key} is doubled, or has no label or source")
        words[key] = row["label"]
    return Labels(words, _load_phrases(root / PHRASES, frozenset(k for t, k in words if t == "lane")))


def _load_phrases(path: Path, lanes: frozenset[str]) -> dict[str, EventPhrase]:
    """Event phrases by type, each type of the vocabulary exactly once."""
    columns = ("type", "label", "lane", "subject", "past", "base", "noun", "source")
    phrases: dict[str, EventPhrase] = {}
    for line, row in read_rows(path, columns):
        if row["type"] in phrases or row["type"] not in EVENT_TYPES or row["lane"] not in lanes:
            raise ReferenceDataError(f"{path}:{line}: type {row['type']!r} or lane {row['lane']!r} is wrong")
        if not row["noun"] or not row["source"]:
            raise ReferenceDataError(f"{path}:{line}: {row['type']!r} needs a noun and a source")
        place = f"{path}:{line}"
        phrases[row["type"]] = EventPhrase(
            row["type"],
            row["label"],
            row["lane"],
            _roles(row["subject"], place),
            parse_phrase(row["past"], place),
            parse_phrase(row["base"], place),
            parse_phrase(row["noun"], place),
        )
    missing = [kind for kind in EVENT_TYPES if kind not in phrases]
    if missing:
        raise ReferenceDataError(f"{path}: no phrase for {', '.join(missing)}; add a row for each")
    return phrases


def parse_phrase(template: str, place: str) -> tuple[Piece, ...]:
    """Cut a template into pieces: `met[ with {with|to}]` is `met` and an optional piece with a slot."""
    pieces: list[Piece] = []
    rest = template
    while rest:
        optional = rest.startswith("[")
        stop = rest.find("]") if optional else _until_slot_end(rest)
        if stop < 0:
            raise ReferenceDataError(f"{place}: bracket without its end in {template!r}")
        chunk, rest = (rest[1:stop], rest[stop + 1 :]) if optional else (rest[:stop], rest[stop:])
        before, brace, tail = chunk.partition("{")
        slot, _, after = tail.partition("}")
        if optional and not brace:
            raise ReferenceDataError(f"{place}: no slot between brackets in {template!r}")
        pieces.append(Piece(before, _roles(slot, place), after, optional))
    return tuple(pieces)


def _until_slot_end(rest: str) -> int:
    """Where a piece outside brackets ends: before the next bracket, or after its slot."""
    bracket = rest.find("[")
    brace = rest.find("{")
    if brace >= 0 and (bracket < 0 or brace < bracket):
        close = rest.find("}", brace)
        return close + 1 if close >= 0 else -1
    return bracket if bracket >= 0 else len(rest)


def _roles(slot: str, place: str) -> tuple[str, ...]:
    """Roles that may fill a slot, in order of preference."""
    roles = tuple(slot.split("|")) if slot else ()
    unknown = [role for role in roles if role not in SLOTS]
    if unknown:
        raise ReferenceDataError(f"{place}: {unknown[0]!r} is no role; roles are {', '.join(sorted(SLOTS))}")
    return roles
