"""Printed weekdays that do not fit their date: a slip of the text, or a date read wrongly."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from rapporteur.annotate.times.find import find_times
from rapporteur.annotate.view import View
from rapporteur.model.annotation import Sentence, Timex, Token
from rapporteur.model.issue import Issue
from rapporteur.model.text import StructuredText
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference import Reference


def find_weekday_mismatches(
    text: StructuredText,
    tokens: tuple[Token, ...],
    sentences: tuple[Sentence, ...],
    times: Sequence[Timex],
    *,
    reference: Reference,
) -> tuple[Issue, ...]:
    """Dates whose printed weekday is another one; in the page's furniture only the document's own date.

    Returns:
        One issue `weekday-mismatch` for each, in text order; the date itself stays as it was read.
    """
    furniture = replace(
        text,
        blocks=tuple(replace(block, kind="byline") for block in text.blocks if block.kind in CHROME_KINDS),
    )
    own = [
        timex
        for timex in (
            find_times(furniture, tokens, sentences, reference=reference) if furniture.blocks else ()
        )
        if text.dct is not None and timex.edtf == text.dct
    ]
    view = View(text, tokens)
    days = _weekdays(reference)
    return tuple(
        _issue(view, timex, printed)
        for timex in sorted((*times, *own), key=lambda timex: timex.start)
        for printed in _wrong(view, timex, days)
    )


def _weekdays(reference: Reference) -> dict[str, int]:
    """Names of weekdays with their ISO number."""
    senses = (sense for found in reference.time_words.by_first.values() for sense in found)
    return {" ".join(sense.words): int(sense.value) for sense in senses if sense.kind == "weekday"}


def _wrong(view: View, timex: Timex, days: dict[str, int]) -> Iterator[str]:
    """The printed weekday, where a day in figures has another one."""
    words = [view.words(token.start, token.end) for token in view.tokens_in(timex.start, timex.end)]
    if timex.type not in ("DATE", "TIME") or not any(word[0].isdigit() for word in words):
        return
    try:
        day = date.fromisoformat(timex.value[:10])
    except ValueError:
        return
    printed = next((word for word in words if word.lower() in days), None)
    is_date = timex.edtf == day.isoformat() and _names_a_day(words, day)
    if printed is not None and is_date and days[printed.lower()] != day.isoweekday():
        yield printed


def _names_a_day(words: Sequence[str], day: date) -> bool:
    """Whether the day of the month is printed, so that the date does not follow from the weekday."""
    return any(word.rstrip("stndrh.").lstrip("0") == str(day.day) for word in words) or any(
        mark in word for word in words for mark in ("-", "/", ".") if word[0].isdigit()
    )


def _issue(view: View, timex: Timex, printed: str) -> Issue:
    words = view.words(timex.start, timex.end)
    right = date.fromisoformat(timex.value[:10])
    message = (
        f"“{words}” at {timex.start}:{timex.end} says {printed}, but {right.isoformat()} is a {right:%A}; "
        "compare the source, and correct the date if the day of the month is wrong"
    )
    return Issue(
        "weekday-mismatch", message, "warning", view.text.doc, (view.evidence(timex.start, timex.end),)
    )
