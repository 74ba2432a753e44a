"""What a page says of itself."""

import pytest

from rapporteur.text.news import open_date
from tests.text.pages import read_page

BODY = "The delegation left the hall before the draft was read out, two diplomats said yesterday."
MORE = "Nobody at the mission in Geneva answered the telephone in the afternoon, or on the next day."


def story(dateline: str, *more: str) -> str:
    return "\n\n".join((f"{dateline} {BODY}", MORE, *more))


@pytest.mark.parametrize(
    ("dateline", "place", "date", "agency"),
    [
        ("GENEVA, Oct 30:", "GENEVA", "XXXX-10-30", None),
        ("GENEVA (Reuters) -", "GENEVA", None, "Reuters"),
        ("GENEVA, March 12, 2018 (Reuters) -", "GENEVA", "2018-03-12", "Reuters"),
        ("NAIROBI, March 12 (Xinhua) --", "NAIROBI", "XXXX-03-12", "Xinhua"),
        ("GENEVA/NAIROBI, 3 May 2019 (AFP) –", "GENEVA/NAIROBI", "2019-05-03", "AFP"),
        ("Geneva (3 May 2019) –", "Geneva", "2019-05-03", None),
        ("HILLTOP, N.Y., Sept. 26, 2016 (UPI) —", "HILLTOP, N.Y.", "2016-09-26", "UPI"),
        ("UNITED NATIONS —", "UNITED NATIONS", None, None),
        ("UNITED NATIONS:", "UNITED NATIONS", None, None),
        ("GENEVA, May 3 (Hill Press):", "GENEVA", "XXXX-05-03", "Hill Press"),
        ("(Reuters) -", None, None, "Reuters"),
        ("(Geneva, 3 May 2019) –", "Geneva", "2019-05-03", None),
        ("(Geneva) –", "Geneva", None, None),
        ("3 May 2019 –", None, "2019-05-03", None),
    ],
)
def test_datelines(dateline: str, place: str | None, date: str | None, agency: str | None) -> None:
    text = read_page(story(dateline))
    assert text.dateline is not None
    assert (text.dateline.place, text.dateline.date, text.agency) == (place, date, agency)
    assert text.text[text.blocks[1].start :].startswith(BODY)


@pytest.mark.parametrize(
    "opening",
    ["WALLACE:", "He was asked on May 3:", "The Geneva office, a day later -", "HE WAS TOLD BY EVERYBODY —"],
)
def test_what_is_no_dateline(opening: str) -> None:
    assert read_page(story(opening)).dateline is None


def test_chronology_has_no_dateline() -> None:
    entries = [f"{day} May 2014 – {BODY}" for day in (3, 4, 7)]
    text = read_page("\n\n".join(("A chronology", *entries)))
    assert (text.dateline, text.published) == (None, None)


def test_quoted_release_makes_no_press_release() -> None:
    text = read_page(
        story("GENEVA, 3 May 2019:", "“We asked twice,” the chair said in a press release on Monday.")
    )
    assert text.genre == "news"


def test_statement_under_a_letterhead_is_the_title() -> None:
    head = (
        "Commission of the Lakes",
        "Statement by Ines Castell, Chair",
        "New York, 3 May 2019",
        "Mr. Chair,",
    )
    text = read_page("\n\n".join((*head, BODY, MORE)))
    assert (text.title, text.genre, text.byline) == ("Statement by Ines Castell, Chair", "statement", None)


def test_year_from_another_date_in_the_text() -> None:
    text = read_page(story("GENEVA, Oct 30:", "The talks began on 27 October 2014 and end in the spring."))
    assert (text.published, text.dct) == ("2014-10-30", "2014-10-30")
    assert "other dates in the text" in (text.dct_reason or "")


def test_distant_date_settles_no_year() -> None:
    text = read_page(story("GENEVA, Oct 30:", "The office was founded on 3 March 2004 by the same states."))
    assert text.published is None and text.dct is None
    assert [issue.code for issue in text.issues] == ["date-without-year"]
    assert text.issues[0].evidence[0].quote == "Oct 30"
    assert open_date(text) == "10-30"


def test_dates_that_disagree_settle_no_year() -> None:
    more = (
        "It began on 27 October 2014 at noon in the old hall.",
        "It had begun on 26 October 2012 as well.",
    )
    assert read_page(story("GENEVA, Oct 30:", *more)).published is None


def test_caption_with_an_older_date_is_no_anchor() -> None:
    caption = "The minister opens a bridge in this photo taken on October 14, 2011"
    assert read_page(story("GENEVA, Oct 30:", caption)).published is None


@pytest.mark.parametrize(
    ("retrieved", "published"),
    [
        ("2014-11-02", "2014-10-30"),
        ("2015-01-05", None),
        ("2014-10-29T23:00:00Z", "2014-10-30"),
        ("2014", None),
    ],
)
def test_year_from_a_retrieval_soon_after(retrieved: str, published: str | None) -> None:
    assert read_page(story("GENEVA, Oct 30:"), retrieved=retrieved).published == published


