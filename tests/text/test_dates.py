"""Days as pages print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.text.dates import find_days
from tests.text.pages import REFERENCE

WORDS = REFERENCE.page_words


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("October 30, 2014", (2014, 10, 30)),
        ("Tuesday, September 1, 2015", (2015, 9, 1)),
        ("30 October 2014", (2014, 10, 30)),
        ("3rd of March 2019", (2019, 3, 3)),
        ("2014-10-30", (2014, 10, 30)),
        ("30.10.2014", (2014, 10, 30)),
        ("10/30/2014", (2014, 10, 30)),
        ("30/10/2014", (2014, 10, 30)),
        ("Oct 30", (None, 10, 30)),
        ("Sept. 28", (None, 9, 28)),
        ("OCT 30, 2014", (2014, 10, 30)),
        ("1er février 2019", (2019, 2, 1)),
        ("3 de marzo de 2018", (2018, 3, 3)),
        ("12. Mai 2016", (2016, 5, 12)),
        ("5 октября 2014", (2014, 10, 5)),
        ("2014年10月30日", (2014, 10, 30)),
        ("2014년 10월 30일", (2014, 10, 30)),
        ("٣", None),
        ("3/4/2014", None),
        ("31 February 2014", None),
        ("October 2014", None),
        ("May 300", None),
        ("10.4.2.2014", None),
    ],
)
def test_printed_days(printed: str, expected: tuple[int | None, int, int] | None) -> None:
    found = find_days(f"({printed})", words=WORDS)
    assert [(day.year, day.month, day.day) for day in found] == ([expected] if expected else [])


def test_date_glued_to_a_name_is_found() -> None:
    line = "Interview: Ines CastellMay 3, 2021"
    (day,) = find_days(line, words=WORDS)
    assert line[day.start : day.end] == "May 3, 2021"


def test_word_that_ends_like_a_month_is_no_date() -> None:
    assert find_days("DISMAY 3, 2021 and Autumnmar 3", words=WORDS) == ()


@given(st.text(alphabet="Oct May 0123456789,./-年月日", max_size=80))
def test_days_are_sorted_and_apart(text: str) -> None:
    end = 0
    for day in find_days(text, words=WORDS):
        assert end <= day.start < day.end <= len(text)
        end = day.end
