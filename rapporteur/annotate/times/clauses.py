"""Clauses of a sentence: which words belong to one predicate, and which stand in a clause of their own."""

from dataclasses import dataclass
from typing import Literal

from rapporteur.annotate.grammar import AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBJECT_PRONOUNS, words_of
from rapporteur.model.annotation import Timex

Kind = Literal["main", "coordinate", "subordinate", "infinitive", "complement", "relative", "aside", "tail"]

OPENING = 2
"""So many words may stand before a time that opens its sentence: `Early on Monday`."""
DEEPEST = 12
"""Nobody nests clauses deeper; brackets without end do."""
TAIL = 8
"""So many words after a comma a saying verb makes `, officials said on Monday`."""
NEAR_ACT = 6
"""How far before an infinitive its verb may stand."""
SAYING = words_of(
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
_QUOTES = {"“": "”", "«": "»", "„": "”", "``": "''"}


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the sentence; `time` is the expression that it belongs to."""

    start: int
    end: int
    word: str
    is_name: bool
    time: Timex | None


@dataclass(slots=True)
class Clause:
    """A clause that is being read: how it began, in what, and how many verb groups it has had."""

    id: int
    kind: Kind
    parent: "Clause | None"
    closes: str = ","
    verbs: int = 0
    words: int = 0
    depth: int = 0


def read_clauses(words: tuple[Word, ...]) -> tuple[Clause, ...]:
    """The clause of each word, read once from left to right."""
    reader = _Reader(words)
    return tuple(reader.clause_at(at) for at in range(len(words)))


class _Reader:
    """Reads clauses from left to right; `current` is the clause that is open."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self.count = 0
        self.current = Clause(0, "main", None)

    def clause_at(self, at: int) -> Clause:
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
            is_told = word == "that" and (before in SAYING or is_past(before) or self._is_time(at - 1))
            self._open("complement" if is_told else "relative", "" if is_told else ",")
        elif self._is_reduced(at):
            self._open("relative", ",")  # `a draft tabled by Japan on Monday`
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

    def _is_reduced(self, at: int) -> bool:
        """Whether a participle with `by` stands behind its noun, without an auxiliary."""
        behind = self.words[at + 1].word if at + 1 < len(self.words) else ""
        if not is_past(self.words[at].word) or behind != "by" or not at:
            return False
        before = [word.word for word in self.words[max(at - 3, 0) : at]]
        return before[-1] not in ("and", "or") and not any(word in AUXILIARIES for word in before)

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
            if word.word == "," or is_past(word.word):
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
        return word in AUXILIARIES | SUBJECT_PRONOUNS or is_past(word) or self._is_clause(at)

    def _is_clause(self, at: int) -> bool:
        """Whether a verb comes within a few words, before any mark."""
        for word in self.words[at : at + 7]:
            if not word.word[0].isalnum() and word.word not in ("'s", "’s", "-"):
                return False
            if word.word in AUXILIARIES or is_past(word.word):
                return True
        return False

    def _is_verb(self, at: int) -> bool:
        """Whether a verb group begins here: an auxiliary or a past form with no auxiliary right before it."""
        word, before = self.words[at].word, [one.word for one in self.words[max(at - 3, 0) : at]]
        if not (word in AUXILIARIES or is_past(word)):
            return False
        return not any(one in AUXILIARIES for one in before)

    def _is_time(self, at: int) -> bool:
        return 0 <= at < len(self.words) and self.words[at].time is not None

    def _tail(self, at: int) -> None:
        """`, officials said on Monday`: a clause of its own up to the next comma."""
        if self.current.kind == "tail" or (self._is_time(at - 1) and at <= OPENING + 1):
            return
        for word in self.words[at + 1 : at + 1 + TAIL]:
            if word.word in (",", "“", '"', "``", "who", "which", "that"):
                return
            if is_saying(word):
                self._open("tail", ",")
                return

    def _new(self, kind: Kind, parent: Clause | None, closes: str = ",") -> Clause:
        self.count += 1
        depth = parent.depth + 1 if parent else 0
        ends = closes if kind not in ("main", "coordinate") else ""
        return Clause(self.count, kind, parent, ends, depth=depth)

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
        clause: Clause | None = self.current
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


def is_saying(word: Word) -> bool:
    """Whether a word is a verb of saying, and no name such as `States`."""
    return word.word in SAYING and not word.is_name


def is_past(word: str) -> bool:
    """Whether a word looks like a past form or a participle."""
    return word in _IRREGULAR_PASTS or (len(word) > 4 and word.endswith("ed") and word != "united")
