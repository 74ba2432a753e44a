"""The two real pages: what a reader must find in their dossier, each with its words.

Names, days and paragraph numbers are facts; the sentences stay in the development data.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rapporteur.bench.folder import read_folder
from rapporteur.dossier.record import record_objects
from rapporteur.model.case import CaseState
from rapporteur.model.partial_date import days_of
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference import Reference

Item = dict[str, Any]


class Record:
    """The record of a case with look-ups by kind and actor."""

    def __init__(self, state: CaseState) -> None:
        self.items = list(record_objects(state))
        self.actors = {item["id"]: item for item in self.items if item["kind"] == "actor"}
        self.documents = {item["id"]: item for item in self.items if item["kind"] == "document"}

    def of(self, kind: str) -> list[Item]:
        return [item for item in self.items if item["kind"] == kind]

    def parties(self, actor: str | None) -> set[str]:
        """Registry ids of an actor and of whom it belongs to."""
        found: set[str] = set()
        while actor and actor not in found:
            found |= {actor, self.actors[actor]["registry_id"] or ""}
            actor = self.actors[actor]["of"]
        return found

    def taking_part(self, event: Item) -> set[str]:
        return {
            party for actors in event["roles"].values() for actor in actors for party in self.parties(actor)
        }

    def words(self, item: Item) -> str:
        return " … ".join(words["quote"] for words in item["evidence"])


@pytest.fixture(scope="module")
def record(shared: Path, reference: Reference) -> Record:
    return Record(read_folder(shared / "seeds", country="PRK", reference=reference))


DARUSMAN, DPRK = "person:marzuki-darusman", "state:PRK"


def meetings(record: Record) -> list[Item]:
    return [
        event
        for event in record.of("event")
        if event["type"] == "meeting"
        and event["status"] == "happened"
        and {DARUSMAN, DPRK} <= record.taking_part(event)
    ]


def test_the_meeting_of_29_october(record: Record) -> None:
    (event,) = (event for event in meetings(record) if event["date"] == "2014-10-29")
    partners = {record.actors[actor]["role"] for actors in event["roles"].values() for actor in actors}
    assert any(role and "counc" in role for role in partners)


def test_the_first_meeting_with_the_day_that_dw_prints(record: Record) -> None:
    dates = {event["date"] for event in meetings(record)}
    assert dates & {"2014-10-28", "../2014-10-28"}
    assert "2014-10-27/2014-11-02" in dates


def possible_visits(record: Record) -> list[Item]:
    visits = [
        event for event in record.of("event") if (event["type"], event["status"]) == ("visit", "possible")
    ]
    return [event for event in visits if DPRK in record.taking_part(event)]


def test_the_possible_visit_of_the_rapporteur(record: Record) -> None:
    assert any(DARUSMAN in record.taking_part(event) for event in possible_visits(record))


def test_the_possible_visit_of_the_high_commissioner(record: Record) -> None:
    """The office, or whoever held it that month."""
    assert any(
        {"organ:HCHR", "person:zeid-raad-al-hussein"} & record.taking_part(event)
        for event in possible_visits(record)
    )


def test_the_demand_on_the_referral(record: Record) -> None:
    assert any(
        event["type"] == "demand"
        and DPRK in record.taking_part(event)
        and "International Criminal" in record.words(event)
        for event in record.of("event")
    )


def drafts(record: Record) -> list[Item]:
    return [item for item in record.of("instrument") if item["instrument_kind"] == "draft-resolution"]


def test_both_pages_speak_of_one_draft_by_the_eu_and_japan(record: Record) -> None:
    found = [
        draft
        for draft in drafts(record)
        if {"group:EU", "state:JPN"}
        <= {party for actor in draft["sponsors"] for party in record.parties(actor)}
    ]
    assert len(found) == 1
    assert {words["doc"] for words in found[0]["evidence"]} == set(record.documents)


@pytest.mark.parametrize(("number", "word"), [("7", "culpability"), ("8", "referr")])
def test_paragraphs_seven_and_eight_and_what_they_say(record: Record, number: str, word: str) -> None:
    assert any(
        paragraph["number"].rstrip(".") == number
        and paragraph["role"] == "OP"
        and word in (paragraph["about"] or "")
        for draft in drafts(record)
        for paragraph in draft["paragraphs"]
    )


def positions(record: Record, party: str) -> list[Item]:
    return [position for position in record.of("position") if party in record.parties(position["party"])]


def test_japan_for_now_unchanged(record: Record) -> None:
    assert any(
        position["stance"] == "support" and "for now unchanged" in record.words(position)
        for position in positions(record, "state:JPN")
    )


def test_the_open_door_of_the_eu(record: Record) -> None:
    assert any(
        position["stance"] in ("conditional", "unclear") and "discounted" in record.words(position)
        for position in positions(record, "group:EU")
    )


@pytest.mark.parametrize("party", ["state:JPN", "group:EU"])
def test_both_officials_are_anonymous(record: Record, party: str) -> None:
    assert any(
        statement["grade"] == "anonymous" and party in record.parties(statement["speaker"])
        for statement in record.of("statement")
    )


def test_the_spokesman_who_referred_questions(record: Record) -> None:
    assert any(
        statement["grade"] == "spokesperson"
        and DPRK in record.parties(statement["speaker"])
        and "referred" in record.words(statement)
        for statement in record.of("statement")
    )


def test_choe_wants_a_new_report(record: Record) -> None:
    (statement,) = (s for s in record.of("statement") if "objective" in record.words(s))
    assert record.actors[statement["speaker"]]["name"] == "Choe Myong Nam"
    assert DPRK in record.parties(statement["speaker"])
    assert statement["grade"] == "named"


def test_the_letter_to_the_leader_earlier_this_year(record: Record) -> None:
    (letter,) = (event for event in record.of("event") if event["type"] == "letter")
    days = days_of(letter["date"])
    assert days.begin is not None
    assert days.end is not None
    assert days.begin.year == days.end.year == 2014
    names = {record.actors[actor]["name"] for actors in letter["roles"].values() for actor in actors}
    assert "Kim Jong Un" in names
    assert "organ:HRC-COI" in record.taking_part(letter)


def test_every_answer_of_the_interview(record: Record) -> None:
    interview = next(item for item in record.of("document") if item["genre"] == "interview")
    answers = [block for block in interview["blocks"] if block["kind"] == "answer"]
    said = {
        tuple(span)
        for statement in record.of("statement")
        if DARUSMAN in record.parties(statement["speaker"]) and statement["form"] == "direct"
        for span in statement["content"]
    }
    assert len(answers) >= 10
    assert {(block["start"], block["end"]) for block in answers} <= said


def test_two_captions_with_his_words(record: Record) -> None:
    captions = {
        (document["id"], block["start"], block["end"])
        for document in record.of("document")
        for block in document["blocks"]
        if block["kind"] == "caption"
    }
    quoted = {
        caption
        for caption in captions
        for statement in record.of("statement")
        if DARUSMAN in record.parties(statement["speaker"])
        and any(
            statement["doc"] == caption[0] and caption[1] <= s < e <= caption[2]
            for s, e in statement["content"]
        )
    }
    assert len(quoted) == 2


def test_no_claim_from_the_furniture_of_the_page(record: Record) -> None:
    chrome = [
        (document["id"], block["start"], block["end"])
        for document in record.of("document")
        for block in document["blocks"]
        if block["kind"] in CHROME_KINDS
    ]
    assert chrome
    claims = [
        item
        for item in record.items
        if item["kind"] in ("event", "statement", "position", "instrument", "actor")
    ]
    cited = {(words["doc"], words["start"], words["end"]) for item in claims for words in item["evidence"]}
    overlaps: Callable[[tuple[str, int, int], tuple[str, int, int]], bool] = lambda a, b: (  # noqa: E731
        a[0] == b[0] and a[1] < b[2] and b[1] < a[2]
    )
    assert not [(words, block) for words in cited for block in chrome if overlaps(words, block)]


def test_every_quote_stands_at_its_span(record: Record) -> None:
    cited = [words for item in record.items for words in item.get("evidence", ())]
    assert len(cited) > 50
    assert all(
        record.documents[words["doc"]]["text"][words["start"] : words["end"]] == words["quote"]
        for words in cited
    )
