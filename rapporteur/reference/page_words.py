"""Words by which the furniture of pages is told from their text, and names of publishers and agencies."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapporteur.errors import ReferenceDataError
from rapporteur.reference.rows import one_of, read_rows

USES = (
    "menu", "share", "related", "consent", "newsletter", "copyright", "credit", "caption", "byline", "published",
    "updated", "tail", "place", "interview", "asker", "answerer", "ask", "reply", "note", "no-person",
    "genre-press-release", "genre-statement", "genre-letter", "genre-report",
)  # fmt: skip
"""What a word of page_words.csv is used for."""
MATCHES = ("whole", "start", "inside", "label", "bracket", "title", "strong")
"""Where it must stand: the whole line, its start, inside it; before a colon; in brackets; in a title."""
PUBLISHER_TYPES = ("agency", "broadcaster", "newspaper", "magazine", "online", "un", "government", "ngo")


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who runs a site or paper. `id` is the registry id where there is one."""

    name: str
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    type: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency and the forms under which papers credit it."""

    name: str
    aliases: tuple[str, ...]
    id: str | None


@dataclass(frozen=True, slots=True)
class CalendarWord:
    """A form of a month (1 to 12) or of a weekday (Monday is 1)."""

    kind: str
    language: str
    form: str
    number: int


@dataclass(frozen=True, eq=False)
class PageWords:
    """All tables of this module. `words` maps a use and a place to words as the file writes them."""

    words: dict[tuple[str, str], tuple[str, ...]]
    publishers: tuple[Publisher, ...]
    agencies: tuple[Agency, ...]
    calendar: tuple[CalendarWord, ...]
    languages: dict[str, frozenset[str]]

    def of(self, use: str, match: str) -> tuple[str, ...]:
        """Words for a use at a place, in the order of the file."""
        return self.words.get((use, match), ())

    @cached_property
    def folded(self) -> dict[tuple[str, str], frozenset[str]]:
        """The same, case folded, for look-up of whole lines."""
        return {key: frozenset(word.casefold() for word in words) for key, words in self.words.items()}

    def is_whole(self, use: str, line: str) -> bool:
        """The line, case and closing punctuation aside, is a word of this use."""
        return line.casefold().strip(" \t.:!›»>") in self.folded.get((use, "whole"), frozenset())

    @cached_property
    def _patterns(self) -> dict[tuple[str, str], re.Pattern[str]]:
        return {key: _any_of(words, anywhere=key[1] != "start") for key, words in self.words.items()}

    def finds(self, use: str, match: str, line: str) -> bool:
        """The line begins with (`start`), or contains, a word of this use; letters' case plays no part."""
        pattern = self._patterns.get((use, match))
        if pattern is None:
            return False
        return bool(pattern.match(line) if match == "start" else pattern.search(line))

    def prefix(self, use: str, line: str) -> int:
        """Length of the longest word of this use that begins the line; 0 where none does."""
        pattern = self._patterns.get((use, "start"))
        found = pattern.match(line) if pattern else None
        return found.end() if found else 0

    @cached_property
    def agency_of(self) -> dict[str, Agency]:
        """Agencies by each of their forms, in lower case."""
        return {
            form.casefold(): agency for agency in self.agencies for form in (agency.name, *agency.aliases)
        }

    @cached_property
    def publisher_of(self) -> dict[str, Publisher]:
        """Publishers by each of their names, as written."""
        return {form: entry for entry in self.publishers for form in (entry.name, *entry.aliases)}

    @cached_property
    def domains(self) -> dict[str, Publisher]:
        """Publishers by domain."""
        return {domain: entry for entry in self.publishers for domain in entry.domains}

    @cached_property
    def months(self) -> dict[str, int]:
        """Number of a month by each of its forms, case folded."""
        return {word.form.casefold(): word.number for word in self.calendar if word.kind == "month"}

    @cached_property
    def weekdays(self) -> dict[str, int]:
        """Number of a weekday by each of its forms, case folded."""
        return {word.form.casefold(): word.number for word in self.calendar if word.kind == "weekday"}


def _any_of(words: tuple[str, ...], *, anywhere: bool) -> re.Pattern[str]:
    """One alternation of literals, longest first, each ending where a word ends."""
    forms = sorted(set(words), key=lambda word: (-len(word), word))
    body = "|".join(re.escape(form) + (r"(?!\w)" if form[-1].isalnum() else "") for form in forms)
    return re.compile(rf"(?<!\w)(?:{body})" if anywhere else rf"(?:{body})", re.IGNORECASE)


def load_page_words(root: Path) -> PageWords:
    """Read page_words.csv, publishers.csv, agencies.csv, calendar_words.csv and language_words.csv.

    Raises:
        ReferenceDataError: A file is missing or a row is wrong; the message names file and line.
    """
    return PageWords(
        words=_load_words(root / "page_words.csv"),
        publishers=_load_publishers(root / "publishers.csv"),
        agencies=_load_agencies(root / "agencies.csv"),
        calendar=_load_calendar(root / "calendar_words.csv"),
        languages=_load_languages(root / "language_words.csv"),
    )


def _load_words(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    words: dict[tuple[str, str], list[str]] = {}
    for line, row in read_rows(path, ("use", "match", "words", "language", "source")):
        use = one_of(row["use"], USES, place=f"{path.name}:{line} use")
        match = one_of(row["match"], MATCHES, place=f"{path.name}:{line} match")
        words.setdefault((use, match), []).append(_filled(row["words"], f"{path.name}:{line} words"))
    return {key: tuple(value) for key, value in words.items()}


def _load_publishers(path: Path) -> tuple[Publisher, ...]:
    return tuple(
        Publisher(
            name=_filled(row["name"], f"{path.name}:{line} name"),
            aliases=_split(row["aliases"]),
            domains=_split(row["domains"]),
            type=one_of(row["type"], PUBLISHER_TYPES, place=f"{path.name}:{line} type"),
            id=row["id"] or None,
        )
        for line, row in read_rows(path, ("name", "aliases", "domains", "type", "id", "source"))
    )


def _load_agencies(path: Path) -> tuple[Agency, ...]:
    return tuple(
        Agency(_filled(row["name"], f"{path.name}:{line} name"), _split(row["aliases"]), row["id"] or None)
        for line, row in read_rows(path, ("name", "aliases", "id", "source"))
    )


def _load_calendar(path: Path) -> tuple[CalendarWord, ...]:
    words = []
    for line, row in read_rows(path, ("kind", "language", "form", "number", "source")):
        kind = one_of(row["kind"], ("month", "weekday"), place=f"{path.name}:{line} kind")
        last = 12 if kind == "month" else 7
        number = one_of(
            row["number"], tuple(str(n) for n in range(1, last + 1)), place=f"{path.name}:{line} number"
        )
        form = _filled(row["form"], f"{path.name}:{line} form")
        words.append(CalendarWord(kind, row["language"], form, int(number)))
    return tuple(words)


def _load_languages(path: Path) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {}
    for line, row in read_rows(path, ("language", "word", "source")):
        words.setdefault(row["language"], set()).add(_filled(row["word"], f"{path.name}:{line} word"))
    return {language: frozenset(found) for language, found in words.items()}


def _split(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split("|") if part.strip())


def _filled(value: str, place: str) -> str:
    if not value:
        raise ReferenceDataError(f"{place}: the field is empty; fill it or remove the row")
    return value
