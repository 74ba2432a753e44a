"""Whose words an act stands in, and who "we" and "our" are in them."""

from dataclasses import replace

from rapporteur.annotate.view import View
from rapporteur.claims.phrase import Party, Phrase
from rapporteur.model.annotation import Attribution

FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our"})
OWNING = frozenset({"my", "our"})


def speaker_of(offset: int, attributions: tuple[Attribution, ...]) -> str | None:
    """Who says what stands at an offset: the speaker of the smallest content over it."""
    over = [
        (sum(end - start for start, end in attribution.content), index)
        for index, attribution in enumerate(attributions)
        if attribution.speaker and any(start <= offset < end for start, end in attribution.content)
    ]
    return attributions[min(over)[1]].speaker if over else None


def with_first_person(phrase: Phrase, attributions: tuple[Attribution, ...], view: View) -> Phrase:
    """The sentence with "we" and "our" as mentions of the speaker, where no mention covers them yet."""
    added = [
        Party(index, index + 1, speaker, word in OWNING)
        for index, word in enumerate(phrase.words)
        if word in FIRST_PERSON
        and phrase.party_over(index) is None
        and (speaker := speaker_of(phrase.spans[index][0], attributions)) in view.chain_by_id
        and speaker is not None
    ]
    if not added:
        return phrase
    return replace(phrase, parties=tuple(sorted((*phrase.parties, *added), key=lambda party: party.first)))
