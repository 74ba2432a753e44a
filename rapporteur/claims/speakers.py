"""Whose words an act stands in, and who "we" and "our" are in them."""

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from rapporteur.annotate.view import View
from rapporteur.claims.arguments import clause_subject, subject_left
from rapporteur.claims.grammar import SAID, is_finite_verb
from rapporteur.claims.phrase import Party, Phrase
from rapporteur.model.annotation import Attribution

FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our"})
THIRD_PERSON = frozenset({"it", "he", "she"})
OWNING = frozenset({"my", "our"})


class Speakers:
    """The attributions of one text, indexed by offset."""

    def __init__(self, attributions: tuple[Attribution, ...]) -> None:
        self._pieces = sorted(
            (start, end, sum(b - a for a, b in attribution.content), index, attribution.speaker)
            for index, attribution in enumerate(attributions)
            if attribution.speaker
            for start, end in attribution.content
        )
        self._starts = [piece[0] for piece in self._pieces]
        self._reach = list(accumulate((piece[1] for piece in self._pieces), max))

    def at(self, offset: int) -> str | None:
        """Who says what stands at an offset: the speaker of the smallest content over it."""
        best: tuple[int, int, str] | None = None
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._reach[at] > offset:
            _, end, size, index, speaker = self._pieces[at]
            if end > offset and speaker and (best is None or (size, index) < best[:2]):
                best = (size, index, speaker)
            at -= 1
        return best[2] if best else None


def with_own_pronouns(phrase: Phrase) -> Phrase:
    """The sentence with "it" in "X said it would" given to X, where no mention covers the pronoun."""
    added = []
    for index, word in enumerate(phrase.words):
        if word in THIRD_PERSON and phrase.party_over(index) is None:
            chain = _sayer(phrase, index) or _same_subject(phrase, index)
            if chain is not None:
                added.append(Party(index, index + 1, chain, possessive=False))
    if not added:
        return phrase
    return replace(phrase, parties=tuple(sorted((*phrase.parties, *added), key=lambda party: party.first)))


def _sayer(phrase: Phrase, pronoun: int) -> str | None:
    """The one subject of the verb of saying that stands up to four words before the pronoun."""
    at = pronoun - 1
    if at >= 0 and phrase.words[at] == "that":
        at -= 1
    for verb in range(at, max(at - 4, 0), -1):
        if phrase.words[verb] in SAID:
            group = subject_left(phrase, verb, gerund=False)
            return group.chains[0] if group and len(group.chains) == 1 else None
        if phrase.words[verb] in (",", ";", ".") or is_finite_verb(phrase.words[verb]):
            return None
    return None


def sender_of(view: View) -> str | None:
    """Who "we" is in a letter outside all quoted words: the actor whose head the letter bears, its first mention."""
    if view.text.genre != "letter" or not view.mentions:
        return None
    mention, chain = view.mentions[0]
    if chain.of in view.chain_by_id:
        return chain.of
    head = view.words(mention.start, mention.end)
    states = (one for one in view.chains if one.actor_kind == "state")
    return next((state.id for state in states if state.name in head), chain.id)


def _same_subject(phrase: Phrase, pronoun: int) -> str | None:
    """ "X refused visas, and it did not reply": the state or body that leads the clause before."""
    if phrase.words[pronoun] != "it" or phrase.words[pronoun - 1 : pronoun] not in (("and",), ("but",)):
        return None
    group = clause_subject(phrase, pronoun - 1)
    party = phrase.party_over(group.first) if group and len(group.chains) == 1 else None
    return party.chain if party and not party.is_person else None


def with_first_person(phrase: Phrase, speakers: Speakers, view: View) -> Phrase:
    """The sentence with "we" and "our" as mentions of the speaker, where no mention covers them yet."""
    sender = sender_of(view)
    added = [
        Party(index, index + 1, speaker, word in OWNING)
        for index, word in enumerate(phrase.words)
        if word in FIRST_PERSON
        and phrase.party_over(index) is None
        and (speaker := speakers.at(phrase.spans[index][0]) or sender) is not None
        and speaker in view.chain_by_id
    ]
    if not added:
        return phrase
    return replace(phrase, parties=tuple(sorted((*phrase.parties, *added), key=lambda party: party.first)))
