"""People outside the registry, by their names and what stands around them.

A run of capitalised words is taken for a person only where something says so at least once in the text: a given
name at its head, a title or honorific before it, an office or an age in apposition, a verb of speech, a verb whose
subject it is, kin ("...'s widow"), a body behind "of", or the label of an interview turn. The same run is then
taken elsewhere too.
"""

from collections import Counter
from collections.abc import Container

from rapporteur.annotate.bodies import find_bodies
from rapporteur.annotate.found import Found
from rapporteur.annotate.runs import Page, Run, find_runs
from rapporteur.annotate.words import Words
from rapporteur.reference import Reference
from rapporteur.reference.names import is_acronym, name_key

_PLACE_BEFORE = frozenset({"in", "at", "near", "outside", "around", "from", "through", "into"})
_AUXILIARIES = frozenset(
    {"has", "had", "have", "is", "was", "will", "would", "did", "does", "could", "should"}
)
_ADVERBS = frozenset(
    {"yesterday", "today", "also", "later", "earlier", "then", "has", "had", "himself", "herself"}
)
_PLACE_BEHIND = frozenset(
    {"province", "district", "city", "county", "town", "region", "river", "prison", "camp", "village"}
)
_SEATS = frozenset(
    {
        "ministry",
        "mission",
        "embassy",
        "office",
        "delegation",
        "party",
        "government",
        "parliament",
        "university",
    }
)
_SAYING = frozenset(
    {"said", "says", "told", "added", "noted", "explained", "replied", "warned", "argued", "insisted"}
)
_SEXES = {
    "mr": "he", "sir": "he", "ms": "she", "mrs": "she", "miss": "she", "madam": "she", "daw": "she", "lord": "he",
}  # fmt: skip
_NOTES = frozenset({"*", "**", "†"})
_CLOSINGS = frozenset({"yours", "sincerely", "respectfully", "faithfully"})
_JOINING = frozenset({"of", "for", "in", "at", "on", "and", "from"})
_PEOPLES = ("ics", "ists", "crats")
_LONGEST = 6
_LONGEST_SEAT = 8
_MOST_WORDS = 4


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
    page = Page(
        words,
        reference.registry.actor_words,
        reference,
        frozenset(token for found in names for token in range(found.first, found.stop)),
        {found.stop: found for found in offices if not found.plural or _is_one_of(words, found)},
        {found.first: found for found in offices if not found.plural},
    )
    runs = tuple(find_runs(page))
    bodies = find_bodies(page, runs)
    inside = {token for found in bodies for token in range(found.first, found.stop)}
    free = [run for run in runs if run.first not in inside and run.stop - 1 not in inside]
    people = _people(page, free)
    return tuple(sorted([*bodies, *people], key=lambda found: found.first))


def _is_one_of(words: Words, found: Found) -> bool:
    """ "One of the students"."""
    return found.definite and words.lower[max(found.first - 2, 0) : found.first] == ("one", "of")


def _people(page: Page, runs: list[Run]) -> list[Found]:
    speakers = {name_key(block.speaker) for block in page.words.text.blocks if block.speaker}
    trimmed = [run for run in (_trimmed(page, run) for run in runs) if run is not None]
    sure = {page.key(run) for run in trimmed if _is_person(page, run)} | speakers
    sure |= _with_family_names(page, trimmed) | _single_speakers(page, trimmed)
    sure |= _listed(page, trimmed, sure)
    return [
        Found(run.first, run.stop, run.sentence, "name", "person", sex=_sex(page, run))
        for run in trimmed
        if page.key(run) in sure and not _is_place(page, run)
    ]


def _sex(page: Page, run: Run) -> str | None:
    """What the honorific or the given name says; a single word may be a family name."""
    sex = honorific_sex(page.words, run.first)
    if sex is not None:
        return sex
    return page.table.given.get(page.words.words[run.first]) if run.stop - run.first > 1 else None


def honorific_sex(words: Words, at: int) -> str | None:
    """`he` or `she` where "Mr" or "Ms" stands before a token."""
    return _SEXES.get(words.lower[at - 1].rstrip(".")) if at else None


def _with_family_names(page: Page, runs: list[Run]) -> set[tuple[str, ...]]:
    """Full names whose family name alone is said elsewhere to speak: "Rawles said"."""
    speaking = {page.key(run) for run in runs if run.stop - run.first == 1 and _speaks(page, run)}
    full = [run for run in runs if 2 <= len(page.key(run)) <= _MOST_WORDS and not _is_place(page, run)]
    return {key for run in full if (key := page.key(run))[-1:] in speaking}


def _says(page: Page, run: Run) -> bool:
    """Whether a plain verb of saying stands beside a single name."""
    words = page.words.lower
    beside = {words[run.stop] if run.stop < len(words) else "", words[run.first - 1] if run.first else ""}
    return not _SAYING.isdisjoint(beside) and not _is_place_before(page, run)


