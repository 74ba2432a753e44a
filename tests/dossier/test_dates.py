"""EDTF dates in words and on an axis."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.dossier.dates import bounds, date_phrase, date_words, sort_key


@pytest.mark.parametrize(
    ("edtf", "words", "phrase"),
    [
        ("2014-10-28", "28 October 2014", "on 28 October 2014"),
        ("2014-10", "October 2014", "in October 2014"),
        ("2014", "2014", "in 2014"),
        (
            "2014-10-27/2014-11-02",
            "27 October to 2 November 2014",
            "between 27 October and 2 November 2014",
        ),
        ("2014-10-27/2014-10-30", "27 to 30 October 2014", "between 27 and 30 October 2014"),
        (
            "2014-12-30/2015-01-02",
            "30 December 2014 to 2 January 2015",
            "between 30 December 2014 and 2 January 2015",
        ),
        ("2014-01/2014-03", "January to March 2014", "between January and March 2014"),
        ("../2014-10-30", "by 30 October 2014", "by 30 October 2014"),
        ("2014-10-30/..", "from 30 October 2014 on", "from 30 October 2014 on"),
        ("XXXX-10-30", "30 October, year not given", "on 30 October, year not given"),
        ("2014-10~", "about October 2014", "about October 2014"),
        ("2014-10-28?", "28 October 2014 (uncertain)", "on 28 October 2014 (uncertain)"),
        ("2014-23", "autumn 2014", "in autumn 2014"),
        (None, "date not given", ""),
    ],
)
def test_dates_are_written_as_the_field_writes_them(edtf: str | None, words: str, phrase: str) -> None:
    assert date_words(edtf) == words
    assert date_phrase(edtf) == phrase


@pytest.mark.parametrize("edtf", ["2014-13", "2014-02-30", "junk", "1/2/3", "2014-10-30/junk"])
def test_what_is_no_date_is_shown_as_it_came(edtf: str) -> None:
    assert date_words(edtf) == edtf
    assert edtf in date_phrase(edtf)


def test_bounds_cover_what_the_date_allows() -> None:
    assert bounds("2014-02") == (date(2014, 2, 1), date(2014, 2, 28))
    assert bounds("../2014-10-30") == (None, date(2014, 10, 30))
    assert bounds("XXXX-10-30") == (None, None)
    assert bounds("2015/2014") == (None, None)


def test_dates_without_a_year_come_last() -> None:
    dates = [None, "2014-10-30", "XXXX-10-30", "../2014-10-29", "2014"]
    assert sorted(dates, key=sort_key)[:3] == ["2014", "../2014-10-29", "2014-10-30"]


@given(st.dates())
def test_every_day_reads_back(day: date) -> None:
    words = date_words(day.isoformat())
    number, month, year = words.split(" ")
    assert (int(number), int(year)) == (day.day, day.year)
    assert month == day.strftime("%B")
    assert bounds(day.isoformat()) == (day, day)


@given(st.text(alphabet="0123456789-/.X~?%T:Z", max_size=30))
def test_no_text_raises(text: str) -> None:
    date_words(text)
    date_phrase(text)
    begin, end = bounds(text)
    assert begin is None or end is None or begin <= end
    sort_key(text)
