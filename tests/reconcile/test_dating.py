"""A missing year comes from the case, or not at all."""

from itertools import permutations

import pytest

from rapporteur.model.document import Origin
from rapporteur.model.reading import Reading
from rapporteur.pipeline import read_document, receive_all
from rapporteur.reconcile.dating import suggest_days
from rapporteur.reference import Reference

STORY = (
    "GENEVA, Mar 14 (Agency): The envoy Ines Castell met the foreign minister of Burundi, Jean Ndayizeye, and "
    "called on the Human Rights Council to send observers to the country.\n"
)
DATED = (
    "Talks in Geneva\n\nBy Ada Holm | March {day}, {year}\n\n"
    "Ines Castell, the envoy, spoke with Jean Ndayizeye, the foreign minister of Burundi. She told the Human Rights "
    "Council that observers are needed.\n"
)


def readings(reference: Reference, *pages: str) -> tuple[Reading, ...]:
    given = [(Origin(f"{number}.txt"), page.encode()) for number, page in enumerate(pages)]
    return tuple(read_document(document, data, reference=reference) for document, data in receive_all(given))


def days(reference: Reference, *pages: str) -> list[str]:
    return [day for _, day in suggest_days(readings(reference, *pages))]


def test_a_dated_page_of_that_week_gives_the_year(reference: Reference) -> None:
    assert days(reference, STORY, DATED.format(day=15, year=2016)) == ["2016-03-14"]


def test_two_years_that_fit_give_none(reference: Reference) -> None:
    pages = (STORY, DATED.format(day=15, year=2016), DATED.format(day=13, year=2017))
    assert days(reference, *pages) == []


def test_a_page_of_another_month_gives_none(reference: Reference) -> None:
    assert days(reference, STORY, DATED.format(day=29, year=2016)) == []


def test_other_people_give_none(reference: Reference) -> None:
    other = "Harbour news\n\nBy Ada Holm | March 15, 2016\n\nThe ferry was late again on Tuesday, the company said.\n"
    assert days(reference, STORY, other) == []


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_documents_changes_nothing(reference: Reference, order: tuple[int, ...]) -> None:
    read = readings(reference, STORY, DATED.format(day=15, year=2016), STORY.replace("Mar 14", "Mar 16"))
    assert [day for _, day in suggest_days(tuple(read[place] for place in order))].count("2016-03-14") == 1