def _single_speakers(page: Page, runs: list[Run]) -> set[tuple[str, ...]]:
    """Single names that speak, come again, and stand within a sentence too: no common word in a capital."""
    single = [run for run in runs if run.stop - run.first == 1 and _may_be_family_name(page, run)]
    often = Counter(page.key(run) for run in single)
    within = {page.key(run) for run in single if run.first > page.words.ranges[run.sentence][0]}
    barred = {page.key(run) for run in single if _has_article(page, run) or _is_place_before(page, run)}
    return {
        key
        for run in single
        if (key := page.key(run)) in within and often[key] > 1 and key not in barred and _says(page, run)
    }


def _may_be_family_name(page: Page, run: Run) -> bool:
    word = page.words.words[run.first]
    return (
        len(word) > 2
        and not word.endswith(_PEOPLES)
        and not is_acronym(word)
        and word not in page.table.organisations
        and word not in page.table.never_first
        and not _is_place(page, run)
    )


def _listed(page: Page, runs: list[Run], sure: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Full names joined by "and" or a comma to somebody who is sure to be a person."""
    by_stop = {run.stop: run for run in runs}
    found = set()
    for run in runs:
        before = by_stop.get(run.first - 1)
        joined = before is not None and page.words.lower[run.first - 1] in ("and", ",")
        if before is None or not joined or not (_is_full(page, run) and _is_full(page, before)):
            continue
        keys = {page.key(run), page.key(before)}
        if keys & sure:
            found |= keys
    return found


def _is_full(page: Page, run: Run) -> bool:
    """Whether a run looks like a full name: two or three words, none of them of a body or a place."""
    words = page.words.words[run.first : run.stop]
    return (
        len(page.key(run)) in (2, 3)
        and not _is_barred(page, run)
        and not any(is_acronym(word) or word in page.table.organisations for word in words)
    )


def _trimmed(page: Page, run: Run) -> Run | None:
    """A run without words at its head that are no part of a name: acronyms, "New" before a given name; None where
    nothing is left.
    """
    words, table = page.words.words, page.table
    first = run.first
    while first < run.stop and is_acronym(words[first]) and len(words[first]) < 6:
        first += 1
    if first + 1 < run.stop and words[first] in table.never_first and words[first + 1] in table.given:
        first += 1
    return Run(first, run.stop, run.sentence) if first < run.stop else None


def _is_person(page: Page, run: Run) -> bool:
    """Whether the surroundings of this run say that it is a person."""
    body = any(word in page.table.organisations for word in page.words.words[run.first : run.stop])
    if run.stop - run.first > _LONGEST or body or _is_barred(page, run):
        return False
    if _has_title(page, run):
        return True
    if _has_article(page, run):
        return False
    if len(page.key(run)) < 2:
        return _may_be_family_name(page, run) and _has_phrase_after(page, run)
    return (
        _begins_with_given_name(page, run)
        or _has_office_after(page, run)
        or _has_kin(page, run)
        or _speaks(page, run)
        or _is_subject(page, run)
        or _is_signature(page, run)
    )


def _is_signature(page: Page, run: Run) -> bool:
    """A line of its own right behind "Yours sincerely,"."""
    words = page.words
    whole = words.ranges[run.sentence][:2] == (run.first, run.stop)
    if not whole or run.sentence == 0 or len(page.key(run)) > _MOST_WORDS:
        return False
    return words.lower[words.ranges[run.sentence - 1][0]] in _CLOSINGS


def _begins_with_given_name(page: Page, run: Run) -> bool:
    """A given name at the head, and no more words than a name has."""
    words = page.words.words
    if len(page.key(run)) > _MOST_WORDS or (run.stop < len(words) and words[run.stop] in page.table.places):
        return False
    return words[run.first] in page.table.given and not _is_place_before(page, run)


def _is_barred(page: Page, run: Run) -> bool:
    return _is_place(page, run) or page.words.words[run.first] in page.table.never_first


def _is_place(page: Page, run: Run) -> bool:
    words = page.words
    if words.words[run.stop - 1] in page.table.places or words.words[run.first] in page.table.places:
        return True
    return run.stop < len(words.words) and words.lower[run.stop] in _PLACE_BEHIND


def _has_article(page: Page, run: Run) -> bool:
    return run.first > 0 and page.words.lower[run.first - 1] == "the"


def _has_title(page: Page, run: Run) -> bool:
    """ "Mr. X", "spokesman X", "Foreign Minister X"."""
    before = page.words.words[run.first - 1].rstrip(".") if run.first else ""
    if before in page.table.honorifics and run.first - 1 >= page.words.ranges[run.sentence][0]:
        return True
    title = page.titles.get(run.first)
    if title is not None and (title.definite or title.noun_class not in ("source", "individual", "member")):
        return True
    if page.words.words[max(run.first - 2, 0) : run.first] == ("Signed", ")"):
        return True
    return _title_before_comma(page, run) is not None


def _title_before_comma(page: Page, run: Run) -> Found | None:
    """ "The US representative, X, said", "his wife, X.", "a deputy chair of the Assembly of Elders, X, was"."""
    words = page.words
    if run.first == 0 or words.words[run.first - 1] != ",":
        return None
    title = page.titles.get(office_end(words, run.first - 1, page.titles))
    if title is None or words.words[run.stop : run.stop + 1] not in ((",",), (".",), (";",), (")",)):
        return None
    if len(page.key(run)) == 1:
        return title if title.definite and title.noun_class == "individual" else None
    return title


def office_end(words: Words, comma: int, ends: Container[int]) -> int:
    """Where the office before a comma ends: at the comma, before a note's star, or before "of" and a name.

    Args:
        words: The text.
        comma: The comma.
        ends: One past the last tokens of the offices of the text.

    Returns:
        One of `ends`; `comma` itself where no office stands before it.
    """
    at = comma
    while at > 0 and words.words[at - 1] in _NOTES:
        at -= 1
    if at in ends:
        return at
    for token in range(at - 1, max(at - _LONGEST_SEAT, 0), -1):
        joins = words.lower[token] in _JOINING
        if joins and token in ends:
            return token
        if not joins and words.lower[token] != "the" and not words.is_capital(token):
            break
    return comma


def _has_office_after(page: Page, run: Run) -> bool:
    """ "X, a North Korean official", "X, 45, a lawyer", "X (chairperson)", "X, who ...", "X of the ministry said"."""
    words = page.words
    stop = words.ranges[run.sentence][1]
    at = past_affiliation(words, run.stop, stop, page.taken)
    if at > run.stop and at < stop and (words.words[at] == "," or _is_speech(page, words.lower[at])):
        return True
    if at + 1 >= stop or words.words[at] not in (",", "("):
        return False
    if words.words[at + 1].isdigit() and words.words[at + 2 : at + 3] == (",",):
        return len(words.words[at + 1]) <= 2
    return at + 1 in page.phrases or words.lower[at + 1] == "who" or _has_noun(page, at + 1, run)


def _has_phrase_after(page: Page, run: Run) -> bool:
    """ "Verhulst, a Belgian jurist, ..."."""
    words = page.words
    if run.stop + 1 >= words.ranges[run.sentence][1] or words.words[run.stop] != ",":
        return False
    phrase = page.phrases.get(run.stop + 1)
    return phrase is not None and not phrase.bare and words.lower[phrase.first] in ("a", "an", "the")


def past_affiliation(words: Words, at: int, stop: int, taken: frozenset[int]) -> int:
    """Past "of Chile", "of the foreign ministry", "from Norway's mission" behind a name; else its end `at`."""
    if at + 1 >= stop or words.lower[at] not in ("of", "from"):
        return at
    token = at + 2 if words.lower[at + 1] == "the" else at + 1
    last = min(token + _LONGEST_SEAT, stop)
    end = at
    while token < last:
        seat = words.lower[token] in _SEATS
        if token in taken or seat:
            end = token + 1
        elif not (
            (words.words[token].islower() and words.words[token].isalpha())
            or words.words[token] in ("'s", "’s")
        ):
            break
        if seat or (
            end == token + 1 and token + 1 < last and token + 1 not in taken and not _owns(words, token + 1)
        ):
            break
        token += 1
    return end


def _owns(words: Words, at: int) -> bool:
    return words.words[at] in ("'s", "’s")


def _has_noun(page: Page, at: int, run: Run) -> bool:
    """Whether a noun for a person stands before the next comma: "chief data officer of ...,"."""
    words = page.words
    for token in range(at, min(at + 7, words.ranges[run.sentence][1])):
        noun = page.table.nouns.get(words.lower[token])
        if noun is not None:
            return not noun.plural
        if words.words[token] in (",", ";", ")") or words.lower[token] in ("and", "said", "is", "was", "has"):
            return False
    return False


def _has_kin(page: Page, run: Run) -> bool:
    """ "X's widow", "X's lawyer"."""
    words = page.words
    if run.stop + 1 >= words.ranges[run.sentence][1] or words.words[run.stop] not in ("'s", "’s"):
        return False
    noun = page.table.nouns.get(words.lower[run.stop + 1])
    return words.lower[run.stop + 1] == "family" or (
        noun is not None and noun.noun_class in ("individual", "jurist")
    )


def _speaks(page: Page, run: Run) -> bool:
    after = page.words.lower[run.stop] if run.stop < len(page.words.words) else ""
    before = page.words.lower[run.first - 1] if run.first else ""
    return _is_speech(page, after) or (_is_speech(page, before) and not _is_place_before(page, run))


def _is_speech(page: Page, word: str) -> bool:
    return any(
        form.cue.pos == "verb" and form.form in ("past", "s") and form.words == (word,)
        for form in page.reference.cues.forms(word)
    )


def _is_place_before(page: Page, run: Run) -> bool:
    return run.first > 0 and page.words.lower[run.first - 1] in _PLACE_BEFORE


def _is_subject(page: Page, run: Run) -> bool:
    """Whether the run opens its sentence and a verb follows: people, more often than places, act."""
    words = page.words
    first, stop, _ = words.ranges[run.sentence]
    if run.first != first or run.stop + 1 >= stop or len(page.key(run)) > _MOST_WORDS:
        return False
    at = run.stop
    while at < stop - 1 and words.lower[at] in _ADVERBS:
        at += 1
    word = words.lower[at]
    return (word in _AUXILIARIES or word == "met" or word.endswith("ed")) and at - run.stop < 3
