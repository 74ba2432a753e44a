"""Which time expression says when something happened: that of its clause, not the nearest one."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from rapporteur.annotate.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS
from rapporteur.annotate.times.clauses import OPENING, SAYING, Clause, Word, is_past, is_saying, read_clauses
from rapporteur.annotate.view import View
from rapporteur.model.annotation import Sentence, Timex

MAX_CHARACTERS = 6000
"""A longer stretch without a full stop is a list or a table."""
NEAR_NOUN = 4
"""How far behind a time its noun may stand: `Tuesday's second vote`."""

_OF_NOUN = frozenset({"of", "dated"})
_COMPARED = frozenset({"from", "than"})
_PLACING = frozenset({"at", "in", "during"})
_BACK = frozenset({"then"})
MOST_DATES = 12
"""So many dates of a clause are looked at on each side of a predicate."""


def governing_time(view: View, start: int, end: int) -> Timex | None:
    """The date or time of day that governs the predicate at a span.

    First a time in the predicate's own clause, the nearest; then one that opens the sentence; where the clause
    says "then", the last one of the sentence before. Times inside relative clauses, quotations, asides and
    `, officials said on Monday` govern only what stands in there; `Tuesday's vote` and `a letter of 5 May` say
    nothing of a verb. Lengths and vague times are no dates.

    Args:
        view: A text with its tokens, sentences and times.
        start: First character of the predicate (a verb or a noun for an act).
        end: One past its last character.

    Returns:
        An expression with an interval, None where the text gives no date for it.
    """
    sentence = view.sentence_at(start)
    return SentenceTimes(view, sentence).governing(start, end) if sentence else None


class SentenceTimes:
    """The times of one sentence by clause; read once, asked for each of its predicates."""

    def __init__(self, view: View, sentence: Sentence) -> None:
        self.view = view
        self.sentence = sentence

    def governing(self, start: int, end: int) -> Timex | None:
        """As `governing_time`, for a predicate of this sentence."""
        first = bisect_right(self._ends, start)
        last = bisect_left(self._starts, end) - 1
        if first > last:
            return None
        home = next(
            (self.clauses[at] for at in range(last, first - 1, -1) if self.words[at].time is None),
            self.clauses[last],
        )
        here = [
            (at, time)
            for at, time in self._near(home, first)
            if _may_govern(self.words, at, time, first, last)
        ]
        if here:
            return min(here, key=lambda pair: (_distance(pair[0], first, last), pair[0]))[1]
        return (
            self._pointed_at(home)
            or self._opening(home, first, last)
            or (self._told_before if home.id in self._pointing_back else None)
        )

    def _pointed_at(self, home: Clause) -> Timex | None:
        """The date right before a clause that tells what was on it: `on 5 May, when the envoys met`."""
        begin = next((at for at, clause in enumerate(self.clauses) if clause.id == home.id), 0)
        if not begin or self.words[begin].word != "when":
            return None
        before = begin - 2 if self.words[begin - 1].word == "," else begin - 1
        time = self.words[before].time if before >= 0 else None
        return time if time and time.type in ("DATE", "TIME") and time.edtf is not None else None

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words; none where the sentence is too long to be one."""
        too_long = self.sentence.end - self.sentence.start > MAX_CHARACTERS
        return () if too_long else _words(self.view, self.sentence)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clause of each word."""
        return read_clauses(self.words)

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def _ends(self) -> list[int]:
        return [word.end for word in self.words]

    @cached_property
    def _dates(self) -> dict[int, list[tuple[int, Timex]]]:
        """Expressions that place something in the calendar, with their first word, by clause."""
        dates: dict[int, list[tuple[int, Timex]]] = {}
        for at, word in enumerate(self.words):
            time = word.time
            is_first = time is not None and not (at and self.words[at - 1].time is time)
            if is_first and time is not None and time.type in ("DATE", "TIME") and time.edtf is not None:
                dates.setdefault(self.clauses[at].id, []).append((at, time))
        return dates

    def _near(self, clause: Clause, first: int) -> list[tuple[int, Timex]]:
        """Dates of a clause on both sides of a word; of a list without end only the next ones."""
        dates = self._dates.get(clause.id, [])
        middle = bisect_left(dates, first, key=lambda pair: pair[0])
        return dates[max(middle - MOST_DATES, 0) : middle + MOST_DATES]

    def _opening(self, home: Clause, first: int, last: int) -> Timex | None:
        """The time that opens the sentence, for clauses told by its author and not by somebody in it."""
        clause: Clause | None = home
        while clause is not None:
            if clause.kind not in ("main", "coordinate", "subordinate", "infinitive", "tail"):
                return None
            clause = clause.parent
        for at, time in self._dates.get(0, ())[:1]:
            if at <= OPENING and _may_govern(self.words, at, time, first, last):
                return time
        return None

    @cached_property
    def _pointing_back(self) -> frozenset[int]:
        """Clauses that say `then`."""
        return frozenset(
            self.clauses[at].id
            for at, word in enumerate(self.words)
            if word.word in _BACK and (at + 1 == len(self.words) or self.words[at + 1].word != "-")
        )

    @cached_property
    def _told_before(self) -> Timex | None:
        """The last date that the sentence before, in the same block, tells itself."""
        start = self.sentence.start
        earlier = self.view.sentence_at(start - 2) or self.view.sentence_at(start - 1)
        if earlier is None or earlier.block != self.sentence.block:
            return None
        before = SentenceTimes(self.view, earlier)
        told = [
            date
            for dates in before._dates.values()
            for date in dates
            if before.clauses[date[0]].kind in ("main", "coordinate")
        ]
        return max(told, key=lambda date: date[0])[1] if told else None


def _words(view: View, sentence: Sentence) -> tuple[Word, ...]:
    times = view.times_in(sentence.start, sentence.end)
    words, at = [], 0
    for token in view.tokens_in(sentence.start, sentence.end):
        while at < len(times) and times[at].end <= token.start:
            at += 1
        time = times[at] if at < len(times) and times[at].start < token.end else None
        printed = view.words(token.start, token.end)
        words.append(Word(token.start, token.end, printed.lower(), printed[0].isupper(), time))
    return tuple(words)


def _distance(at: int, first: int, last: int) -> int:
    return 0 if first <= at <= last else (first - at if at < first else at - last)


def _may_govern(words: tuple[Word, ...], at: int, time: Timex, first: int, last: int) -> bool:
    """Whether an expression of the clause speaks of this predicate, not of a noun or of a verb of saying."""
    end = at
    while end + 1 < len(words) and words[end + 1].time is time:
        end += 1
    before = words[at - 1].word if at else ""
    behind = words[end + 1].word if end + 1 < len(words) else ""
    if before in _COMPARED:
        return False  # `down from 2013`
    is_of_noun = behind in ("'s", "’s", "'", "’") or (
        before in DETERMINERS and behind.isalpha() and _is_noun(behind)
    )
    if is_of_noun or before in _OF_NOUN:
        own = end < last <= end + NEAR_NOUN if is_of_noun else last == at - 2
        return own or _is_place_in_time(words, at)
    said = at - 1 if before in SAYING else at - 2 if at > 1 else -1
    is_of_saying = said >= 0 and is_saying(words[said]) and (said == at - 1 or before in PREPOSITIONS)
    return not is_of_saying or first <= said


def _is_place_in_time(words: tuple[Word, ...], at: int) -> bool:
    """Whether the noun of a time says where and when: `at the September session`, `in a letter of 5 May`."""
    for word in reversed(words[max(at - NEAR_NOUN, 0) : at]):
        if word.word in _PLACING:
            return True
        if not word.word.isalpha() or word.word in PREPOSITIONS - _OF_NOUN:
            return False
    return False


def _is_noun(word: str) -> bool:
    return word not in AUXILIARIES | PREPOSITIONS | SUBJECT_PRONOUNS and not is_past(word)
