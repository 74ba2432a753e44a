"""Bodies outside the registry, by the head of their name: "Korean Bar Association", "Institute for Open Records"."""

from collections.abc import Iterable, Iterator

from rapporteur.annotate.found import Found
from rapporteur.annotate.runs import Page, Run
from rapporteur.annotate.words import FUNCTION_WORDS, Words
from rapporteur.model.vocabulary import ActorKind
from rapporteur.reference.names import is_acronym

_CONNECTORS = frozenset({"of", "for", "and", "on", "against", "the", "in", "to"})
_FIRST_CONNECTORS = frozenset({"of", "for", "on", "against", "to"})
_ARMED_HEADS = frozenset({"Army", "Front", "Forces", "Movement", "Union", "Brigade", "Brigades", "Council"})
_LEFT = 4
"""Words that a name may have before its run: parts of other names, words that are no names alone."""
_RIGHT = 14
"""Tokens that a name may have behind its head."""
_LONGEST_ACRONYM = 8


def find_bodies(page: Page, runs: Iterable[Run]) -> list[Found]:
    """Bodies, and the acronyms by which the text says it calls them: "(KBA)"."""
    bodies: list[Found] = []
    for run in runs:
        found = _body(page, run) if not bodies or run.first >= bodies[-1].stop else None
        if found is not None:
            bodies.append(found)
    return [*bodies, *_acronyms(page, bodies)]


def acronym_behind(words: Words, found: Found) -> int | None:
    """The token of an acronym in parentheses right behind a name."""
    at = found.stop + 1
    if at + 1 >= len(words.words) or words.words[at - 1] != "(" or words.words[at + 1] != ")":
        return None
    word = words.words[at]
    return at if is_acronym(word) and len(word) <= _LONGEST_ACRONYM and word.isalpha() else None


def _acronyms(page: Page, bodies: list[Found]) -> Iterator[Found]:
    kinds: dict[str, ActorKind] = {}
    for found in bodies:
        at = acronym_behind(page.words, found)
        if at is not None and at not in page.taken:
            kinds.setdefault(page.words.words[at], found.actor_kind)
    if not kinds:
        return
    inside = {token for found in bodies for token in range(found.first, found.stop)} | page.taken
    for sentence, (first, stop, _) in enumerate(page.words.ranges):
        for at in range(first, stop):
            kind = kinds.get(page.words.words[at])
            if kind is not None and at not in inside:
                yield Found(at, at + 1, sentence, "name", kind)


def _body(page: Page, run: Run) -> Found | None:
    words = page.words
    last = page.table.last_heads.get(words.words[run.stop - 1])
    if last is not None and run.stop - run.first > 1:
        return Found(_first(page, run, run.stop - 1), run.stop, run.sentence, "name", last)
    heads = [at for at in range(run.first, run.stop) if words.words[at] in page.table.organisations]
    if not heads or (run.stop < len(words.words) and words.lower[run.stop] in page.table.nouns):
        return None
    if words.words[run.first] in page.table.armed_heads and run.stop - run.first > 1:
        return Found(run.first, run.stop, run.sentence, "name", "armed-group")
    first = _first(page, run, heads[0])
    stop = run.stop
    if heads[-1] == stop - 1 or heads[0] == run.first:
        stop = _connected(page, stop, words.ranges[run.sentence][1])
    if stop - first < 2 or _is_numbered(words, first, stop):
        return None
    head = heads[-1] if heads[0] != first else heads[0]
    return Found(first, stop, run.sentence, "name", _kind(page, head, first, stop))


def _kind(page: Page, head: int, first: int, stop: int) -> ActorKind:
    """The kind that the head says; armies and fronts of liberation are armed groups."""
    words = page.words.words
    if words[head] in _ARMED_HEADS and page.table.armed_words.intersection(words[first:stop]):
        return "armed-group"
    return page.table.organisations[words[head]]


def _is_numbered(words: Words, first: int, stop: int) -> bool:
    """ "Group C": one of several, no body of its own."""
    return stop - first == 2 and len(words.words[stop - 1]) == 1


def _first(page: Page, run: Run, head: int) -> int:
    """Where the name begins: capitalised words before the run belong to it."""
    words = page.words
    first = run.first
    begin = words.ranges[run.sentence][0]
    while first > begin and run.first - first < _LEFT and _is_part(page, first - 1, begin):
        first -= 1
    if words.words[first] == "-" or (first == begin and first < run.first and head == run.first):
        return run.first
    return first


def _is_part(page: Page, at: int, begin: int) -> bool:
    words = page.words
    if not words.is_capital(at) or words.lower[at] in FUNCTION_WORDS:
        return False
    if at in page.taken:
        return True
    word = words.words[at]
    return word in page.table.not_names and at > begin and word.rstrip(".") not in page.table.honorifics


def _connected(page: Page, at: int, stop: int) -> int:
    """Capitalised words joined by "of", "for" and the like."""
    words = page.words
    end = at
    stop = min(stop, at + _RIGHT)
    while at < stop and at - end < 3:
        allowed = _CONNECTORS if at > end else _FIRST_CONNECTORS
        if words.lower[at] in allowed and words.words[at].islower():
            at += 1
        elif at > end and words.is_capital(at) and words.words[at - 1] not in (",", "."):
            end = at = at + 1
            while end < stop and words.is_capital(end):
                end = at = end + 1
        else:
            break
    return end
