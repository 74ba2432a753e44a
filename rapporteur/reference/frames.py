"""Words of diplomacy: acts, texts, stances and modality, from the tables in `data/`.

A pattern is a row of items:

    meet/v          a verb in any of its forms
    visit/n         a noun, singular or plural
    on|upon         one of these words as they stand
    ..              up to eight words in between, no comma or semicolon
    ...             up to twenty-four

The first verb or noun is the head, unless an item ends in `!`.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeVar, get_args

from rapporteur.errors import ReferenceDataError
from rapporteur.model.vocabulary import (
    ACTOR_KINDS,
    EVENT_TYPES,
    ROLE_NAMES,
    STANCES,
    STATUSES,
    EventType,
    InstrumentKind,
    Stance,
    Status,
)
from rapporteur.reference.inflect import Irregular, noun_forms, verb_forms

ItemKind = Literal["verb", "noun", "word", "gap", "far"]
Slot = Literal[
    "subj", "obj", "poss", "near", "inner", "main",
    "by", "with", "to", "of", "from", "between", "on", "against", "for", "in", "into",
]  # fmt: skip
Effect = Literal["planned", "possible", "denied", "demand", "keep", "happened"]
Scope = Literal["before-verb", "before-noun", "governor", "after-noun", "clause"]

GAP_REACH = {"gap": 8, "far": 24}
"""How many words a gap may take."""

SLOTS: tuple[str, ...] = get_args(Slot)
EFFECTS: tuple[str, ...] = get_args(Effect)
SCOPES: tuple[str, ...] = get_args(Scope)
INSTRUMENT_KINDS: tuple[str, ...] = get_args(InstrumentKind)

AUTHORING = (
    "draft/v|prepare/v|sponsor/v|co-sponsor/v|cosponsor/v|submit/v|table/v|introduce/v|circulate/v|write/v|author/v"
    "|propose/v|present/v|co-author/v|champion/v|put/v|publish/v|release/v|issue/v|deliver/v|bring/v"
)

Row = dict[str, str]
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a pattern: `forms` maps each surface form to its tags (`base s past part ing`, `sg pl`)."""

    kind: ItemKind
    forms: dict[str, frozenset[str]]

    @property
    def is_gap(self) -> bool:
        return self.kind in ("gap", "far")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Items in order and the index of the head. `steps` are the items without gaps, each as its forms and how
    many words may stand before it, `head_step` is the head among them: what matching needs."""

    items: tuple[Item, ...]
    head: int
    steps: tuple[tuple[dict[str, frozenset[str]], int], ...]
    head_step: int

    @property
    def weight(self) -> int:
        """How specific the pattern is: its items without gaps."""
        return sum(not item.is_gap for item in self.items)


@dataclass(frozen=True, slots=True)
class RoleSlot:
    """Where a role stands: the slots to look in, in order; which kinds of actor fit; whether it must be filled."""

    role: str
    slots: tuple[str, ...]
    kinds: frozenset[str]
    required: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate of diplomacy. `families` are kinds of text its `instrument` slot takes."""

    pattern: Pattern
    type: EventType
    status: Status | None
    roles: tuple[RoleSlot, ...]
    families: frozenset[str]
    plover: tuple[str, str | None] | None
    example: str
    expect: str


@dataclass(frozen=True, slots=True)
class PositionFrame:
    """Words by which a party shows where it stands; `target` is `any` text of the clause, the `own`
    text of the party, the `last` text named where the clause names none, or a proposal in the `words` of the
    pattern."""

    pattern: Pattern
    stance: Stance
    party: tuple[str, ...]
    target: str
    example: str
    expect: str


@dataclass(frozen=True, slots=True)
class TextWord:
    """A noun for a text on the table. Anaphors ("the text") stand only for texts met before."""

    words: tuple[str, ...]
    plural: tuple[str, ...]
    kind: InstrumentKind
    family: str
    anaphor: bool


@dataclass(frozen=True, slots=True)
class Modal:
    """A word that settles the status of what it governs."""

    pattern: Pattern
    effect: Effect
    scope: Scope


