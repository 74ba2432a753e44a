"""Sentences are made from the fields of a record and say no more than they do."""

from dataclasses import replace

import pytest

from rapporteur.dossier.casebook import Casebook
from rapporteur.dossier.people import view_party
from rapporteur.dossier.wording import (
    according_to,
    actor_phrase,
    event_sentence,
    paragraph_label,
    plain,
    speaker_phrase,
    with_article,
)
from rapporteur.model.case import CaseEvent
from rapporteur.model.claim import Role
from rapporteur.model.link import Actor
from rapporteur.model.vocabulary import EVENT_TYPES, STATUSES, EventType, Status
from rapporteur.reference import load_reference
from rapporteur.reference.labels import load_labels
from tests.dossier.sample import (
    ASSEMBLY,
    AZUL,
    CASE_EVENTS,
    COUNCIL,
    DIPLOMATS,
    MEETING,
    NORDEN,
    OKONJO,
    TEXT,
    VARENIA,
    sample_case,
)

REFERENCE = load_reference()
LABELS = load_labels(REFERENCE.root)
BOOK = Casebook(sample_case(), LABELS, REFERENCE.registry)


def say(kind: EventType, status: Status, *roles: Role, **fields: str | None) -> str:
    bare = replace(MEETING, type=kind, status=status, roles=roles, place=None, date=fields.pop("date", None))
    return plain(event_sentence(BOOK, replace(bare, **fields)))  # type: ignore[arg-type]


WHO = Role("who", (OKONJO,))


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("happened", "Tomas Okonjo met with Varenian diplomats."),
        ("planned", "It is planned that Tomas Okonjo will meet with Varenian diplomats."),
        ("possible", "Tomas Okonjo may meet with Varenian diplomats."),
        ("denied", "It is denied or ruled out that Tomas Okonjo did or would meet with Varenian diplomats."),
    ],
)
def test_the_status_words_the_sentence(status: Status, sentence: str) -> None:
    assert say("meeting", status, WHO, Role("with", (DIPLOMATS,))) == sentence


def test_what_is_not_known_is_not_said() -> None:
    assert say("visit", "possible") == "A visit is possible."
    assert say("visit", "possible", Role("to", (VARENIA,))) == "A visit to Varenia is possible."
    assert say("adoption", "happened", Role("by", (ASSEMBLY,))) == (
        "An adoption by the Third Committee of the General Assembly took place."
    )


def test_text_paragraph_outcome_and_date_are_said() -> None:
    sentence = say(
        "vote",
        "happened",
        Role("body", (ASSEMBLY,)),
        instrument=TEXT,
        paragraph="5",
        outcome="98-21-60",
        date="2019-05-20",
    )
    assert sentence == (
        "The Third Committee of the General Assembly voted on operative paragraph 5 (OP5) of the draft resolution "
        "A/C.3/99/L.7, on 20 May 2019, by 98-21-60."
    )


def test_a_role_that_the_phrase_has_no_place_for_is_still_said() -> None:
    sentence = say("veto", "happened", Role("by", (NORDEN,)), Role("body", (COUNCIL,)))
    assert sentence == "Norden cast a veto (body: the Security Council)."


def test_several_parties_are_joined() -> None:
    sentence = say("draft-tabled", "happened", Role("who", (AZUL, NORDEN)), instrument=TEXT)
    assert sentence == "Costa Azul and Norden put forward the draft resolution A/C.3/99/L.7."


@pytest.mark.parametrize("kind", EVENT_TYPES)
@pytest.mark.parametrize("status", STATUSES)
def test_every_type_and_status_makes_a_sentence_with_every_actor(kind: EventType, status: Status) -> None:
    roles = (WHO, Role("to", (VARENIA,)), Role("with", (NORDEN,)), Role("of", (AZUL,)))
    sentence = say(kind, status, *roles)
    assert sentence.endswith(".")
    assert sentence[0].isupper()
    assert not set(sentence) & set("[]{}|")
    for name in ("Tomas Okonjo", "Varenia", "Norden", "Costa Azul"):
        assert sentence.count(name) == 1
    assert say(kind, status)


def test_reports_name_whom_they_cite_and_copies_do_not_count() -> None:
    def told(event: CaseEvent) -> str:
        return according_to(BOOK, event)

    assert told(MEETING) == "according to The Harbour Post and Lantern Radio"
    assert told(CASE_EVENTS[3]) == "according to Lantern Radio (citing Tomas Okonjo)"


def test_an_actor_that_is_not_linked_is_not_given_another_name() -> None:
    assert say("visit", "happened", Role("who", ("nobody",))) == "A party that is not identified visited."


@pytest.mark.parametrize(
    ("name", "kind", "sentence"),
    [
        ("European Union", "group", "the European Union"),
        ("Security Council", "un-organ", "the Security Council"),
        ("Republic of Moldova", "state", "the Republic of Moldova"),
        ("Syrian Arab Republic", "state", "the Syrian Arab Republic"),
        ("Japan", "state", "Japan"),
        ("Human Rights Watch", "ngo", "Human Rights Watch"),
        ("the Holy See", "state", "the Holy See"),
    ],
)
def test_names_take_their_article(name: str, kind: str, sentence: str) -> None:
    assert with_article(LABELS, name, kind) == sentence


def test_paragraphs_are_named_as_the_field_does() -> None:
    assert paragraph_label("7.", "OP") == "operative paragraph 7 (OP7)"
    assert paragraph_label("3", "PP") == "preambular paragraph 3 (PP3)"


HELD = "the UN high commissioner for human rights (Zeid Ra'ad Al Hussein held the office then)"


def commissioner(*names: str) -> tuple[Casebook, Actor]:
    case = sample_case()
    actor = Actor(
        id="actor-hc", name="Zeid Ra'ad Al Hussein", actor_kind="person", named=True,
        registry_id="person:zeid-raad-al-hussein", iso3=None, of=None, role="high commissioner", names=names,
        mentions=(), made_by="link/1",
    )  # fmt: skip
    linked = replace(case.linked, actors=(*case.linked.actors, actor))
    return Casebook(replace(case, linked=linked), LABELS, REFERENCE.registry), actor


def test_a_holder_whom_no_source_names_is_shown_by_the_office() -> None:
    book, actor = commissioner("The UN high commissioner for human rights", "the high commissioner")
    assert plain(actor_phrase(book, actor.id)) == HELD
    assert view_party(book, actor, (), 0, ()).name == HELD[0].upper() + HELD[1:]


def test_a_holder_whom_a_source_names_is_shown_by_name() -> None:
    book, actor = commissioner("the high commissioner", "Zeid")
    assert plain(actor_phrase(book, actor.id)) == "Zeid Ra'ad Al Hussein"
    assert view_party(book, actor, (), 0, ()).name == "Zeid Ra'ad Al Hussein"


def test_a_speaker_whom_no_source_names_is_shown_by_the_office() -> None:
    book, actor = commissioner("The UN high commissioner for human rights")
    statement = replace(book.state.statements[0], speaker=actor.id)
    assert plain(speaker_phrase(book, statement)) == HELD
