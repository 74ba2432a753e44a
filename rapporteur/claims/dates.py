"""When was it: the time expression that governs an act."""

from dataclasses import dataclass

from rapporteur.claims.grammar import AUXILIARIES, SAID, is_adverb
from rapporteur.claims.phrase import Match, Phrase
from rapporteur.model.annotation import Timex
from rapporteur.model.vocabulary import Status

AHEAD = 8
LASTING = frozenset({"want", "wants", "seek", "seeks"})
NO_DATE = "told as past, without a date"


@dataclass(frozen=True, slots=True)
class When:
    """An EDTF date and why it is this one."""

    edtf: str | None
    reason: str | None


def when(phrase: Phrase, match: Match, status: Status, dct: str | None) -> When:
    """The date of an act: the time in its clause or in front of its sentence; at the latest the day of the text.

    A planned, possible or denied act without a time has none. A past act without one happened on the day of
    the document or earlier, which is all that the document says.
    """
    for time, preposition in _candidates(phrase, match, status):
        edtf = _bounded(time, preposition)
        if edtf and _fits(edtf, status, dct):
            printed = " ".join(phrase.printed[_first(phrase, time) : _end(phrase, time)])
            return When(edtf, f"“{printed}” stands in the same clause ({time.reason})".replace(" ()", ""))
    if dct is None or _is_ongoing(phrase, match) or phrase.words[match.head] in LASTING:
        return When(None, None)
    if status == "happened" and _is_said_now(phrase, match):
        return When(dct, "said in the present: the day of the document")
    if status == "happened" or (status == "denied" and _is_told_as_past(phrase, match)):
        return When(f"../{dct}", f"{NO_DATE}: at the latest the day of the document")
    return When(None, None)


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


def _candidates(phrase: Phrase, match: Match, status: Status) -> list[tuple[Timex, str]]:
    """Times of the clause, nearest first, then one that opens the sentence.

    An act that is only planned or possible takes a time that follows it: "this week they discussed a visit"
    says nothing of the day of the visit.
    """
    first, end = phrase.clause(match.head)
    end = _before_source(phrase, match.end, end)
    first = match.head if _is_reduced(phrase, match) else first
    near = [time for time in phrase.times if first <= time[0] < end]
    near.sort(key=lambda time: (abs(time[0] - match.head), time[0]))
    reach = _letter_end(phrase)
    opening = [time for time in phrase.times if time[0] <= reach and time not in near]
    if status != "happened":
        near, opening = [time for time in near if 0 < time[0] - match.head <= AHEAD], []
    return [
        (time[2], phrase.words[time[0] - 1] if time[0] else "")
        for time in near + opening
        if time[2].type in ("DATE", "TIME") and time[2].edtf
    ]


def _is_reduced(phrase: Phrase, match: Match) -> bool:
    """ "Tabled by X", a participle: only a time behind it can be its own."""
    return (
        "part" in match.tags
        and phrase.words[match.end : match.end + 1] == ("by",)
        and not auxiliaries(phrase, match)
    )


def _letter_end(phrase: Phrase) -> int:
    """How far a time that opens the sentence may stand: "In a letter of 5 May, X ..." bears its date inside."""
    is_letter = phrase.words[0] == "in" and {"letter", "statement", "note"} & set(phrase.words[1:4])
    return 7 if is_letter else 2


def _before_source(phrase: Phrase, start: int, end: int) -> int:
    """ "X refused Y, officials said on Monday": Monday is the day of the saying."""
    for at in range(start, end):
        if phrase.words[at] == "," and any(word in SAID for word in phrase.words[at + 1 : min(at + 12, end)]):
            return at
    return end


def _bounded(time: Timex, preposition: str) -> str | None:
    """ "Until" and "by" bound from above; "since" opens a stretch, so it dates no single act."""
    if time.edtf is None or preposition == "since":
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


def _first(phrase: Phrase, timex: Timex) -> int:
    return next(first for first, _, time in phrase.times if time is timex)


def _end(phrase: Phrase, timex: Timex) -> int:
    return next(end for _, end, time in phrase.times if time is timex)
