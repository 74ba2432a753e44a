"""Names that the registry does not know: people by what stands around them, bodies by the head of their name.

A run of capitalised words is taken for a person only where its surroundings say so at least once in the text: a
title or honorific before it, an office in apposition, a verb of speech, a verb whose subject it is, or the
label of an interview turn. The same run is then taken elsewhere too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rapporteur.annotate.found import Found
from rapporteur.annotate.words import FUNCTION_WORDS, Words
from rapporteur.model.vocabulary import ActorKind
from rapporteur.reference import Reference
from rapporteur.reference.actor_words import ActorWords
from rapporteur.reference.names import is_acronym, name_key

_CONNECTORS = frozenset({"of", "for", "and", "on", "against", "the", "in", "to"})
_FIRST_CONNECTORS = frozenset({"of", "for", "on", "against", "to"})
_PLACE_BEFORE = frozenset({"in", "at", "near", "outside", "around", "from", "through", "into"})
_AUXILIARIES = frozenset(
    {"has", "had", "have", "is", "was", "will", "would", "did", "does", "could", "should"}
)
_ADVERBS = frozenset(
    {"yesterday", "today", "also", "later", "earlier", "then", "has", "had", "himself", "herself"}
)
_LONGEST = 6
_ABBREVIATED = frozenset({"Mr", "Ms", "Mrs", "Dr"})


@dataclass(frozen=True, slots=True)
class _Run:
    """Capitalised words: token indexes `[first, stop)` and the sentence."""

    first: int
    stop: int
    sentence: int


@dataclass(frozen=True)
class _Page:
    """What the rules look at. `taken` are tokens of names already found, `titles` and `phrases` offices by
    the token after them and by their first token."""

    words: Words
    table: ActorWords
    reference: Reference
    taken: frozenset[int]
    titles: dict[int, Found]
    phrases: dict[int, Found]


def find_people(
    words: Words, names: tuple[Found, ...], offices: tuple[Found, ...], *, reference: Reference
) -> tuple[Found, ...]:
    """Find people and bodies outside the registry by their names.

    Args:
        words: One text.
        names: Names of the registry in it.
        offices: Noun phrases for people in it.
        reference: For words of names and verbs of speech.

    Returns:
        In text order, not overlapping `names`.
    """
    page = _Page(
        words,
        reference.registry.actor_words,
        reference,
        frozenset(token for found in names for token in range(found.first, found.stop)),
        {found.stop: found for found in offices if not found.plural},
        {found.first: found for found in offices if not found.plural},
    )
    runs = tuple(_runs(page))
    bodies = [found for run in runs if (found := _body(page, run)) is not None]
    inside = {token for found in bodies for token in range(found.first, found.stop)}
    free = [run for run in runs if run.first not in inside and run.stop - 1 not in inside]
    people = _people(page, free)
    return tuple(sorted([*bodies, *people], key=lambda found: found.first))


def _runs(page: _Page) -> Iterator[_Run]:
    for sentence, (first, stop, _) in enumerate(page.words.ranges):
        at = first
        while at < stop:
            end = _run_end(page, at, stop)
            if end == at:
                at += 1
                continue
            yield _Run(at, end, sentence)
            at = end


def _run_end(page: _Page, at: int, stop: int) -> int:
    """One past the last word of the run that begins here; `at` itself if none does."""
    while at < stop and _is_name_word(page, at):
        at += 1
        joined = _past_joiners(page, at, stop)
        if joined < stop and _is_name_word(page, joined):
            at = joined
    return at


def _past_joiners(page: _Page, at: int, stop: int) -> int:
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


def _is_name_word(page: _Page, at: int) -> bool:
    word = page.words.words[at]
    if at in page.taken or (not word[0].isupper() and not _hyphened(page, at)):
        return False
    if word.rstrip(".") in page.table.honorifics:
        return False
    if word.rstrip(".") in page.table.calendar and not _is_given_name(page, at):
        return False
    lower = page.words.lower[at]
    if lower in FUNCTION_WORDS or word in page.table.not_names or lower in page.table.nouns:
        return False
    if len(word) > 2 and word.endswith("."):
        return False
    return word.replace("'", "").replace("’", "").replace(".", "").isalpha()


def _is_given_name(page: _Page, at: int) -> bool:
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


def _hyphened(page: _Page, at: int) -> bool:
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


def _body(page: _Page, run: _Run) -> Found | None:
    """A body by the head of its name: "Korean Bar Association", "Institute for National Unification"."""
    words = page.words
    heads = [at for at in range(run.first, run.stop) if words.words[at] in page.table.organisations]
    first, stop = run.first, run.stop
    if not heads or (stop < len(words.words) and words.lower[stop] in page.table.nouns):
        return None
    sentence_first, sentence_stop, _ = words.ranges[run.sentence]
    while (
        first > sentence_first
        and first - 1 in page.taken
        and run.first - first < 3
        and words.is_capital(first - 1)
    ):
        first -= 1
    if heads[-1] == stop - 1 or heads[0] == run.first:
        stop = (
            _connected(page, stop, sentence_stop) if heads[0] == run.first or heads[-1] == stop - 1 else stop
        )
    if stop - first < 2:
        return None
    kind: ActorKind = page.table.organisations[words.words[heads[-1] if heads[0] != first else heads[0]]]
    return Found(first, stop, run.sentence, "name", kind)


def _connected(page: _Page, at: int, stop: int) -> int:
    """Capitalised words joined by "of", "for" and the like."""
    words = page.words
    end = at
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


def _people(page: _Page, runs: list[_Run]) -> list[Found]:
    speakers = {name_key(block.speaker) for block in page.words.text.blocks if block.speaker}
    trimmed = [run for run in (_trimmed(page, run) for run in runs) if run is not None]
    sure = {_key(page, run) for run in trimmed if _is_person(page, run)} | speakers
    sure |= _with_family_names(page, trimmed)
    return [
        Found(run.first, run.stop, run.sentence, "name", "person")
        for run in trimmed
        if _key(page, run) in sure and not _is_place(page, run)
    ]


def _with_family_names(page: _Page, runs: list[_Run]) -> set[tuple[str, ...]]:
    """Full names whose family name alone is said elsewhere to speak: "Rawles said"."""
    speaking = {_key(page, run) for run in runs if run.stop - run.first == 1 and _speaks(page, run)}
    full = [run for run in runs if 2 <= len(_key(page, run)) <= 4 and not _is_place(page, run)]
    return {key for run in full if (key := _key(page, run))[-1:] in speaking}


def _trimmed(page: _Page, run: _Run) -> _Run | None:
    """A run without an all-capital word at its head that is no part of a name; None where nothing is left."""
    first = run.first
    while first < run.stop and is_acronym(page.words.words[first]) and len(page.words.words[first]) < 6:
        first += 1
    return _Run(first, run.stop, run.sentence) if first < run.stop else None


def _key(page: _Page, run: _Run) -> tuple[str, ...]:
    return tuple(word for word in page.words.folded[run.first : run.stop] if word)


def _is_person(page: _Page, run: _Run) -> bool:
    """Whether the surroundings of this run say that it is a person."""
    body = any(word in page.table.organisations for word in page.words.words[run.first : run.stop])
    if run.stop - run.first > _LONGEST or body or _is_place(page, run):
        return False
    if _has_title(page, run):
        return True
    if run.first and page.words.lower[run.first - 1] == "the":
        return False
    return len(_key(page, run)) >= 2 and (
        _has_office_after(page, run) or _speaks(page, run) or _is_subject(page, run)
    )


def _is_place(page: _Page, run: _Run) -> bool:
    words = page.words
    if words.words[run.stop - 1] in page.table.places or words.words[run.first] in page.table.places:
        return True
    following = words.lower[run.stop] if run.stop < len(words.words) else ""
    return following in (
        "province",
        "district",
        "city",
        "county",
        "town",
        "region",
        "river",
        "prison",
        "camp",
    )


def _has_title(page: _Page, run: _Run) -> bool:
    """ "Mr. X", "spokesman X", "Foreign Minister X"."""
    before = page.words.words[run.first - 1].rstrip(".") if run.first else ""
    if before in page.table.honorifics and run.first - 1 >= page.words.ranges[run.sentence][0]:
        return True
    title = page.titles.get(run.first)
    if title is not None and title.noun_class not in ("source", "individual", "member"):
        return True
    return _title_before_comma(page, run) is not None


def _title_before_comma(page: _Page, run: _Run) -> Found | None:
    """ "The US representative, X, said"."""
    words = page.words
    title = page.titles.get(run.first - 1)
    if title is None or words.words[run.first - 1] != "," or words.words[run.stop : run.stop + 1] != (",",):
        return None
    return title if (title.definite or title.bare) and len(_key(page, run)) > 1 else None


def _has_office_after(page: _Page, run: _Run) -> bool:
    """ "X, a North Korean official", "X, 45, a lawyer", "X (chairperson)", "X, who ..."."""
    words = page.words
    at = _past_country(page, run)
    if at > run.stop and at < len(words.words) and _is_speech(page, words.lower[at]):
        return True
    if at + 1 >= len(words.words) or words.words[at] not in (",", "("):
        return False
    if words.words[at + 1].isdigit() and words.words[at + 2 : at + 3] == (",",):
        at += 2
    return at + 1 in page.phrases or words.lower[at + 1] == "who" or _has_noun(page, at + 1, run)


def _past_country(page: _Page, run: _Run) -> int:
    """Past "of Chile" behind a name; else the end of the name."""
    words = page.words
    at = run.stop + 1
    if at >= len(words.words) or words.lower[run.stop] != "of" or at not in page.taken:
        return run.stop
    while at < words.ranges[run.sentence][1] and at in page.taken:
        at += 1
    return at


def _has_noun(page: _Page, at: int, run: _Run) -> bool:
    """Whether a noun for a person stands before the next comma: "chief data officer of ...,"."""
    words = page.words
    for token in range(at, min(at + 7, words.ranges[run.sentence][1])):
        noun = page.table.nouns.get(words.lower[token])
        if noun is not None:
            return not noun.plural
        if words.words[token] in (",", ";", ")") or words.lower[token] in ("and", "said", "is", "was", "has"):
            return False
    return False


def _speaks(page: _Page, run: _Run) -> bool:
    after = page.words.lower[run.stop] if run.stop < len(page.words.words) else ""
    before = page.words.lower[run.first - 1] if run.first else ""
    return _is_speech(page, after) or (_is_speech(page, before) and not _is_place_before(page, run))


def _is_speech(page: _Page, word: str) -> bool:
    return any(
        form.cue.pos == "verb" and form.form in ("past", "s") and form.words == (word,)
        for form in page.reference.cues.forms(word)
    )


def _is_place_before(page: _Page, run: _Run) -> bool:
    return run.first > 0 and page.words.lower[run.first - 1] in _PLACE_BEFORE


def _is_subject(page: _Page, run: _Run) -> bool:
    """Whether the run opens its sentence and a verb follows: people, more often than places, act."""
    words = page.words
    first, stop, _ = words.ranges[run.sentence]
    if run.first != first or run.stop + 1 >= stop or len(_key(page, run)) > 4:
        return False
    at = run.stop
    while at < stop - 1 and words.lower[at] in _ADVERBS:
        at += 1
    word = words.lower[at]
    return (word in _AUXILIARIES or word == "met" or word.endswith("ed")) and at - run.stop < 3