def test_year_from_the_address() -> None:
    url = "https://example.org/world/2013/12/31/talks-end"
    assert read_page(story("GENEVA, Jan 1:"), url=url).published == "2014-01-01"


def test_year_from_a_weekday_and_the_latest_year_printed() -> None:
    more = "The next round is on Monday, November 3, and a report of 2014 will be read."
    text = read_page(story("GENEVA, Oct 30:", more))
    assert text.published == "2014-10-30"
    assert "weekday" in (text.dct_reason or "")


def test_year_from_the_case() -> None:
    text = read_page(story("GENEVA, Oct 30:"), dct="2014-10-30")
    assert (text.published, text.dct, text.issues) == ("2014-10-30", "2014-10-30", ())
    assert text.dateline and text.dateline.date == "2014-10-30"
    assert text.dct_reason == "year from other documents of the case"
    assert open_date(text) is None


def test_retrieval_is_the_last_resort_and_no_publication() -> None:
    text = read_page("\n\n".join((BODY, MORE)), retrieved="2020-02-03")
    assert (text.published, text.dct) == (None, "2020-02-03")


@pytest.mark.parametrize(
    ("line", "byline", "published"),
    [
        ("By Ines Castell", "Ines Castell", None),
        ("BY INES CASTELL, REUTERS", "INES CASTELL", None),
        ("By Ines Castell and Omar al-Hadid | 3 May 2019", "Ines Castell and Omar al-Hadid", "2019-05-03"),
        ("Interview: Ines CastellMay 3, 2019", "Ines Castell", "2019-05-03"),
        ("Ines Castell | 3 May 2019 | Updated 5 May 2019", "Ines Castell", "2019-05-03"),
        ("Published 3 May 2019, updated 5 May 2019", None, "2019-05-03"),
        ("Updated: 5 May 2019 - Published: 3 May 2019", None, "2019-05-03"),
        ("Von Ines Castell, 3. Mai 2019", "Ines Castell", "2019-05-03"),
        ("Geneva, 3 May 2019", None, "2019-05-03"),
        ("Ines Castell in Geneva\nFri 3 May 2019 12.31 GMT", "Ines Castell", "2019-05-03"),
        ("May 3, 2019 3:15 PM\n\nInes Castell", "Ines Castell", "2019-05-03"),
        ("Ines Castell\n05/03/2019May 3, 2019", "Ines Castell", "2019-05-03"),
        ("PTI | May 3, 2019, 03.15 AM IST", None, "2019-05-03"),
        ("2019/05/03 18:01", None, "2019-05-03"),
    ],
)
def test_bylines_and_days_of_publication(line: str, byline: str | None, published: str | None) -> None:
    text = read_page("\n\n".join(("Envoys leave the hall in Geneva", line, BODY, MORE)))
    assert (text.byline, text.published) == (byline, published)


@pytest.mark.parametrize(
    ("page", "url", "given", "publisher"),
    [
        (BODY, None, "Example Herald", "Example Herald"),
        (BODY, "https://news.un.org/en/story/1", None, "UN News"),
        (BODY, "https://www.dw.com/en/x/a-1", None, "Deutsche Welle"),
        (BODY, "https://notdw.com/x", None, None),
        (BODY, "http://[broken", None, None),
        (BODY + "\n\n© 2019 Example Herald. All rights reserved.", None, None, "Example Herald"),
        ("Skip to more DW sites\n\n" + BODY, None, None, "DW"),
        (BODY + " He met reporters of the BBC.", None, None, None),
    ],
)
def test_publishers(page: str, url: str | None, given: str | None, publisher: str | None) -> None:
    assert read_page(page, url=url, publisher=given).publisher == publisher


WIRE = (
    "LAKE CITY, Sept {day} (Heron Wire) - The envoy was turned away at the gate of the camp on Thursday, his office "
    "said, and went back to the capital.\n\nNobody at the camp would say why.\n\n(HW)\nCopyright 2017 Heron Wire\n"
)


def test_a_copyright_line_gives_the_year_where_the_weekday_agrees() -> None:
    text = read_page(WIRE.format(day=21))
    assert text.dct == "2017-09-21"
    assert text.dct_reason is not None
    assert "copyright" in text.dct_reason


def test_a_copyright_line_gives_no_year_where_the_weekday_disagrees() -> None:
    assert read_page(WIRE.format(day=26)).dct is None


@pytest.mark.parametrize(
    "line", ["Wednesday, June 23, 2021 | Print edition, p. 3", "World – 23 June 2021 – 4 min read"]
)
def test_a_date_between_short_notes_is_the_day_of_publication(line: str) -> None:
    page = read_page(f"Envoy leaves the lake\n\n{line}\n\n{BODY} {MORE}\n\n{MORE}\n")
    assert page.published == "2021-06-23"