@dataclass(frozen=True)
class Frames:
    """All tables of this module, read when first asked for."""

    root: Path

    @cached_property
    def irregular(self) -> Irregular:
        return _read(self.root / "irregular_verbs.csv", _irregular, ())

    @cached_property
    def _irregulars(self) -> dict[str, tuple[str, str, str]]:
        return {lemma: (past, part, ing) for lemma, past, part, ing in self.irregular}

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        """Acts (frames.csv), in the order of the file."""
        return _read(self.root / "frames.csv", self._frame)

    @cached_property
    def _by_first_word(self) -> dict[str, tuple[Frame, ...]]:
        index: dict[str, list[Frame]] = {}
        for frame in self.frames:
            for form in frame.pattern.items[0].forms:
                index.setdefault(form, []).append(frame)
        return {form: tuple(frames) for form, frames in index.items()}

    def frames_from(self, word: str) -> tuple[Frame, ...]:
        """Frames whose pattern may begin with this word."""
        return self._by_first_word.get(word, ())

    @cached_property
    def positions(self) -> tuple[PositionFrame, ...]:
        """Stances (position_words.csv)."""
        return _read(self.root / "position_words.csv", self._position)

    @cached_property
    def _positions_by_first_word(self) -> dict[str, tuple[PositionFrame, ...]]:
        index: dict[str, list[PositionFrame]] = {}
        for frame in sorted(self.positions, key=lambda frame: -frame.pattern.weight):
            for form in frame.pattern.items[0].forms:
                index.setdefault(form, []).append(frame)
        return {form: tuple(frames) for form, frames in index.items()}

    def positions_from(self, word: str) -> tuple[PositionFrame, ...]:
        """Position words whose pattern may begin with this word, the more specific first."""
        return self._positions_by_first_word.get(word, ())

    @cached_property
    def modals(self) -> tuple[Modal, ...]:
        """Modality (modality_words.csv)."""
        return _read(self.root / "modality_words.csv", self._modal)

    @cached_property
    def texts(self) -> tuple[TextWord, ...]:
        """Nouns for texts (instrument_words.csv), longest first."""
        rows = _read(self.root / "instrument_words.csv", _text_word)
        return tuple(sorted(rows, key=lambda row: -len(row.words)))

    @cached_property
    def text_openers(self) -> frozenset[str]:
        """First words of all nouns for texts."""
        return frozenset(form[0] for entry in self.texts for form in (entry.words, entry.plural))

    @cached_property
    def authoring(self) -> Pattern:
        """Verbs whose subject or by-phrase names the sponsors of a text."""
        return self.pattern(AUTHORING)

    def pattern(self, words: str) -> Pattern:
        """Read a pattern.

        Raises:
            ValueError: It is empty, or has no head.
        """
        marked = words.split()
        items = tuple(self._item(word.removesuffix("!")) for word in marked)
        heads = [i for i, word in enumerate(marked) if word.endswith("!")] or [
            i for i, item in enumerate(items) if item.kind in ("verb", "noun")
        ]
        if not items or items[0].is_gap or items[-1].is_gap:
            raise ValueError(f"pattern {words!r} is empty or begins or ends with a gap")
        head = heads[0] if heads else 0
        reaches = (0, *(GAP_REACH.get(item.kind, 0) for item in items))
        steps = tuple(
            (item.forms, reach) for item, reach in zip(items, reaches, strict=False) if not item.is_gap
        )
        return Pattern(items, head, steps, sum(not item.is_gap for item in items[:head]))

    def _item(self, words: str) -> Item:
        if words in ("..", "..."):
            return Item("gap" if words == ".." else "far", {})
        kind: ItemKind = "word"
        forms: dict[str, frozenset[str]] = {}
        for word in words.split("|"):
            lemma, _, part = word.partition("/")
            found = self._forms(lemma.replace("_", " "), part)
            kind = {"v": "verb", "n": "noun"}.get(part, kind)  # type: ignore[assignment]
            for form, tags in found.items():
                forms[form] = forms.get(form, frozenset()) | tags
        return Item(kind, forms)

    def _forms(self, lemma: str, part: str) -> dict[str, frozenset[str]]:
        if part == "v":
            return verb_forms(lemma, self._irregulars)
        if part == "n":
            return noun_forms(lemma)
        if part:
            raise ValueError(f"unknown part of speech {part!r}; use v or n")
        return {lemma: frozenset()}

    def _frame(self, row: Row) -> Frame:
        return Frame(
            pattern=self.pattern(row["pattern"]),
            type=_one_of(row["type"], EVENT_TYPES, "event type"),  # type: ignore[arg-type]
            status=_one_of(row["status"], STATUSES, "status") if row["status"] else None,  # type: ignore[arg-type]
            roles=tuple(_role_slot(words) for words in row["roles"].split(";") if words.strip()),
            families=frozenset(row["families"].split()),
            plover=_plover(row["plover"]),
            example=row["example"],
            expect=row["expect"],
        )

    def _position(self, row: Row) -> PositionFrame:
        party = tuple(_one_of(slot, SLOTS, "slot") for slot in row["party"].split("+"))
        return PositionFrame(
            pattern=self.pattern(row["pattern"]),
            stance=_one_of(row["stance"], STANCES, "stance"),  # type: ignore[arg-type]
            party=party,
            target=_one_of(row["target"], ("any", "own", "last", "words"), "target"),
            example=row["example"],
            expect=row["expect"],
        )

    def _modal(self, row: Row) -> Modal:
        return Modal(
            pattern=self.pattern(row["pattern"]),
            effect=_one_of(row["effect"], EFFECTS, "effect"),  # type: ignore[arg-type]
            scope=_one_of(row["scope"], SCOPES, "scope"),  # type: ignore[arg-type]
        )


