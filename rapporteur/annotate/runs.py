"""Runs of capitalised words outside the registry: what may be the name of somebody or of a body."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rapporteur.annotate.found import Found
from rapporteur.annotate.words import FUNCTION_WORDS, Words
from rapporteur.reference import Reference
from rapporteur.reference.actor_words import ActorWords


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words: token indexes `[first, stop)` and the sentence."""

    first: int
    stop: int
    sentence: int


@dataclass(frozen=True)
class Page:
    """What the rules look at. `taken` are tokens of names already found, `titles` and `phrases` offices by
    the token after them and by their first token."""

    words: Words
    table: ActorWords
    reference: Reference
    taken: frozenset[int]
    titles: Mapping[int, Found]
    phrases: Mapping[int, Found]

    def key(self, run: Run) -> tuple[str, ...]:
        """The folded words of a run."""
        return tuple(word for word in self.words.folded[run.first : run.stop] if word)


def find_runs(page: Page) -> Iterator[Run]:
    """Runs in text order."""
    for sentence, (first, stop, _) in enumerate(page.words.ranges):
        at = first
        while at < stop:
            end = _run_end(page, at, stop)
            if end == at:
                at += 1
                continue
            yield Run(at, end, sentence)
            at = end


def _run_end(page: Page, at: int, stop: int) -> int:
    """One past the last word of the run that begins here; `at` itself if none does."""
    while at < stop and _is_name_word(page, at):
        at += 1
        joined = _past_joiners(page, at, stop)
        if joined < stop and _is_name_word(page, joined):
            at = joined
    return at


def _past_joiners(page: Page, at: int, stop: int) -> int:
    """Past particles and hyphens ("van der", "al-"), at most three."""
    words = page.words
    last = min(at + 3, stop)
    while at < last:
        particle = words.words[at].islower() and words.lower[at] in page.table.particles
        hyphen = words.words[at] == "-" and words.glued(at) and at + 1 < stop and words.glued(at + 1)
        if not (particle or hyphen):
            break
        at += 1
    return at


def _is_name_word(page: Page, at: int) -> bool:
    word = page.words.words[at]
    if not word[0].isupper() and (at == 0 or page.words.words[at - 1] != "-"):
        return False
    if at in page.taken or (not word[0].isupper() and not _hyphened(page, at)):
        return False
    if word.rstrip(".") in page.table.honorifics:
        return False
    if word.rstrip(".") in page.table.calendar and not _is_given_name(page, at):
        return False
    lower = page.words.lower[at]
    if lower in FUNCTION_WORDS or word in page.table.not_names:
        return False
    if lower in page.table.nouns and word not in page.table.organisations:
        return False
    if len(word) > 2 and word.endswith("."):
        return False
    return word.replace("'", "").replace("’", "").replace(".", "").isalpha()


def _is_given_name(page: Page, at: int) -> bool:
    """ "Jan" and "May" before a name, not before a day or a year."""
    words = page.words
    if words.words[at] not in ("Jan", "May", "April", "June", "August") or at + 1 >= len(words.words):
        return False
    following = words.words[at + 1]
    capital = (
        following[0].isupper()
        and following.rstrip(".") not in page.table.calendar
        and at + 1 not in page.taken
    )
    return capital or (words.lower[at + 1] in page.table.particles and following.islower())


def _hyphened(page: Page, at: int) -> bool:
    """Whether a small-letter part follows a hyphen within a name ("Yong-nam")."""
    words = page.words
    return (
        at > 1
        and words.words[at].isalpha()
        and words.words[at - 1] == "-"
        and words.glued(at)
        and words.words[at - 2][0].isupper()
        and at - 2 not in page.taken
    )
