"""Counts of votes as printed: "111-19-55", "by a vote of 9 to none, with 4 abstentions"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.claims.phrase import Phrase
from rapporteur.model.vocabulary import RoleName

SIDES: dict[str, RoleName] = {
    "against": "against",
    "favour": "favour",
    "favor": "favour",
    "abstaining": "abstain",
    "abstentions": "abstain",
    "abstained": "abstain",
}

_NUMBER = r"(?:\d{1,3}|none|no|nought|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_WORDS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?P<favour>{_NUMBER}) (?:votes )?(?:in favou?r|for) ?(?:to|,) (?P<against>{_NUMBER}) against"
        rf"(?:,? (?:with|and) (?P<abstaining>{_NUMBER}) (?:abstentions?|abstaining))?",
        rf"\b(?P<against>{_NUMBER}) against,? (?P<favour>{_NUMBER}) (?:in favou?r|for),? "
        rf"(?:and |with )?(?P<abstaining>{_NUMBER}) (?:abstentions?|abstaining)",
        rf"\bvote of (?P<favour>{_NUMBER}) (?:votes )?(?:in favou?r )?to (?P<against>{_NUMBER})(?: against)?"
        rf"(?:,? (?:with|and) (?P<abstaining>{_NUMBER}) (?:abstentions?|abstaining))?",
        rf"\bby (?P<favour>{_NUMBER}) votes to (?P<against>{_NUMBER})"
        rf"(?:,? (?:with|and) (?P<abstaining>{_NUMBER}) abstentions?)?",
        r"(?<![\d/.-])(?P<favour>\d{1,3})[-–](?P<against>\d{1,3})[-–](?P<abstaining>\d{1,3})(?![\d/-])",
    )
)
_CONTEXT = re.compile(r"\b(?:vot|adopt|approv|reject|pass|carried|ballot|abst|veto|fail)", re.IGNORECASE)
_ABSENT = re.compile(rf"\b(?P<absent>{_NUMBER}) (?:absent|not voting)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A vote count at `[start, end)`."""

    start: int
    end: int
    favour: int
    against: int
    abstaining: int
    absent: int | None

    @property
    def outcome(self) -> str:
        """As the record writes it: favour-against-abstaining."""
        return f"{self.favour}-{self.against}-{self.abstaining}"


@dataclass(frozen=True, slots=True)
class Ballots:
    """Parties that a sentence lists behind a side of the vote: "8 against (X, Y)", "Abstaining: X"."""

    role: RoleName
    chains: tuple[str, ...]


def find_ballots(phrase: Phrase) -> tuple[Ballots, ...]:
    """The lists of a sentence in its order."""
    found = []
    for at, word in enumerate(phrase.words[:-1]):
        if word in SIDES and phrase.words[at + 1] in ("(", ":"):
            end = next(
                (i for i in range(at + 2, len(phrase.words)) if phrase.words[i] in (")", ";", ":", ".")),
                len(phrase.words),
            )
            chains = [party.chain for party in phrase.parties if at + 1 < party.first < end]
            if chains:
                found.append(Ballots(SIDES[word], tuple(dict.fromkeys(chains))))
    return tuple(found)


def find_counts(words: str, offset: int = 0) -> tuple[FoundCount, ...]:
    """Counts in one sentence that speaks of a vote; the order of the printed numbers is heeded.

    Args:
        words: The sentence.
        offset: Where it begins in the text.
    """
    if not _CONTEXT.search(words):
        return ()
    found: list[FoundCount] = []
    for count in _all(words, offset):
        if not any(other.start < count.end and count.start < other.end for other in found):
            found.append(count)
    return tuple(sorted(found, key=lambda count: count.start))


def _all(words: str, offset: int) -> Iterator[FoundCount]:
    absent = _ABSENT.search(words)
    for form in _FORMS:
        for match in form.finditer(words):
            yield FoundCount(
                offset + match.start(),
                offset + match.end(),
                _number(match["favour"]),
                _number(match["against"]),
                _number(match["abstaining"] or "0"),
                _number(absent["absent"]) if absent else None,
            )


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    word = word.lower()
    return _WORDS.index(word) if word in _WORDS else 0
