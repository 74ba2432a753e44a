"""Words that signal an attribution, with the shapes their content takes (data/cues.csv), and nouns for sources.

`strength` is `strong`, `weak` (counts only with clear signs: "that", quotation marks, a clause with a subject) or
`homograph` (its present tense looks like a noun: "state", "comment"; it counts only with clear signs).

Verbs are inflected; an adjective counts after a form of "be" ("is confident that"). Rows of kind `attitude` tell what
somebody does, wants or holds ("backs the plan"); they count only where a text reports speech throughout.

A cue has one or more frames, the shapes in which it opens its content:

| frame | shape |
| --- | --- |
| `clause` | a clause, with or without "that", or quoted words |
| `that` | a clause with "that", or quoted words |
| `to` | an infinitive: "vowed to ..." |
| `object` | a noun phrase: "condemned the ..." |
| `naming` | somebody, then a name in quotation marks: "called it “...”" |
| `person-clause` | somebody told, then a clause: "told the council that ..." |
| `person-to` | somebody asked, then an infinitive: "urged the council to ..." |
| `question` | an indirect question: "asked whether ..." |
| `quote` | quoted words only |
| `left` | the content may stand before the cue: "..., she said" |
| `document` | only when the source is a document: "the draft calls on ..." |
| `progressive` | only as "is looking for ..." |
| `referral` | a non-answer: "referred questions to ..." |
| `source` | a preposition whose object is the source: "according to ..." |
| `impression` | nobody says it: "the council seems to ...", "is expected to ..." |
| `noun-that`, `noun-for` | a noun with a possessor: "the union's demand that ...", "its call for ..." |
"""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from rapporteur.errors import ReferenceDataError

PartOfSpeech = Literal["verb", "noun", "preposition", "adjective"]
CueKind = Literal[
    "report", "question", "demand", "denial", "refusal-to-comment", "plan", "document", "belief", "attitude"
]  # fmt: skip
Frame = Literal[
    "clause", "that", "to", "object", "naming", "person-clause", "person-to", "question", "quote", "left",
    "document", "progressive", "referral", "source", "noun-that", "noun-for", "impression",
]  # fmt: skip
Strength = Literal["strong", "weak", "homograph"]
CueStance = Literal["", "for", "against", "wants", "open", "none"]
SourceKind = Literal["document", "spokesperson", "representative", "person"]
FormKind = Literal["base", "s", "past", "ing"]

COLUMNS = ("cue", "pos", "frames", "kind", "strength", "stance", "forms", "source")
NOUN_COLUMNS = ("noun", "kind", "source")


@dataclass(frozen=True, slots=True)
class Cue:
    """One row of the table. `words` are the cue's words, the first one inflected in the text."""

    words: tuple[str, ...]
    pos: PartOfSpeech
    frames: frozenset[Frame]
    kind: CueKind
    strength: Strength
    stance: CueStance


@dataclass(frozen=True, slots=True)
class CueForm:
    """A cue in one of its forms: "said" is the past of "say"."""

    words: tuple[str, ...]
    form: FormKind
    cue: Cue


@dataclass(frozen=True)
class Cues:
    """The cues by first word in lower case, longer ones first; and nouns that tell what kind a source is.

    `nouns` gives for a noun in lower case `document` ("report", "draft"), `spokesperson`, `representative` for
    those who speak for a state or body by office ("delegate"), or `person` for people without a name ("official",
    "diplomat"); from data/source_nouns.csv.
    """

    by_word: dict[str, tuple[CueForm, ...]]
    nouns: dict[str, SourceKind]

    def forms(self, word: str) -> tuple[CueForm, ...]:
        """Cues that a word (lower case) may begin, longest first."""
        return self.by_word.get(word, ())


def load_cues(root: Path) -> Cues:
    """Read `cues.csv` and `source_nouns.csv`.

    Raises:
        ReferenceDataError: A file is missing or a row is wrong; the message names file and line.
    """
    path = root / "cues.csv"
    found: dict[str, list[CueForm]] = {}
    for line, row in _rows(path, COLUMNS):
        for form in _forms(path, line, row):
            found.setdefault(form.words[0], []).append(form)
    return Cues(
        {word: tuple(sorted(forms, key=lambda f: -len(f.words))) for word, forms in found.items()},
        _nouns(root / "source_nouns.csv"),
    )