def load_frames(root: Path) -> Frames:
    """The tables under `root`; each is read, strictly, when first asked for.

    Raises (on first access):
        ReferenceDataError: A file is missing or a row is wrong; the message names file and line.
    """
    return Frames(root)


def _read(
    path: Path, make: Callable[[Row], Entry], needs: tuple[str, ...] = ("source",)
) -> tuple[Entry, ...]:
    return tuple(_entries(path, make, needs))


def _entries(path: Path, make: Callable[[Row], Entry], needs: tuple[str, ...]) -> Iterator[Entry]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise ReferenceDataError(f"{path.name} cannot be read: {error}; restore it") from error
    reader = csv.DictReader(lines, strict=True)
    for row in reader:
        place = f"{path.name}, line {reader.line_num}"
        if None in row or None in row.values():
            raise ReferenceDataError(f"{place}: wrong number of columns; expected {reader.fieldnames}")
        if missing := [name for name in needs if not row.get(name)]:
            raise ReferenceDataError(f"{place}: column {missing[0]!r} is empty; fill it in")
        try:
            yield make(row)
        except (KeyError, ValueError) as error:
            raise ReferenceDataError(f"{place}: {error}; correct that row") from error


def _irregular(row: Row) -> tuple[str, str, str, str]:
    return row["lemma"], row["past"], row["participle"], row["ing"]


def _text_word(row: Row) -> TextWord:
    return TextWord(
        words=tuple(row["words"].split()),
        plural=tuple(row["plural"].split()),
        kind=_one_of(row["kind"], INSTRUMENT_KINDS, "instrument kind"),  # type: ignore[arg-type]
        family=row["family"],
        anaphor=_one_of(row["anaphor"], ("yes", "no"), "anaphor") == "yes",
    )


def _role_slot(words: str) -> RoleSlot:
    """Read `with=with+obj@state,person!`: role, slots, kinds of actor, whether required."""
    role, _, rest = words.strip().partition("=")
    slots, _, kinds = rest.removesuffix("!").partition("@")
    return RoleSlot(
        role=_one_of(role, (*ROLE_NAMES, "instrument"), "role"),
        slots=tuple(_one_of(slot, SLOTS, "slot") for slot in slots.split("+")),
        kinds=frozenset(_one_of(kind, ACTOR_KINDS, "actor kind") for kind in kinds.split(",") if kind),
        required=rest.endswith("!"),
    )


def _plover(words: str) -> tuple[str, str | None] | None:
    kind, _, mode = words.partition("/")
    return (kind, mode or None) if kind else None


def _one_of(value: str, allowed: tuple[str, ...], what: str) -> str:
    if value not in allowed:
        raise ValueError(f"unknown {what} {value!r}; use one of {', '.join(allowed)}")
    return value
