"""Dates as far as they are known."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.partial_date import Days, PartialDateError, days_of, edtf_between, parse_edtf

dates = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
runs = st.tuples(dates, dates).map(lambda pair: (min(pair), max(pair)))


@st.composite
def edtf_words(draw: st.DrawFn) -> str:
    """A date or interval of the subset."""
    day = draw(dates)
    iso = day.isoformat()
    qualifier = draw(st.sampled_from(["", "~", "?", "%"]))
    kinds = [iso, iso[:7], iso[:4], iso[:7] + "-XX", iso[:4] + "-XX", iso[:4] + "-XX-XX", iso[:4] + "-22"]
    if day.year > 100:
        kinds += [iso[:3] + "X", iso[:2] + "XX"]
    shape = draw(st.sampled_from(["date", "open start", "open end", "unknown end", "both"]))
    one = draw(st.sampled_from(kinds)) + qualifier
    later = (day + min(timedelta(days=draw(st.integers(0, 4000))), date.max - day)).isoformat()
    return {
        "date": one,
        "open start": f"../{one}",
        "open end": f"{one}/..",
        "unknown end": f"{one}/",
        "both": f"{iso}/{later}",
    }[shape]


@given(edtf_words())
def test_print_gives_back_what_was_parsed(words: str) -> None:
    assert str(parse_edtf(words)) == words


@given(runs)
def test_a_run_of_days_keeps_its_days_when_written_as_edtf(run: tuple[date, date]) -> None:
    assert days_of(edtf_between(*run)) == Days(*run)


@given(dates)
def test_a_day_lies_in_its_month_and_year(day: date) -> None:
    iso = day.isoformat()
    assert days_of(iso[:7]).contains(days_of(iso))
    assert days_of(iso[:4]).contains(days_of(iso[:7]))


@given(runs, runs)
def test_overlap_means_a_common_day(one: tuple[date, date], two: tuple[date, date]) -> None:
    first, second = Days(*one), Days(*two)
    assert first.overlaps(second) == (max(one[0], two[0]) <= min(one[1], two[1]))
    assert first.overlaps(second) == second.overlaps(first)
    if first.contains(second):
        assert first.overlaps(second)


@given(st.text(alphabet="0123456789-/.X~?% T", max_size=24))
def test_any_words_are_a_date_or_an_error_of_this_kind(words: str) -> None:
    try:
        parsed = parse_edtf(words)
    except PartialDateError:
        return
    assert str(parsed) == words


@pytest.mark.parametrize(
    ("words", "begin", "end"),
    [
        ("2014", "2014-01-01", "2014-12-31"),
        ("2014-10", "2014-10-01", "2014-10-31"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2014-10-29", "2014-10-29", "2014-10-29"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2014-21", "2014-03-01", "2014-05-31"),
        ("2014-24", "2014-12-01", "2015-02-28"),
        ("2014-36", "2014-10-01", "2014-12-31"),
        ("2014-10-XX", "2014-10-01", "2014-10-31"),
        ("2014-10-27/2014-11-02", "2014-10-27", "2014-11-02"),
        ("2014/2016-03", "2014-01-01", "2016-03-31"),
    ],
)
def test_days(words: str, begin: str, end: str) -> None:
    assert days_of(words) == Days(date.fromisoformat(begin), date.fromisoformat(end))


def test_open_sides_reach_everything_before_and_after() -> None:
    assert days_of("../2014-10-30") == Days(None, date(2014, 10, 30))
    assert days_of("../2014-10-30").contains(days_of("1948"))
    assert not days_of("2014-10-30/..").overlaps(days_of("2013"))


@pytest.mark.parametrize(
    "words",
    ["", "/", "../..", "2014-13", "2014-02-30", "2013-02-29", "0000", "2014-21-03", "201X-05", "2014-XX-03",
     "2015/2014", "14-10-2014", "2014-1", "２０１４", "2014-W44"],
)  # fmt: skip
def test_what_is_no_date_is_refused(words: str) -> None:
    with pytest.raises(PartialDateError):
        parse_edtf(words)


def test_edtf_of_whole_units_is_the_unit() -> None:
    assert edtf_between(date(2014, 1, 1), date(2014, 12, 31)) == "2014"
    assert edtf_between(date(2010, 1, 1), date(2019, 12, 31)) == "201X"
    assert edtf_between(date(2014, 10, 1), date(2014, 10, 31)) == "2014-10"
    assert edtf_between(None, date(2014, 10, 1)) == "../2014-10-01"
