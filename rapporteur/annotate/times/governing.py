"""Which time expression says when something happened: that of its clause, not the nearest one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from rapporteur.annotate.grammar import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    words_of,
)
from rapporteur.annotate.view import View
from rapporteur.model.annotation import Sentence, Timex

Kind = Literal["main", "coordinate", "subordinate", "infinitive", "complement", "relative", "aside", "tail"]

MAX_CHARACTERS = 6000
"""A longer stretch without a full stop is a list or a table."""
OPENING = 2
"""So many words may stand before a time that opens its sentence: `Early on Monday`."""
DEEPEST = 12
"""Nobody nests clauses deeper; brackets without end do."""
TAIL = 8
"""So many words after a comma a saying verb makes `, officials said on Monday`."""
NEAR_ACT = 6
"""How far before an infinitive its verb may stand."""
NEAR_NOUN = 4
"""How far behind a time its noun may stand: `Tuesday's second vote`."""

_SAYING = words_of(
    "said says say saying announced announces told tells added adds confirmed confirms warned warns stated states "
    "insisted insists replied replies declared declares suggested suggests indicated indicates denied explained "
    "recalled argued pledged vowed noted stressed reiterated reported reports wrote writes"
)
_RELATIVES = words_of("who whom whose which")
_SUBORDINATORS = words_of(
    "because although though while whereas if unless when where after since until once whether"
)
_IRREGULAR_PASTS = words_of(
    "met held wrote sent gave took made said broke withdrew put set brought found kept got became chose led paid "
    "went left sat spoke told sought flew stood heard saw let won lost began came fell fled drew threw ran"
)
_ONE_ACT = words_of(
    "vote votes voted refuse refuses refused decline declines declined fail fails failed manage manages managed begin "
    "begins began start starts started continue continues continued"
)
_AS_PREPOSITION = words_of("of well part soon early far many much long such")
_OF_NOUN = frozenset({"of", "dated"})
_COMPARED = frozenset({"from", "than"})
_PLACING = frozenset({"at", "in", "during"})
_BACK = frozenset({"then"})
_QUOTES = {"“": "”", "«": "»", "„": "”", "``": "''"}


@dataclass(frozen=True, slots=True)
class _Word:
    """A token of the sentence; `time` is the expression that it belongs to."""

    start: int
    end: int
    word: str
    is_name: bool
    time: Timex | None


@dataclass(slots=True)
class _Clause:
    """A clause that is being read: how it began, in what, and how many verb groups it has had."""

    id: int
    kind: Kind
    parent: "_Clause | None"
    closes: str = ","
    verbs: int = 0
    words: int = 0
    depth: int = 0


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
    if sentence is None or sentence.end - sentence.start > MAX_CHARACTERS:
        return None
    words = _words(view, sentence)
    inside = [at for at, word in enumerate(words) if word.start < end and start < word.end]
    if not inside:
        return None
    clauses = _clauses(words)
    first, last = inside[0], inside[-1]
    home = clauses[next((at for at in reversed(inside) if words[at].time is None), last)]
    here = [
        (at, time)
        for at, time in _dates(words)
        if clauses[at].id == home.id and _may_govern(words, at, time, first, last)
    ]
    if here:
        return min(here, key=lambda pair: (_distance(pair[0], first, last), pair[0]))[1]
    return _opening(words, clauses, home, first, last) or _time_before(view, sentence, words, clauses, home)


def _words(view: View, sentence: Sentence) -> tuple[_Word, ...]:
    times = view.times_in(sentence.start, sentence.end)
    words, at = [], 0
    for token in view.tokens_in(sentence.start, sentence.end):
        while at < len(times) and times[at].end <= token.start:
            at += 1
        time = times[at] if at < len(times) and times[at].start < token.end else None
        printed = view.words(token.start, token.end)
        words.append(_Word(token.start, token.end, printed.lower(), printed[0].isupper(), time))
    return tuple(words)


def _dates(words: tuple[_Word, ...]) -> Iterator[tuple[int, Timex]]:
    """Expressions that place something in the calendar, with their first word."""
    for at, word in enumerate(words):
        time = word.time
        if time is None or (at and words[at - 1].time is time):
            continue
        if time.type in ("DATE", "TIME") and time.edtf is not None:
            yield at, time


def _distance(at: int, first: int, last: int) -> int:
    return 0 if first <= at <= last else (first - at if at < first else at - last)


def _may_govern(words: tuple[_Word, ...], at: int, time: Timex, first: int, last: int) -> bool:
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
    said = at - 1 if before in _SAYING else at - 2 if at > 1 else -1
    is_of_saying = said >= 0 and _is_saying(words[said]) and (said == at - 1 or before in PREPOSITIONS)
    return not is_of_saying or first <= said


def _is_place_in_time(words: tuple[_Word, ...], at: int) -> bool:
    """Whether the noun of a time says where and when: `at the September session`, `in a letter of 5 May`."""
    for word in reversed(words[max(at - NEAR_NOUN, 0) : at]):
        if word.word in _PLACING:
            return True
        if not word.word.isalpha() or word.word in PREPOSITIONS - _OF_NOUN:
            return False
    return False


def _is_saying(word: _Word) -> bool:
    return word.word in _SAYING and not word.is_name


def _is_noun(word: str) -> bool:
    return word not in AUXILIARIES | PREPOSITIONS | SUBJECT_PRONOUNS and not _is_past(word)


def _opening(
    words: tuple[_Word, ...], clauses: tuple[_Clause, ...], home: _Clause, first: int, last: int
) -> Timex | None:
    """The time that opens the sentence, for clauses told by its author and not by somebody in it."""
    clause: _Clause | None = home
    while clause is not None:
        if clause.kind not in ("main", "coordinate", "subordinate", "infinitive", "tail"):
            return None
        clause = clause.parent
    at, time = next(_dates(words), (len(words), None))
    if time is None or at > OPENING or clauses[at].kind != "main":
        return None
    return time if _may_govern(words, at, time, first, last) else None


def _time_before(
    view: View, sentence: Sentence, words: tuple[_Word, ...], clauses: tuple[_Clause, ...], home: _Clause
) -> Timex | None:
    """The last date that the sentence before tells itself, where the clause points back with `then`."""
    points_back = any(
        word.word in _BACK
        and clauses[at].id == home.id
        and (at + 1 == len(words) or words[at + 1].word != "-")
        for at, word in enumerate(words)
    )
    earlier = view.sentence_at(sentence.start - 2) or view.sentence_at(sentence.start - 1)
    if not points_back or earlier is None or earlier.block != sentence.block:
        return None
    told = _words(view, earlier)
    kinds = _clauses(told)
    dates = [time for at, time in _dates(told) if kinds[at].kind in ("main", "coordinate")]
    return dates[-1] if dates else None


def _clauses(words: tuple[_Word, ...]) -> tuple[_Clause, ...]:
    """The clause of each word, read once from left to right."""
    reader = _Reader(words)
    return tuple(reader.clause_at(at) for at in range(len(words)))


class _Reader:
    """Reads clauses from left to right; `current` is the clause that is open."""

    def __init__(self, words: tuple[_Word, ...]) -> None:
        self.words = words
        self.count = 0
        self.current = _Clause(0, "main", None)

    def clause_at(self, at: int) -> _Clause:
        """The clause of the word at `at`; called for each word in turn."""
        word = self.words[at]
        if word.time is None:
            self._turn(at, word.word)
        self.current.words += 1
        return self.current

    def _turn(self, at: int, word: str) -> None:
        if word == self.current.closes and (word != "," or self.current.words > 1):
            self._close()
            if word == ",":
                self._tail(at)
        elif word in (";", ":"):
            self.current = self._new("main", None)
        elif word in _QUOTES or (word == '"' and not self._is_open('"')):
            self._open("aside", _QUOTES.get(word, word))
        elif word in ("”", "»", "''", '"', ")", "]"):
            self._close_to(word)
        elif word == "(":
            self._open("aside", ")")
        elif word in ("—", "–", "--"):
            self._close_to(word) if self._is_open(word) else self._open("aside", word)
        elif word == ",":
            self._tail(at)
        else:
            self._word(at, word)

    def _word(self, at: int, word: str) -> None:
        before = self.words[at - 1].word if at else ""
        if word in _RELATIVES or (word == "that" and before not in PREPOSITIONS and self._is_clause(at + 1)):
            is_told = word == "that" and (before in _SAYING or _is_past(before) or self._is_time(at - 1))
            self._open("complement" if is_told else "relative", "" if is_told else ",")
        elif self._begins_subordinate(at, word):
            self._open("subordinate", ",")
        elif word == "to" and self._is_infinitive(at + 1) and not self._is_one_act(at):
            self._open("infinitive", ",")
        elif word in ("and", "but") and self._is_predicate(at + 1):
            while self.current.kind == "infinitive" and self.current.parent:
                self.current = self.current.parent
            self.current = self._new(
                "coordinate" if self._is_told() else self.current.kind, self.current.parent
            )
        elif self._is_verb(at):
            self.current.verbs += 1
            if self.current.kind == "relative" and self.current.verbs > 1:
                self._close()

    def _is_told(self) -> bool:
        return self.current.kind in ("main", "coordinate")

    def _begins_subordinate(self, at: int, word: str) -> bool:
        if self._is_time(at + 1):
            return False
        following = self.words[at + 1].word if at + 1 < len(self.words) else ""
        if word == "as":
            return following not in _AS_PREPOSITION
        return word in _SUBORDINATORS or (word == "before" and self._is_clause(at + 1))

    def _is_one_act(self, at: int) -> bool:
        """Whether the verb before an infinitive is the same act: `voted to`, `refused to`, not `agreed to`."""
        for word in reversed(self.words[max(at - NEAR_ACT, 0) : at]):
            if word.word in _ONE_ACT:
                return True
            if word.word == "," or _is_past(word.word):
                return False
        return False

    def _is_infinitive(self, at: int) -> bool:
        if at >= len(self.words):
            return False
        word = self.words[at]
        is_verb = word.word.isalpha() and not word.is_name and word.time is None
        return is_verb and word.word not in DETERMINERS | PREPOSITIONS | {"me", "him", "them", "us", "whom"}

    def _is_predicate(self, at: int) -> bool:
        """Whether a verb, or a subject with its verb, stands here."""
        if at >= len(self.words):
            return False
        word = self.words[at].word
        return word in AUXILIARIES | SUBJECT_PRONOUNS or _is_past(word) or self._is_clause(at)

    def _is_clause(self, at: int) -> bool:
        """Whether a verb comes within a few words, before any mark."""
        for word in self.words[at : at + 7]:
            if not word.word[0].isalnum() and word.word not in ("'s", "’s", "-"):
                return False
            if word.word in AUXILIARIES or _is_past(word.word):
                return True
        return False

    def _is_verb(self, at: int) -> bool:
        """Whether a verb group begins here: an auxiliary or a past form with no auxiliary right before it."""
        word, before = self.words[at].word, [one.word for one in self.words[max(at - 3, 0) : at]]
        if not (word in AUXILIARIES or _is_past(word)):
            return False
        return not any(one in AUXILIARIES for one in before)

    def _is_time(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at].time is not None

    def _tail(self, at: int) -> None:
        """`, officials said on Monday`: a clause of its own up to the next comma."""
        if self.current.kind == "tail" or (self._is_time(at - 1) and at <= OPENING + 1):
            return
        following = [word.word for word in self.words[at + 1 : at + 3]]
        if len(following) == 2 and _is_past(following[0]) and following[1] == "by":
            self._open("relative", ",")  # `, tabled by Japan on Monday,`
            self.current.verbs = -1
            return
        for word in self.words[at + 1 : at + 1 + TAIL]:
            if word.word in (",", "“", '"', "``", "who", "which", "that"):
                return
            if _is_saying(word):
                self._open("tail", ",")
                return

    def _new(self, kind: Kind, parent: _Clause | None, closes: str = ",") -> _Clause:
        self.count += 1
        depth = parent.depth + 1 if parent else 0
        ends = closes if kind not in ("main", "coordinate") else ""
        return _Clause(self.count, kind, parent, ends, depth=depth)

    def _open(self, kind: Kind, closes: str) -> None:
        if self.current.depth < DEEPEST:
            self.current = self._new(kind, self.current, closes)

    def _close(self) -> None:
        """Leave the open clause, and those that a comma leaves with it."""
        mark = self.current.closes
        self.current = self.current.parent or self.current
        while mark == "," and self.current.kind in ("infinitive", "relative") and self.current.parent:
            self.current = self.current.parent

    def _is_open(self, mark: str) -> bool:
        clause: _Clause | None = self.current
        while clause is not None:
            if clause.closes == mark:
                return True
            clause = clause.parent
        return False

    def _close_to(self, mark: str) -> None:
        """Leave everything up to the clause that this mark closes; a mark that closes nothing changes nothing."""
        if self._is_open(mark):
            while self.current.closes != mark and self.current.parent:
                self.current = self.current.parent
            self.current = self.current.parent or self.current


def _is_past(word: str) -> bool:
    return word in _IRREGULAR_PASTS or (len(word) > 4 and word.endswith("ed") and word != "united")
