"""When was it: the time expression that governs an act."""

from dataclasses import dataclass

from rapporteur.annotate.times.governing import governing_time
from rapporteur.annotate.view import View
from rapporteur.claims.grammar import AUXILIARIES, is_adverb
from rapporteur.claims.phrase import Match, Phrase
from rapporteur.model.annotation import Timex
from rapporteur.model.vocabulary import Status

AHEAD = 12
_BEARING = (("of",), ("dated",))
LASTING = frozenset({"want", "wants", "seek", "seeks"})
NO_DATE = "told as past, without a date"


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date and why it is this one."""

    edtf: str | None
    reason: str | None


def when(phrase: Phrase, match: Match, status: Status, dct: str | None, view: View) -> When:
    """The date of an act: the time in its clause or in front of its sentence; at the latest the day of the text.

    A planned, possible or denied act without a time has none. A past act without one happened on the day of
    the document or earlier, which is all that the document says.
    """
    for time, preposition in _governing(phrase, match, status, view):
        edtf = _bounded(time, preposition)
        if edtf and (_fits(edtf, status, dct) or _is_undone(phrase, match)):
            return When(edtf, f"{_shown(phrase, time)} ({time.reason})".replace(" ()", ""))
    if dct is None or _is_ongoing(phrase, match) or phrase.words[match.head] in LASTING:
        return When(None, None)
    if status == "happened" and _is_said_now(phrase, match):
        return When(dct, "said in the present: the day of the document")
    if status == "happened" or (status == "denied" and _is_told_as_past(phrase, match)):
        return When(f"../{dct}", f"{NO_DATE}: at the latest the day of the document")
    return When(None, None)


def date_borne(phrase: Phrase, match: Match) -> When | None:
    """The date that a paper bears: "in its May report", "a note of 20 September", "a letter dated 3 May"."""
    inside = next((one for one in phrase.times if match.first < one[0] and one[1] < match.end), None)
    behind = phrase.time_over(match.end + 1) if phrase.words[match.end : match.end + 1] in _BEARING else None
    found = inside or behind
    if found is None or not found[2].edtf or found[2].type != "DATE":
        return None
    return When(found[2].edtf, f"“{' '.join(phrase.printed[found[0] : found[1]])}” is the date that it bears")


def _is_undone(phrase: Phrase, match: Match) -> bool:
    """ "Was to have begun on Monday": a plan for a day that has passed."""
    before = phrase.words[max(match.first - 4, 0) : match.first]
    return before[-2:] == ("to", "have") and bool({"was", "were"} & set(before))


def _is_ongoing(phrase: Phrase, match: Match) -> bool:
    """ "X is seeking support": nothing says when it began."""
    return "ing" in match.tags and bool(auxiliaries(phrase, match) & {"is", "are", "am", "'s", "’s"})


def _is_said_now(phrase: Phrase, match: Match) -> bool:
    """ "We call for", "my Government rejects": the words do it, on the day on which they are written."""
    is_present = (bool(match.tags & {"s", "base"}) and not match.tags & {"past", "sg", "pl", "part"}) or (
        "s" in match.tags and "past" not in match.tags
    )
    return (
        is_present and not auxiliaries(phrase, match) and phrase.words[match.head - 1 : match.head] != ("to",)
    )


def _is_told_as_past(phrase: Phrase, match: Match) -> bool:
    """ "Did not", "has never": a denial of what was, not of what will be."""
    return "past" in match.tags or bool(
        auxiliaries(phrase, match)
        & {"did", "didn't", "didn’t", "has", "have", "had", "was", "were", "hasn't"}
    )


def is_simple_past(phrase: Phrase, match: Match) -> bool:
    """ "Adopted", "was adopted": told in the order of the story; "had adopted" and "has adopted" are not."""
    return "past" in match.tags and not auxiliaries(phrase, match) & {"had", "has", "have"}


def auxiliaries(phrase: Phrase, match: Match) -> set[str]:
    """The auxiliaries right before a verb, adverbs and negations passed over."""
    found: set[str] = set()
    at = min(match.first, match.head)
    while at > 0 and (phrase.words[at - 1] in AUXILIARIES or is_adverb(phrase.words[at - 1])):
        at -= 1
        found.add(phrase.words[at])
    return found & AUXILIARIES


def _governing(phrase: Phrase, match: Match, status: Status, view: View) -> list[tuple[Timex, str]]:
    """The time that governs the act in its clause; of a letter that opens the sentence, the date that it bears."""
    candidates = _candidates(phrase, match, status)
    if status != "happened" or phrase.words[0] == "in":
        return candidates
    time = governing_time(view, *phrase.spans[match.head])
    at = next((first for first, _, one in phrase.times if one is time), None)
    if time is None or at is None:
        return []
    return [(time, phrase.words[at - 1] if at else "")]


def _candidates(phrase: Phrase, match: Match, status: Status) -> list[tuple[Timex, str]]:
    """The time that governs the act, with the preposition before it; none or one.

    An act that is only planned or possible takes a time that follows it: "this week they discussed a visit"
    says nothing of the day of the visit.
    """
    at_verb = match.head if status == "happened" else max(match.head, match.own[-1])
    time = phrase.governing(*phrase.spans[at_verb]) or phrase.governing(*phrase.spans[match.head])
    if time is None:
        return []
    at = _first(phrase, time) if time in [one for _, _, one in phrase.times] else None
    if status != "happened" and (at is None or not 0 < at - match.head <= AHEAD):
        return []
    return [(time, phrase.words[at - 1] if at else "")]


def _bounded(time: Timex, preposition: str) -> str | None:
    """ "Until" and "by" bound from above; "since" opens a stretch, "for June" says when something else is to be."""
    if time.edtf is None or preposition in ("since", "for"):
        return None
    last = time.edtf.split("/")[-1]
    return f"../{last}" if preposition in ("until", "till", "by") and last != ".." else time.edtf


def _fits(edtf: str, status: Status, dct: str | None) -> bool:
    """A past act cannot lie after the day of the text, a planned one not before it."""
    if not dct:
        return True
    first, _, last = edtf.partition("/")
    last = last or first
    if status == "happened":
        return first == ".." or first[:10].rstrip("~?") <= dct
    if status == "planned":
        return last == ".." or last[:10].rstrip("~?") >= dct[: len(last)]
    return True


def _shown(phrase: Phrase, time: Timex) -> str:
    """The time as printed, and where it stands."""
    if all(one is not time for _, _, one in phrase.times):
        return "the time of the sentence before, to which “then” points"
    return (
        f"“{' '.join(phrase.printed[_first(phrase, time) : _end(phrase, time)])}” stands in the same clause"
    )


def _first(phrase: Phrase, timex: Timex) -> int:
    return next(first for first, _, time in phrase.times if time is timex)


def _end(phrase: Phrase, timex: Timex) -> int:
    return next(end for _, end, time in phrase.times if time is timex)
