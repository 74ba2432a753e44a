"""A sentence as the rules of this package read it: words, and who and what stands at which word."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from rapporteur.annotate.times.governing import SentenceTimes
from rapporteur.annotate.view import View
from rapporteur.claims.grammar import BOUNDARIES, DETERMINERS, POSSESSIVES, SKIPPED, SUBORDINATORS, is_adverb
from rapporteur.model.annotation import Sentence, Timex
from rapporteur.model.text import Block
from rapporteur.reference.frames import Pattern

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’][^\W_]+)*|\S")
POSSESSIVE = re.compile(r"['’]s?$")
MAX_CHARACTERS = 6000
"""A longer stretch without a full stop is a list or a table, and would cost time out of proportion."""
Over = Callable[[int, int], tuple[int, int]]
"""From offsets to the words `[first, end)` that they cover."""


@dataclass(frozen=True, slots=True)
class Party:
    """An outermost mention of an actor over the words `[first, end)`; `adjective` for "Syrian"."""

    first: int
    end: int
    chain: str
    possessive: bool
    adjective: bool = False
    is_state: bool = False
    is_person: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Actors that stand together in one place, such as "X, Y and Z"."""

    first: int
    end: int
    chains: tuple[str, ...]


@dataclass(frozen=True)
class Phrase:
    """A sentence. `words` are lower case; `spans` their offsets; `texts` maps the
    first word of a text's name to the family of text, `text_ends` to the end of the name; `governing` gives the
    time that governs the predicate at the characters `[start, end)`."""

    sentence: Sentence
    block: Block
    printed: tuple[str, ...]
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    parties: tuple[Party, ...]
    times: tuple[tuple[int, int, Timex], ...]
    texts: dict[int, str] = field(default_factory=dict)
    text_ends: dict[int, int] = field(default_factory=dict)
    governing: Callable[[int, int], Timex | None] = field(default=lambda *_: None, repr=False, compare=False)

    def party_from(self, index: int) -> Party | None:
        """The party whose first word stands at `index`."""
        return next((party for party in self.parties if party.first == index), None)

    def party_to(self, end: int) -> Party | None:
        """The party whose last word stands just before `end`."""
        return next((party for party in reversed(self.parties) if party.end == end), None)

    def party_over(self, index: int) -> Party | None:
        """The party that covers `index`."""
        return next((party for party in self.parties if party.first <= index < party.end), None)

    def time_over(self, index: int) -> tuple[int, int, Timex] | None:
        """The time expression that covers `index`."""
        return next((time for time in self.times if time[0] <= index < time[1]), None)

    def group_of(self, party: Party) -> Group:
        """The party with those coordinated with it: only commas, "and" and determiners stand between."""
        at = self.parties.index(party)
        low, high = at, at
        while low > 0 and self._joined(self.parties[low - 1], self.parties[low]):
            low -= 1
        while high + 1 < len(self.parties) and self._joined(self.parties[high], self.parties[high + 1]):
            high += 1
        members = self.parties[low : high + 1]
        if not self._has_conjunction(members):
            members = (party,)
        chains = tuple(dict.fromkeys(member.chain for member in members))
        return Group(members[0].first, members[-1].end, chains)

    def _joined(self, left: Party, right: Party) -> bool:
        between = self.words[left.end : right.first]
        if left.first == right.first or left.end > right.first:
            return True
        return bool(between) and all(
            word in (",", "and", "&", "-", "both", "as", "well") or word in DETERMINERS for word in between
        )

    def _has_conjunction(self, members: tuple[Party, ...]) -> bool:
        words = self.words[members[0].first : members[-1].end]
        return any(word in ("and", "&", "-", "well") for word in words) or any("-" in word for word in words)

    def clause(self, index: int) -> tuple[int, int]:
        """The words `[first, end)` around `index` up to the nearest clause borders."""
        first, end = index, index + 1
        while first > 0 and not self.is_border(first - 1):
            first -= 1
        while end < len(self.printed) and not self.is_border(end):
            end += 1
        return first, end

    def is_border(self, index: int) -> bool:
        """Whether a clause begins at this word: a relative, a subordinator, "and" before a new predicate."""
        word = self.words[index]
        if word in BOUNDARIES:
            return True
        if word in SUBORDINATORS:
            return self.time_over(index) is None and self.time_over(index + 1) is None
        following = self.words[index + 1] if index + 1 < len(self.printed) else ""
        return word == "but" or (word == "and" and following in SKIPPED.predicate_openers)

    def offsets(self, first: int, end: int) -> tuple[int, int]:
        """The characters `[start, end)` of the words `[first, end)`."""
        return self.spans[first][0], self.spans[end - 1][1]


