"""What documents say is folded into one state, without hiding a difference."""

from itertools import permutations

from rapporteur.case import fold_case
from rapporteur.model.case import CaseState
from rapporteur.reconcile import reconcile
from rapporteur.reference import Reference
from tests.builders import Page, link_by_name


def state_of(reference: Reference, *pages: Page) -> CaseState:
    readings = tuple(sorted((page.reading() for page in pages), key=lambda reading: reading.document.id))
    linked = link_by_name(*pages)
    return fold_case(readings, (), linked, reconcile(readings, linked), country="BDI", reference=reference)


def vote(words: str, date: str, outcome: str) -> Page:
    made = Page(words, dct="2016-11-16")
    committee = made.chain("Third Committee", kind="un-organ", registry_id="organ:GA-C3")
    text = made.instrument(symbol="A/C.3/71/L.99", body="GA-C3")
    made.event("adoption", date=date, instrument=text, outcome=outcome, roles={"body": (committee,)})
    return made


def test_two_reports_are_one_event_with_both_sources(reference: Reference) -> None:
    state = state_of(
        reference, vote("One.", "2016-11-15", "85-35-63"), vote("Two.", "2016-11-15", "85-35-63")
    )
    (event,) = state.events
    assert len(event.reports) == 2
    assert event.independent == 2
    assert event.contested == ()


def test_a_difference_is_contested_and_keeps_both_days(reference: Reference) -> None:
    state = state_of(
        reference, vote("One.", "2016-11-15", "85-35-63"), vote("Two.", "2016-11-16", "85-35-63")
    )
    (event,) = state.events
    assert event.contested == ("date",)
    assert event.date == "2016-11-15/2016-11-16"
    assert {report.date for report in event.reports} == {"2016-11-15", "2016-11-16"}


def test_a_vague_day_is_settled_by_the_exact_one(reference: Reference) -> None:
    state = state_of(reference, vote("One.", "2016-11-15", "85-35-63"), vote("Two.", "2016-11", "85-35-63"))
    assert [event.date for event in state.events] == ["2016-11-15"]


def test_the_vote_is_a_step_with_its_rule(reference: Reference) -> None:
    state = state_of(reference, vote("One.", "2016-11-15", "85-35-63"))
    (step,) = state.steps
    assert (step.track, step.step, step.state) == ("ga_text", "adopted-in-committee", "taken")
    assert step.rule is not None
    assert step.evidence[0].quote == "One."


def test_a_possible_visit_is_no_step_taken(reference: Reference) -> None:
    made = Page("A visit is possible.")
    envoy = made.chain("Ines Castell", registry_id="person:ines-castell")
    made.event("visit", status="possible", roles={"who": (envoy,)})
    assert [(step.track, step.state) for step in state_of(reference, made).steps] == [("visit", "possible")]


def test_order_of_documents_changes_nothing(reference: Reference) -> None:
    pages = [vote(f"Report {number}.", "2016-11-15", "85-35-63") for number in range(3)]
    assert len({state_of(reference, *order) for order in permutations(pages)}) == 1


def draft(words: str) -> Page:
    made = Page(words, dct="2016-11-10")
    canada = made.chain("Canada", kind="state", registry_id="state:CAN")
    made.instrument(body="GA", sponsors=(canada,))
    return made


def test_a_draft_that_is_only_spoken_of_is_announced(reference: Reference) -> None:
    (step,) = state_of(reference, draft("A draft by Canada is on the table.")).steps
    assert (step.track, step.step, step.state, step.event) == ("ga_text", "announced", "announced", None)
    assert step.instrument is not None


def test_a_plan_is_overtaken_by_the_vote(reference: Reference) -> None:
    planned = Page("It will be tabled.", dct="2016-11-01")
    text = planned.instrument(symbol="A/C.3/71/L.99", body="GA-C3")
    planned.event("draft-tabled", status="planned", instrument=text)
    state = state_of(reference, planned, vote("One.", "2016-11-15", "85-35-63"))
    plan = next(event for event in state.events if event.type == "draft-tabled")
    assert plan.overtaken_by == next(event.id for event in state.events if event.type == "adoption")
    assert [step.step for step in state.steps] == ["adopted-in-committee"]


def test_a_draft_and_its_resolution_are_one_by_their_vote(reference: Reference) -> None:
    resolution = Page("The Assembly adopted it.", dct="2016-12-20")
    resolution.instrument("resolution", symbol="A/RES/71/900", body="GA", votes=((85, 35, 63),))
    committee = Page("The committee approved it.", dct="2016-11-16")
    committee.instrument(symbol="A/C.3/71/L.99/Rev.1", body="GA-C3", votes=((85, 35, 63),))
    (text,) = state_of(reference, resolution, committee).instruments
    assert text.symbols == ("A/C.3/71/L.99/Rev.1", "A/RES/71/900")
    assert (text.symbol, text.instrument_kind) == ("A/RES/71/900", "resolution")


def test_a_state_does_not_stand_beside_its_own_official(reference: Reference) -> None:
    pages = []
    for words, official in (("One.", True), ("Two.", False)):
        made = Page(words, dct="2016-05-12")
        envoy = made.chain("Ines Castell", registry_id="person:ines-castell")
        state = made.chain("Burundi", kind="state", registry_id="state:BDI")
        other = made.chain("Jean Ndayizeye", of=state) if official else state
        made.event(
            "meeting",
            date="2016-05-10",
            roles={"who": (envoy, other)} if official else {"who": (envoy,), "with": (other,)},
        )
        pages.append(made)
    state_now = state_of(reference, *pages)
    names = {actor.id: actor.name for actor in state_now.linked.actors}
    (event,) = state_now.events
    assert {names[actor] for role in event.roles for actor in role.actors} == {
        "Ines Castell",
        "Jean Ndayizeye",
    }


def test_unnamed_people_told_of_alike_are_listed_once(reference: Reference) -> None:
    pages = []
    for words in ("One.", "Two."):
        made = Page(words, dct="2016-05-12")
        envoy = made.chain("Ines Castell", registry_id="person:ines-castell")
        state = made.chain("Burundi", kind="state", registry_id="state:BDI")
        officials = made.chain("two Burundian officials", of=state, named=False)
        made.event("meeting", date="2016-05-10", roles={"who": (envoy,), "with": (officials,)})
        pages.append(made)
    (event,) = state_of(reference, *pages).events
    assert [len(role.actors) for role in event.roles] == [1, 1]
