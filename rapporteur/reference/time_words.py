"""Words of time expressions by language (data/time_words.en.csv)."""

from dataclasses import dataclass
from pathlib import Path

from rapporteur.errors import ReferenceDataError
from rapporteur.model.partial_date import PartialDateError, parse_edtf
from rapporteur.reference.rows import one_of, read_rows

EXAMPLE_COLUMNS = ("words", "dct", "value", "edtf", "source")
SESSION_COLUMNS = ("body", "number", "edtf", "source")
COLUMNS = ("words", "kind", "value", "source")
_KIND_NAMES = (
    "month weekday weekdays unit units quarter century weekend number ordinal decades season daypart clock day "
    "night last past previous latest this that next following part edge article the ago after before some each "
    "per of prep join approximately filler half fiscal vague set holiday meridiem zone era counted numbered period "
    "session body named"
)
KINDS = frozenset(_KIND_NAMES.split()) | {"half a"}
SIGNS = {"past sign": -1, "future sign": 1}
SIGNS_BESIDE = "future sign beside"
"""Words that show what comes only directly before the expression: `until`, `by`."""
ROLES = frozenset(
    (
        "age behind", "age before", "rate before", "long", "other word", "first name", "short month", "possessive",
        "year before", "season before", "other season", "percent behind", "joins day and clock", "weak vague",
        "tonight", "today", "present", "recent", "unit or ordinal", "prefix mid", "number join", "year ending",
        "distance alone", "clause distance", "past ending", "infinitive", "during", "about a year",
        "named before", "past auxiliary", "past before past", "vague in narratives",
        "part before", "no verb", "no past after", "capital sign",
    )
)  # fmt: skip
"""What a word decides beyond its kind; the rules of annotate/times ask for a word's role, never for the word."""


@dataclass(frozen=True, slots=True)
class TimeWord:
    """One sense of some words: what they are in a time expression, and what they stand for.

    `words` are lower-case tokens; `as_printed` tells names (`May`, `EST`), which count with their capitals
    only, from other words.
    """

    words: tuple[str, ...]
    kind: str
    value: str
    as_printed: str


@dataclass(frozen=True)
class TimeWords:
    """The table of one language.

    `by_first` holds senses by first word, longest first; `signs` the tense that a word shows, `signs_beside`
    what shows the future only directly before an expression; `roles` the words of each role (ROLES);
    `sessions` the months (EDTF) of a body's session by its number.
    """

    by_first: dict[str, tuple[TimeWord, ...]]
    signs: dict[str, int]
    signs_beside: frozenset[str]
    roles: dict[str, frozenset[str]]
    sessions: dict[tuple[str, int], str]


def load_time_words(root: Path) -> TimeWords:
    """Read the English table.

    Raises:
        ReferenceDataError: A row is wrong; the message names file and line.
    """
    path = root / "time_words.en.csv"
    by_first: dict[str, list[TimeWord]] = {}
    signs: dict[str, int] = {}
    beside: set[str] = set()
    roles: dict[str, set[str]] = {role: set() for role in ROLES}
    for line, row in read_rows(path, COLUMNS):
        printed, kind, value = row["words"], row["kind"], row["value"]
        if kind in SIGNS:
            signs[printed.lower()] = SIGNS[kind]
            continue
        if kind == SIGNS_BESIDE:
            beside.add(printed.lower())
            continue
        if kind == "role":
            roles[one_of(value, ROLES, place=f"{path.name}:{line} role")].add(printed.lower())
            continue
        if kind not in KINDS:
            raise ReferenceDataError(
                f"{path.name}:{line}: kind {kind!r} is none of {', '.join(sorted(KINDS))}"
            )
        if not printed or not value:
            raise ReferenceDataError(f"{path.name}:{line}: words and value must not be empty; fill them in")
        words = tuple(printed.lower().split())
        by_first.setdefault(words[0], []).append(TimeWord(words, kind, value, printed))
    return TimeWords(
        {first: tuple(sorted(senses, key=lambda s: -len(s.words))) for first, senses in by_first.items()},
        signs,
        frozenset(beside),
        {role: frozenset(words) for role, words in roles.items()},
        _load_sessions(root),
    )


def _load_sessions(root: Path) -> dict[tuple[str, int], str]:
    """Months of the sessions of bodies, by body and number (data/sessions.csv)."""
    path = root / "sessions.csv"
    sessions: dict[tuple[str, int], str] = {}
    for line, row in read_rows(path, SESSION_COLUMNS):
        if not row["number"].isdigit():
            raise ReferenceDataError(f"{path.name}:{line}: number {row['number']!r} is no whole number")
        try:
            parse_edtf(row["edtf"])
        except PartialDateError as error:
            raise ReferenceDataError(f"{path.name}:{line}: {error}; write months such as 2014-09") from error
        sessions[row["body"], int(row["number"])] = row["edtf"]
    return sessions


@dataclass(frozen=True, slots=True)
class TimeExample:
    """An expression, in brackets in `words`, and what it stands for; an empty value: it is no time.

    `dct` is the day of the document, empty where it has none; `edtf` is empty where no interval is known.
    """

    words: str
    dct: str
    value: str
    edtf: str
    place: str


def load_time_examples(root: Path) -> tuple[TimeExample, ...]:
    """The examples of the English rules (data/time_examples.en.csv), each of which is a test.

    Raises:
        ReferenceDataError: A row is wrong; the message names file and line.
    """
    path = root / "time_examples.en.csv"
    examples = []
    for line, row in read_rows(path, EXAMPLE_COLUMNS):
        place = f"{path.name}:{line}"
        if row["words"].count("[") != 1 or row["words"].count("]") != 1:
            raise ReferenceDataError(f"{place}: put the one expression in brackets")
        examples.append(TimeExample(row["words"], row["dct"], row["value"], row["edtf"], place))
    return tuple(examples)