def phrases_of(view: View, start: int, end: int) -> Iterator[Phrase]:
    """The sentences of a stretch of text, ready for the rules; what is too long to be one is left out."""
    for sentence in view.sentences_in(start, end):
        block = view.block_at(sentence.start)
        if block is not None and sentence.end - sentence.start <= MAX_CHARACTERS:
            yield phrase_of(view, sentence, block)


def phrase_of(view: View, sentence: Sentence, block: Block) -> Phrase:
    """Cut one sentence into words and lay the mentions and times over them."""
    cut = tuple(_words(view.words(sentence.start, sentence.end), sentence.start))
    starts = [start for start, _ in cut]
    printed = tuple(view.text.text[start:end] for start, end in cut)

    def over(start: int, end: int) -> tuple[int, int]:
        first = bisect_left(starts, start + 1) - 1
        return max(first, 0), max(bisect_left(starts, end), first + 1)

    parties = tuple(_parties(view, sentence, printed, over))
    times = tuple((*over(time.start, time.end), time) for time in view.times_in(sentence.start, sentence.end))
    return Phrase(
        sentence,
        block,
        printed,
        tuple(word.lower() for word in printed),
        cut,
        parties,
        times,
        governing=SentenceTimes(view, sentence).governing,
    )


def _words(words: str, offset: int) -> Iterator[tuple[int, int]]:
    """Spans of words; possessives and "n't" stand apart, because rules ask for them by themselves."""
    for match in WORD.finditer(words):
        start, end = match.span()
        tail = POSSESSIVE.search(match.group()) if end - start > 2 else None
        if tail:
            yield offset + start, offset + start + tail.start()
            yield offset + start + tail.start(), offset + end
        else:
            yield offset + start, offset + end


def _parties(view: View, sentence: Sentence, printed: tuple[str, ...], over: Over) -> Iterator[Party]:
    covered = -1
    for mention, chain in view.mentions_in(sentence.start, sentence.end):
        if mention.end <= covered:
            continue
        covered = mention.end
        first, end = over(mention.start, mention.end)
        has_tail = end - first > 1 and printed[end - 1] in ("'s", "’s", "'", "’")
        end -= has_tail
        marked = has_tail or (end < len(printed) and printed[end] in ("'s", "’s", "'", "’"))
        possessive = marked or (mention.kind == "pronoun" and printed[first].lower() in POSSESSIVES)
        yield Party(
            first,
            end,
            chain.id,
            possessive,
            adjective=mention.kind == "demonym",
            is_state=chain.actor_kind == "state",
            is_person=chain.actor_kind == "person",
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: the words it covers, its head, and the tags of the head's form."""

    first: int
    end: int
    head: int
    own: tuple[int, ...]
    tags: frozenset[str]


def match_at(pattern: Pattern, words: tuple[str, ...], first: int) -> Match | None:
    """Match a pattern whose first item stands at `first`; a gap takes as few words as it can."""
    found: list[int] = []
    at = first
    for forms, reach in pattern.steps:
        at = _find(forms, words, at, reach) if found else at
        if at < 0 or words[at] not in forms:
            return None
        found.append(at)
        at += 1
    head = found[pattern.head_step]
    return Match(first, at, head, tuple(found), pattern.steps[pattern.head_step][0][words[head]])


def _find(forms: dict[str, frozenset[str]], words: tuple[str, ...], at: int, reach: int) -> int:
    if at < len(words) and words[at] in forms:
        return at
    while reach == 0 and 0 < at < len(words) and words[at] not in forms and is_adverb(words[at]):
        at += 1
    for index in range(at, min(at + reach + 1, len(words))):
        if words[index] in forms:
            return index
        if words[index] in (",", ";", ":", "."):
            return -1
    return -1
