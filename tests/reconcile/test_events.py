"""Reports of one happening are joined; what only looks like it is not."""

from itertools import permutations

from rapporteur.model.relation import Relations
from rapporteur.reconcile.reconcile import reconcile
from tests.builders import Page, link_by_name

STATE = {"kind": "state", "registry_id": "state:BDI"}


def page(words: str, date: str | None, *, official: bool = False, facts: tuple[str, ...] = ()) -> Page:
    """A page that tells of a meeting between the envoy and Burundi, or an official of Burundi."""
    made = Page(words, dct="2016-05-12")
    envoy = made.chain("Ines Castell", registry_id="person:ines-castell")
    state = made.chain("Burundi", kind="state", registry_id="state:BDI")
    other = made.chain("a Burundian official", of=state) if official else state
    made.event("meeting", date=date, facts=facts, roles={"who": (envoy,), "with": (other,)})
    return made


def relations(*pages: Page) -> Relations:
    readings = tuple(sorted((one.reading() for one in pages), key=lambda reading: reading.document.id))
    return reconcile(readings, link_by_name(*pages))


def kinds(*pages: Page) -> list[str]:
    return sorted(relation.relation for relation in relations(*pages).relations)


def test_same_day_same_parties_corroborate() -> None:
    assert kinds(page("One tells.", "2016-05-10"), page("Another tells.", "2016-05-10")) == [
        "corroborates",
        "same_event",
    ]


def test_an_official_meets_for_his_state() -> None:
    assert "same_event" in kinds(page("One.", "2016-05-10", official=True), page("Two.", "2016-05-10"))


def test_other_days_are_other_meetings() -> None:
    assert kinds(page("One.", "2016-05-10"), page("Two.", "2016-05-14")) == []


def test_first_and_second_meeting_stay_apart_in_one_week() -> None:
    first = page("One.", "2016-05-09/2016-05-15", facts=("first meeting",))
    second = page("Two.", "2016-05-10", facts=("for a second time",))
    assert kinds(first, second) == []


def test_a_first_in_years_is_no_place_in_a_row() -> None:
    first = page("One.", "2016-05-10", facts=("first in 10 years",))
    second = page("Two.", "2016-05-10", facts=("second meeting",))
    assert "same_event" in kinds(first, second)


def test_a_day_apart_with_the_same_ordinal_contradicts() -> None:
    found = relations(
        page("One.", "2016-05-10", facts=("first meeting",)),
        page("Two.", "2016-05-11", facts=("the first talks",)),
    ).relations
    contradiction = next(relation for relation in found if relation.relation == "contradicts")
    assert contradiction.on == "date"
    assert set(contradiction.values) == {"2016-05-10", "2016-05-11"}
    assert not any(relation.relation == "corroborates" for relation in found)


def test_a_vague_report_between_two_meetings_joins_neither() -> None:
    assert (
        kinds(page("One.", "2016-05-10"), page("Two.", "2016-05-12"), page("Vague.", "2016-05-09/2016-05-15"))
        == []
    )


def test_two_that_agree_contradict_a_third_together() -> None:
    first = ("first meeting",)
    found = relations(
        page("One.", "2016-05-10", facts=first),
        page("Two.", "2016-05-10", facts=first),
        page("Three.", "2016-05-11", facts=first),
    ).relations
    assert sorted(relation.relation for relation in found).count("contradicts") == 2


def test_a_copy_corroborates_nothing() -> None:
    words = (
        "Ines Castell met the government of Burundi on Tuesday to talk about the release of the people who were "
        "arrested in April and about the access of observers to the places where they are said to be held now."
    )
    found = kinds(page(words, "2016-05-10"), page(words + " (Agency)", "2016-05-10"))
    assert found == ["copy", "same_event"]


def test_order_of_documents_changes_nothing() -> None:
    pages = [page("One.", "2016-05-10"), page("Two.", "2016-05-10"), page("Three.", "2016-05-11")]
    results = {relations(*order) for order in permutations(pages)}
    assert len(results) == 1


def vote(words: str, outcome: str) -> Page:
    made = Page(words, dct="2016-11-16")
    committee = made.chain("Third Committee", kind="un-organ", registry_id="organ:GA-C3")
    text = made.instrument(symbol="A/C.3/71/L.99", body="GA-C3")
    made.event("adoption", date="2016-11-15", instrument=text, outcome=outcome, roles={"body": (committee,)})
    return made


def test_two_counts_of_one_vote_contradict() -> None:
    found = relations(vote("One count.", "85-35-63"), vote("Another count.", "84-35-63")).relations
    assert [relation.on for relation in found if relation.relation == "contradicts"] == ["outcome"]
