"""What relative expressions count from, and which way they look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from rapporteur.annotate.times.calendar import ORDER, Grain, Stretch, stretch_at
from rapporteur.annotate.times.items import Item
from rapporteur.reference.time_words import TimeWords

Mode = Literal["news", "narrative"]
REACH = 6
"""How many words away a verb may stand and still decide the tense."""
BEHIND = 2.5
"""How much farther a word behind the expression counts than one before it."""
FAR_YEARS = 20
"""A year so far from the last date is first taken for a remark: the title of a book, a look back."""
DEICTIC_WEIGHT = 5
"""So many other years weigh up one `yesterday`, `ago` or bare weekday."""
NARRATIVE_YEARS = 5
"""So many full dates of other years make a narrative, unless deictic words say otherwise."""


@dataclass(slots=True)
class Anchor:
    """Where the reading of one text stands.

    `dct` is the day the document was written. `last` is the latest calendar date read in running text,
    `quarter` the latest quarter; `before_common_era` is set once the text has named a year BC;
    `day_here` is the day last named in the block that is being read; `aside` is a year far from `last` that may
    have been a remark. In a narrative relative words count from `last`, in news from `dct`.
    """

    dct: date | None
    mode: Mode
    last: Stretch | None = None
    quarter: Stretch | None = None
    before_common_era: bool = False
    aside: Stretch | None = None
    day_here: Stretch | None = None

    @property
    def today(self) -> Stretch | None:
        """What `today`, `last year`, `ago` count from."""
        if self.mode == "narrative" and self.last is not None:
            return self.last
        return Stretch("D", self.dct) if self.dct else None

    @property
    def then(self) -> Stretch | None:
        """What `later`, `that year`, `the following day` count from."""
        return self.last or (Stretch("D", self.dct) if self.dct else None)

    @property
    def name(self) -> str:
        """The anchor of `today`, in words."""
        if self.mode == "narrative" and self.last is not None:
            return f"the date last named, {self.last.value}"
        return f"the document's date, {self.dct}"

    def note(self, stretch: Stretch, *, is_aside: bool = False) -> None:
        """Remember a date that was read; a bare year far from the last date (`is_aside`) is passed over once."""
        far = self.last is not None and abs(self.last.begin.year - stretch.begin.year) > FAR_YEARS
        if is_aside and far and self.mode == "narrative" and self.aside is None:
            self.aside = stretch
            return
        self.aside = None
        self.last = stretch
        self.day_here = stretch if stretch.grain == "D" else self.day_here
        if stretch.grain == "Q":
            self.quarter = stretch


def fits(stretch: Stretch | None, grain: Grain) -> Stretch | None:
    """The stretch of a grain that holds another one, None where the other is coarser."""
    if stretch is None or ORDER.index(stretch.grain) > ORDER.index(grain):
        return None
    return stretch_at(stretch.begin, grain)


def choose_mode(items: Sequence[Item], dct: date | None, genre: str) -> Mode:
    """Tell a narrative, whose dates count from each other, from news, whose dates count from its own.

    A narrative names many years, few of them its own, and hardly says `yesterday` or a bare weekday.
    """
    if dct is None:
        return "narrative"
    years = [int(item.value[:4]) for item in items if item.letter in "Yf" and len(item.value) >= 4]
    eras = sum(1 for item in items if item.letter == "C" and item.value == "BC")
    foreign = sum(1 for year in years if abs(year - dct.year) > 1) + eras
    own = len(years) + eras - foreign
    deictic = sum(1 for item in items if item.letter in "RWG")
    if genre in ("report", "resolution", "draft-resolution") and foreign > deictic:
        return "narrative"
    is_about_the_past = foreign >= NARRATIVE_YEARS and foreign > 2 * own
    return "narrative" if is_about_the_past and foreign > DEICTIC_WEIGHT * deictic else "news"


def direction(
    words: Sequence[str], first: int, last: int, sentence: tuple[int, int], table: TimeWords
) -> int:
    """Which way an expression looks: 1 to what comes, -1 to what was (0: nothing tells).

    The nearest sign of tense in the sentence decides, a word before the expression more than one behind it.

    Args:
        words: Words of the block as printed.
        first: First word of the expression.
        last: Last word of the expression.
        sentence: First and last word of its sentence.
        table: Words that show a tense.
    """
    lead = first - 1
    while lead > sentence[0] and _is_of_clock(words[lead], table):
        lead -= 1
    if lead >= sentence[0] and words[lead].lower() in table.signs_beside:
        around = words[max(sentence[0], lead - REACH) : lead + REACH + 3]
        return -1 if not table.roles["past before past"].isdisjoint(around) else 1
    best, found = float(REACH), 0
    for at in range(max(sentence[0], first - REACH), min(sentence[1], last + REACH) + 1):
        if first <= at <= last:
            continue
        sign = _sign(words, at, table, is_before=at < first)
        distance = float(first - at) if at < first else (at - last) * BEHIND
        if sign and distance < best:
            best, found = distance, sign
    return found


def _is_of_clock(word: str, table: TimeWords) -> bool:
    """Whether a word belongs to a time of day: `9 a.m. EST` before `Tuesday`."""
    senses = table.by_first.get(word.lower(), ())
    return word[0].isdigit() or any(sense.kind in ("meridiem", "zone", "clock") for sense in senses)


def _sign(words: Sequence[str], at: int, table: TimeWords, *, is_before: bool) -> int:
    """The tense that one word shows: from the table, or by its ending; a participle after `be` shows none.

    What is planned (`to` and a verb) comes after the expression at best by chance: `closed on Friday to mourn`.
    """
    word, roles = words[at], table.roles
    if is_before and word in roles["infinitive"] and at + 1 < len(words):
        following = words[at + 1]
        return 1 if following.isalpha() and following.islower() and following not in roles["no verb"] else 0
    if word[0].isupper() and word.lower() not in roles["capital sign"]:
        return 0
    sign = table.signs.get(word.lower(), 0) or (-1 if _has_past_ending(word, roles["past ending"]) else 0)
    if sign > 0 and not roles["past auxiliary"].isdisjoint(words[max(at - 3, 0) : at]):
        return -1  # `did not meet`
    return 0 if sign < 0 and at and words[at - 1] in roles["no past after"] else sign


def _has_past_ending(word: str, endings: frozenset[str]) -> bool:
    return any(len(word) > len(ending) + 2 and word.endswith(ending) for ending in endings)