def _nouns(path: Path) -> dict[str, SourceKind]:
    nouns: dict[str, SourceKind] = {}
    for line, row in _rows(path, NOUN_COLUMNS):
        if row["kind"] not in get_args(SourceKind) or not row["noun"] or row["noun"] in nouns:
            raise ReferenceDataError(
                f"{path}:{line}: {row['noun']!r} with kind {row['kind']!r} is unknown or listed twice; correct the row"
            )
        nouns[row["noun"]] = row["kind"]  # type: ignore[assignment]
    return nouns


def _rows(path: Path, columns: tuple[str, ...]) -> list[tuple[int, dict[str, str]]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            if tuple(reader.fieldnames or ()) != columns:
                raise ReferenceDataError(
                    f"{path}:1: columns are {reader.fieldnames}, expected {list(columns)}; restore them"
                )
            rows = [(reader.line_num, row) for row in reader]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ReferenceDataError(f"{path}: cannot be read ({error}); restore the file") from error
    for line, row in rows:
        if None in row or any(value is None for value in row.values()) or not row["source"]:
            raise ReferenceDataError(
                f"{path}:{line}: needs {len(columns)} columns and a source; complete the row"
            )
    return rows


def _forms(path: Path, line: int, row: dict[str, str]) -> list[CueForm]:
    cue = _cue(path, line, row)
    head, rest = cue.words[0], cue.words[1:]
    if cue.pos in ("preposition", "adjective"):
        return [CueForm(cue.words, "base", cue)]
    if cue.pos == "noun":
        return [CueForm(cue.words, "base", cue), CueForm((plural(head), *rest), "s", cue)]
    irregular = [form.strip() for form in row["forms"].split(";") if form.strip()]
    by_kind = regular_forms(head)
    for form in irregular:
        kind, _, word = form.partition("=")
        if kind not in get_args(FormKind) or not word:
            raise ReferenceDataError(f"{path}:{line}: form {form!r} is not written as kind=word; correct it")
        by_kind[kind] = tuple(word.split("/"))
    return [CueForm((word, *rest), kind, cue) for kind in get_args(FormKind) for word in by_kind[kind]]


def _cue(path: Path, line: int, row: dict[str, str]) -> Cue:
    def one_of(column: str, allowed: tuple[str, ...]) -> str:
        if row[column] not in allowed:
            raise ReferenceDataError(
                f"{path}:{line}: {column} {row[column]!r} is not one of {', '.join(allowed)}; correct the row"
            )
        return row[column]

    if not row["cue"].strip():
        raise ReferenceDataError(f"{path}:{line}: a cue needs its words; complete the row")
    frames = row["frames"].split()
    unknown = [frame for frame in frames if frame not in get_args(Frame)]
    if unknown or not frames:
        raise ReferenceDataError(f"{path}:{line}: frames {row['frames']!r} are not known; correct the row")
    return Cue(
        tuple(row["cue"].lower().split()),
        one_of("pos", get_args(PartOfSpeech)),  # type: ignore[arg-type]
        frozenset(frames),  # type: ignore[arg-type]
        one_of("kind", get_args(CueKind)),  # type: ignore[arg-type]
        one_of("strength", get_args(Strength)),  # type: ignore[arg-type]
        one_of("stance", get_args(CueStance)),  # type: ignore[arg-type]
    )


VOWELS = "aeiou"
DOUBLED = frozenset({"quip", "beg", "slam", "dub", "refer", "admit", "rebut", "permit"})
"""Verbs of the table that double their last letter."""


def regular_forms(verb: str) -> dict[str, tuple[str, ...]]:
    """The forms of a regular English verb: base, -s, past and participle, -ing."""
    stem = verb + verb[-1] if verb in DOUBLED else verb
    if verb.endswith("e"):
        past, ing = verb + "d", verb[:-1] + "ing"
    elif verb.endswith("y") and verb[-2] not in VOWELS:
        past, ing = verb[:-1] + "ied", verb + "ing"
    else:
        past, ing = stem + "ed", stem + "ing"
    return {"base": (verb,), "s": (plural(verb),), "past": (past,), "ing": (ing,)}


def plural(word: str) -> str:
    """A word with its -s: the plural of a noun, the third person of a verb."""
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
