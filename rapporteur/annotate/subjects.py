"""Who is the subject of a cue verb."""

from rapporteur.annotate.cue_matches import CueMatch, Place
from rapporteur.annotate.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    RELATIVES,
    SUBORDINATORS,
    is_adverb,
    is_break,
    words_of,
)
from rapporteur.annotate.items import Item, Segment, ends_with_comma
from rapporteur.annotate.sources import Phrase, head_of, subject_after, subject_before
from rapporteur.reference.cues import Cues, Frame


def subject_of_verb(place: Place) -> Phrase | None:
    """The noun phrase that does what the cue verb says, before it; None where the clause has none."""
    items, match = place.items, place.match
    before = items[match.group - 1] if match.group > 0 else None
    if before is None:
        return None
    if before.low in CONJUNCTIONS or (before.text == "," and place.carried is not None and match.participle):
        subject = place.carried or _opening_subject(place)
        bare = match.forms[0].form == "base" and subject is not None and not _agrees_with_base(place, subject)
        return None if bare else subject
    if match.participle:
        if is_break(before) or before.is_quote or before.low in {"while", "after", "before", "by", "in"}:
            return place.carried or (_opening_subject(place) if not before.is_quote else None)
        return None
    subject = subject_before(items, match.group, place.cues)
    if subject is not None and (_is_asked(items, subject) or _ends_in_noun(place, subject)):
        return None
    if subject is not None and match.forms[0].form in {"base"} and not _agrees_with_base(place, subject):
        return None
    return subject


def _ends_in_noun(place: Place, subject: Phrase) -> bool:
    """ "They read the human rights report that ...": the cue word is the head of an object, no verb."""
    items, match = place.items, place.match
    form = match.forms[0]
    if form.cue.strength != "homograph" or form.form not in {"base", "s"} or match.group < match.head:
        return False
    before = items[subject[0] - 1] if subject[0] > 0 else None
    return not (
        before is None
        or is_break(before)
        or before.low in CONJUNCTIONS | SUBORDINATORS
        or any(each.cue.pos == "verb" for each in place.cues.forms(before.low))
    )


def _is_asked(items: Segment, subject: Phrase) -> bool:
    """ "How would you explain ...", "Did they say ...": a question reports nothing."""
    return items[-1].text == "?" and subject[0] > 0 and items[subject[0] - 1].low in AUXILIARIES


def _agrees_with_base(place: Place, subject: Phrase) -> bool:
    """ "officials say", "they urge", "did not say": the base form needs a plural, a number, a pronoun or "do"."""
    items, match = place.items, place.match
    if match.group < match.head:
        return True
    head = items[head_of(items, subject)]
    if head.low in {"him", "her", "me", "us", "them", "it", "he", "she"}:
        return False
    words = items[slice(*subject)]
    return (
        head.low in PLURALS | RELATIVES
        or any(item.low.endswith("s") and item.low != "'s" for item in words)
        or any(item.low in {"and"} | SHARES or item.low.isdigit() for item in words)
    )


PLURALS = words_of(
    """
    i we you they some many both others people police few most several data media men women children
    folks
    """
)
SHARES = words_of("percent majority half third quarter quarters fifth tenth minority dozen number")
"""Words that make a plural of any noun: "a third of voters say"."""


def _opening_subject(place: Place) -> Phrase | None:
    """The subject of the main verb, taken for a later verb of the sentence: "The envoy met them, saying"."""
    items = place.items
    for index in range(1, min(place.match.group, 40)):
        if _looks_finite(items[index], place.cues):
            group = index
            while group > 0 and (items[group - 1].low in AUXILIARIES or is_adverb(items[group - 1])):
                group -= 1
            subject = subject_before(items, group, place.cues) if group > 0 else None
            if subject is not None and items[subject[0]].low not in RELATIVES:
                return subject
    return None


def _looks_finite(item: Item, cues: Cues) -> bool:
    if item.is_name_like or item.kind != "word":
        return False
    return (
        item.low in AUXILIARIES | PAST_FORMS
        or (item.low.endswith("ed") and len(item.low) > 4)
        or any(form.cue.pos == "verb" and form.form in {"past", "s"} for form in cues.forms(item.low))
    )


PAST_FORMS = words_of(
    """
    went took made came got gave held met ran left spoke sat stood won lost began flew drew sent saw
    kept brought led rose fell hit put set cut let read became built paid broke chose
    """
)


def subject_after_verb(place: Place) -> Phrase | None:
    """The source after its cue: "...,” said the envoy"."""
    items, match = place.items, place.match
    if match.group == 0 or "left" not in frames_of(match) or match.participle:
        return None
    before = items[match.group - 1]
    if not (before.is_quote and ends_with_comma(before)) and before.text != ",":
        return None
    if match.forms[0].form == "base":
        return None
    return subject_after(items, match.end)


def frames_of(match: CueMatch) -> frozenset[Frame]:
    return frozenset(frame for form in match.forms for frame in form.cue.frames)
