"""Time expressions: spans, TIMEX3 values and the calendar interval."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.annotation import Timex
from rapporteur.model.partial_date import days_of
from rapporteur.model.text import Block, Dateline, StructuredText
from rapporteur.model.vocabulary import BlockKind, Genre
from rapporteur.reference import Reference

THURSDAY = "2014-10-30"


def times_in(
    reference: Reference,
    *paragraphs: str,
    dct: str | None = THURSDAY,
    kinds: tuple[BlockKind, ...] = (),
    genre: Genre = "unknown",
) -> tuple[str, tuple[Timex, ...]]:
    """The text of some blocks and the times found in it."""
    blocks, at = [], 0
    for number, words in enumerate(paragraphs):
        kind = kinds[number] if kinds else "paragraph"
        if words:
            blocks.append(Block(kind, at, at + len(words)))
        at += len(words) + 2
    text = StructuredText("d", "\n\n".join(paragraphs), tuple(blocks), dct=dct, genre=genre)
    tokens = find_tokens(text)
    return text.text, find_times(text, tokens, find_sentences(text, tokens), reference=reference)


def found_in(
    reference: Reference, *paragraphs: str, dct: str | None = THURSDAY
) -> list[tuple[str, str, str | None]]:
    """Words, value and interval of each time."""
    text, times = times_in(reference, *paragraphs, dct=dct)
    return [(text[timex.start : timex.end], timex.value, timex.edtf) for timex in times]


@pytest.mark.parametrize(
    ("words", "value", "edtf"),
    [
        # Dates as printed.
        ("It was signed on [5 May 1987].", "1987-05-05", "1987-05-05"),
        ("It was signed on [May 5, 1987], in Oslo.", "1987-05-05", "1987-05-05"),
        ("It was signed on [the 5th of May 1987].", "1987-05-05", "1987-05-05"),
        ("Filed [2009-03-14] here.", "2009-03-14", "2009-03-14"),
        ("Filed [14.03.2009] here.", "2009-03-14", "2009-03-14"),
        ("It fell in [March 2009].", "2009-03", "2009-03"),
        ("It fell in [late 2009].", "2009", "2009"),
        ("It grew in [the 1980s].", "198", "198X"),
        ("It is from [the 19th century].", "18", "18XX"),
        ("Prices fell in [the third quarter of 2009].", "2009-Q3", "2009-35"),
        ("It fell in [the summer of 2009].", "2009-SU", "2009-22"),
        # Counted from the document's date, a Thursday.
        ("They met [yesterday].", "2014-10-29", "2014-10-29"),
        ("They met on [Tuesday].", "2014-10-28", "2014-10-28"),
        ("They met on [Thursday].", "2014-10-30", "2014-10-30"),
        ("They will meet on [Tuesday].", "2014-11-04", "2014-11-04"),
        ("They wait until [Tuesday].", "2014-11-04", "2014-11-04"),
        ("They met [last Tuesday].", "2014-10-28", "2014-10-28"),
        ("They met on [Tuesday night].", "2014-10-28TNI", "2014-10-28"),
        ("They met [last week].", "2014-W43", "2014-10-20/2014-10-26"),
        ("They met [earlier this week].", "2014-W44", "2014-10-27/2014-11-02"),
        ("He wrote [earlier this year].", "2014", "2014-01-01/2014-10-30"),
        ("They meet [next month].", "2014-11", "2014-11"),
        ("It was set up [12 years ago].", "2002", "2002"),
        ("It was set up [three days ago].", "2014-10-27", "2014-10-27"),
        ("They had met [the day before].", "2014-10-29", "2014-10-29"),
        ("They met in [June].", "2014-06", "2014-06"),
        ("They met in [December].", "2013-12", "2013-12"),
        ("They left in [early March].", "2014-03", "2014-03"),
        ("The vote will be held in [May].", "2015-05", "2015-05"),
        ("They met on [Tuesday, October 28], in Oslo.", "2014-10-28", "2014-10-28"),
        ("They met at [10:30 a.m. on Tuesday].", "2014-10-28T10:30", "2014-10-28"),
        # Lengths and sets.
        ("It lasted [three years].", "P3Y", None),
        ("A [two-week] visit.", "P2W", None),
        ("It took [two and a half years].", "P2.5Y", None),
        ("It lasted for [decades].", "PXY", None),
        ("Much happened in [the past two to four months].", "P2M/P4M", "2014-07-01/2014-10-30"),
        ("Much will change in [the next two weeks].", "P2W", "2014-10-30/2014-11-13"),
        ("Much changed in [the past year].", "P1Y", "2013-10-31/2014-10-30"),
        ("A [month-long] siege.", "P1M", None),
        ("It took [four working days].", "P4D", None),
        ("They report [every two years].", "P2Y", None),
        ("They report [annually].", "P1Y", None),
        ("They meet [every Monday].", "XXXX-WXX-1", None),
        # Vague.
        ("They are [now] ready.", "PRESENT_REF", None),
        ("They [recently] met.", "PAST_REF", None),
        ("They hope for [the future].", "FUTURE_REF", None),
    ],
)
def test_value_and_interval(reference: Reference, words: str, value: str, edtf: str | None) -> None:
    expected = words[words.index("[") + 1 : words.index("]")]
    found = found_in(reference, words.replace("[", "").replace("]", ""))
    assert (expected, value, edtf) in found


@pytest.mark.parametrize(
    "words",
    [
        "See paragraphs 7 and 8 of the draft.",
        "The 41-year-old engineer, aged 41, is 12 years old.",
        "Under resolution 1973 the zone was closed.",
        "Some 2000 people marched.",
        "They may march in step and fall back.",
        "It is a second reading of a quarter of the text.",
        "The 22nd session of the council.",
    ],
)
def test_ages_counts_and_numbers_are_no_times(reference: Reference, words: str) -> None:
    assert found_in(reference, words) == []


def test_a_date_without_a_year_gets_it_from_the_document(reference: Reference) -> None:
    assert found_in(reference, "OSLO, Jan 3: Envoys met.", dct="2012-01-04") == [
        ("Jan 3", "2012-01-03", "2012-01-03")
    ]


def test_without_a_document_date_relative_words_keep_a_pattern_and_no_interval(reference: Reference) -> None:
    found = found_in(reference, "They met yesterday, in May and last week.", dct=None)
    assert found == [
        ("yesterday", "XXXX-XX-XX", None),
        ("May", "XXXX-05", None),
        ("last week", "XXXX-WXX", None),
    ]


def test_a_narrative_counts_from_the_date_last_named(reference: Reference) -> None:
    story = (
        "The war began on 3 June 1801. In July the port fell. Two years later, in 1803, a truce came. "
        "It broke in 1804 and again in 1805. The peace of 12 December 1806 held. In January trade began. "
        "The next day the port opened."
    )
    found = {words: value for words, value, _ in found_in(reference, story)}
    assert found["July"] == "1801-07"
    assert found["Two years later"] == "1803"
    assert found["January"] == "1807-01"


def test_the_date_of_a_caption_is_no_anchor_for_the_text(reference: Reference) -> None:
    _, times = times_in(
        reference,
        "A bridge, seen on 14 March 1802",
        "It stood for years. It was rebuilt two days later.",
        kinds=("caption", "paragraph"),
    )
    assert [timex.value for timex in times] == ["1802-03-14", "PXY", "2014-11-01"]


def test_menus_and_credits_hold_no_times(reference: Reference) -> None:
    _, times = times_in(reference, "Archive 2009", "Photo: A. Berg, 2011", kinds=("menu", "credit"))
    assert times == ()


def test_a_weekday_that_does_not_fit_its_date_is_said(reference: Reference) -> None:
    _, (timex,) = times_in(reference, "They met on Monday, 28 October 2014.")
    assert timex.value == "2014-10-28"
    assert "check: 2014-10-28 is a Tuesday" in timex.reason


def test_a_weekday_tells_which_year_is_meant(reference: Reference) -> None:
    _, (timex,) = times_in(reference, "They gather on Friday, 30 October.")
    assert timex.value == "2015-10-30"


def test_a_date_glued_to_a_name_is_found_without_the_name(reference: Reference) -> None:
    assert found_in(reference, "Interview: Ola BergMay 3, 2012") == [
        ("May 3, 2012", "2012-05-03", "2012-05-03")
    ]


def test_each_reason_names_the_anchor(reference: Reference) -> None:
    _, (timex,) = times_in(reference, "They met yesterday.")
    assert timex.reason == "counted from the document's date, 2014-10-30"


PIECES = (
    "last next this the a past year years month week days Monday May March October 5 30 31st 2014 1999 '98 1990s "
    "ago later earlier early mid-June of in to and - , second third quarter century BC noon 10:30 p.m. GMT "
    "Easter every daily two hundred half several now 29 February winter 31/12/2010 2014-02-30 9999 1 0 weekend "
    "fiscal night tomorrow will said ended 12:61 0001-01-01 ½ few "
    "999999999999 2.5 1,000,000 decades centuries fortnight hours few more than decade"
)
WORDS = (*PIECES.split(), "\n\n")


@given(
    st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join) | st.text(max_size=60),
    st.none() | st.dates(),
    st.sampled_from(["news", "report", "unknown"]),
)
def test_any_words_give_sorted_spans_inside_the_text_with_real_intervals(
    reference: Reference, words: str, day: date | None, genre: Genre
) -> None:
    text, times = times_in(reference, words, dct=day.isoformat() if day else None, genre=genre)
    assert all(one.end <= two.start for one, two in pairwise(times))
    for timex in times:
        assert 0 <= timex.start < timex.end <= len(text)
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end]
        assert timex.reason
        if timex.edtf:
            days_of(timex.edtf)


@pytest.mark.parametrize(
    ("told", "yesterday"),
    [("2014-10-29", "2014-10-28"), ("XXXX-10-29", "2014-10-28"), ("2014-10-20", "2014-10-29")],
)
def test_the_eve_in_the_dateline_is_the_day_from_which_a_story_counts(
    reference: Reference, told: str, yesterday: str
) -> None:
    words = "Envoys met yesterday."
    dateline = Dateline("OSLO", told, 0, 0)
    text = StructuredText("d", words, (Block("paragraph", 0, len(words)),), dateline=dateline, dct=THURSDAY)
    tokens = find_tokens(text)
    (timex,) = find_times(text, tokens, find_sentences(text, tokens), reference=reference)
    assert timex.value == yesterday
