"""Who the actors of a case are."""

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.link import link_actors
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Claims
from rapporteur.model.document import Document, Origin
from rapporteur.model.ids import sha256_of
from rapporteur.model.link import Actor, Linked
from rapporteur.model.reading import Reading
from rapporteur.reference import load_reference
from tests.annotate.chained import chained, structured
from tests.strategies import pages

REFERENCE = load_reference()


def reading(words: str, dct: str | None = "2014-03-03") -> Reading:
    """A document read as far as its chains."""
    doc = sha256_of(words.encode())
    text = structured(words, dct=dct)
    found = chained(text, REFERENCE)
    layers = Annotations(doc, (), (), (), found.chains, ())
    return Reading(
        Document(doc, len(words), "text/plain", Origin("page.txt")),
        text,
        layers,
        Claims(doc, actors=found.chains),
    )


def linked(*pages: str, country: str | None = None) -> Linked:
    return link_actors(tuple(reading(words) for words in pages), country=country, reference=REFERENCE)


def actors(result: Linked, name: str) -> list[Actor]:
    return [actor for actor in result.actors if name in actor.names]


def test_a_registry_id_makes_one_actor_of_all_documents() -> None:
    result = linked("The DPRK objected.", "North Korea sent a letter. Pyongyang was angry.")
    (actor,) = actors(result, "DPRK")
    assert (actor.registry_id, actor.iso3, actor.name) == ("state:PRK", "PRK", "North Korea")
    assert len(actor.mentions) == 3
    assert len({mention.doc for mention in actor.mentions}) == 2


def test_an_office_in_one_document_is_the_holder_named_in_another() -> None:
    result = linked("The special rapporteur on Iran objected.", "Ahmed Shaheed of the UN objected.")
    (actor,) = actors(result, "Ahmed Shaheed")
    assert actor.registry_id == "person:ahmed-shaheed"
    assert actor.role == "special rapporteur on Iran"
    scores = sorted({link.score for link in result.links if link.actor == actor.id})
    assert scores == [0.85, 1.0]


def test_spellings_of_a_name_are_one_person() -> None:
    result = linked(
        "Pak Chol Su, a North Korean diplomat, left.", "Pak Chol-su, a diplomat of the DPRK, left the room."
    )
    (actor,) = actors(result, "Pak Chol Su")
    assert actor.names == ("Pak Chol Su", "Pak Chol-su")
    assert actor.registry_id is None
    of = next(other for other in result.actors if other.id == actor.of)
    assert of.registry_id == "state:PRK"


def test_one_name_of_two_states_is_two_people() -> None:
    result = linked("Ivo Orbel, a Norwegian diplomat, left.", "Ivo Orbel, a Cuban diplomat, stayed.")
    assert len(actors(result, "Ivo Orbel")) == 2


def test_a_misprint_needs_the_same_affiliation() -> None:
    twice = ("Lucia Pena Ocaso, a Chilean judge, left.", "Lucia Pena Ocaso, a Chilean judge, came back.")
    (actor,) = actors(linked(*twice, "Lucia Pena Ocazo, a Chilean judge, spoke."), "Lucia Pena Ocazo")
    assert "Lucia Pena Ocaso" in actor.names
    (stranger,) = actors(linked(*twice, "Lucia Pena Ocazo, a Cuban judge, spoke."), "Lucia Pena Ocazo")
    assert stranger.names == ("Lucia Pena Ocazo",)


def test_a_family_name_joins_the_one_person_of_that_affiliation() -> None:
    result = linked("Ivo Orbel, a Norwegian diplomat, left.", "Norwegian diplomat Orbel stayed away.")
    (actor,) = actors(result, "Orbel")
    assert "Ivo Orbel" in actor.names


def test_people_without_a_name_are_never_merged_across_documents() -> None:
    result = linked("A Norwegian official objected.", "Later, a Norwegian official objected.")
    unnamed = [actor for actor in result.actors if not actor.named]
    assert len(unnamed) == 2
    assert len({actor.of for actor in unnamed}) == 1


def test_nobody_is_invented_where_two_entries_fit() -> None:
    (link,) = linked("Congolese exports fell.").links
    assert link.score <= 0.5
    (actor,) = linked("Congolese exports fell.").actors
    assert actor.registry_id is None
    (chosen,) = linked("Congolese exports fell.", country="COD").actors
    assert chosen.registry_id == "state:COD"


@given(st.lists(pages, min_size=1, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_documents_plays_no_part(texts: list[str], random: object) -> None:
    readings = [reading(words.replace("\r", " ")) for words in texts]
    shuffled = readings[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    first = link_actors(tuple(readings), country="PRK", reference=REFERENCE)
    assert first == link_actors(tuple(shuffled), country="PRK", reference=REFERENCE)


@given(st.lists(pages, min_size=1, max_size=3, unique=True))
def test_every_chain_has_one_link_and_every_mention_its_words(texts: list[str]) -> None:
    readings = tuple(reading(words.replace("\r", " ")) for words in texts)
    result = link_actors(readings, country=None, reference=REFERENCE)
    chains = sorted((r.document.id, chain.id) for r in readings for chain in r.annotations.chains)
    assert sorted((link.doc, link.chain) for link in result.links) == chains
    ids = [actor.id for actor in result.actors]
    assert ids == sorted(set(ids))
    assert {link.actor for link in result.links} == set(ids)
    assert {actor.of for actor in result.actors} - {None} <= set(ids)
    words = {r.document.id: r.text.text for r in readings}
    for actor in result.actors:
        assert actor.mentions == tuple(sorted(actor.mentions, key=lambda m: (m.doc, m.start, m.end)))
        assert all(words[m.doc][m.start : m.end] == m.quote for m in actor.mentions)


def test_commissions_of_inquiry_on_two_countries_are_two_actors() -> None:
    result = linked(
        "The commission of inquiry on Eritrea reported. Eritrea objected.",
        "Burundi refused the commission of inquiry. Burundi objected.",
    )
    names = sorted(actor.name for actor in result.actors if actor.registry_id == "organ:HRC-COI")
    assert names == [
        "commission of inquiry (Burundi)",
        "commission of inquiry (Eritrea)",
    ]


def test_one_commission_of_inquiry_is_one_actor() -> None:
    result = linked(
        "The commission of inquiry on Eritrea reported. Eritrea objected.",
        "Eritrea refused the commission of inquiry.",
    )
    assert len([actor for actor in result.actors if actor.registry_id == "organ:HRC-COI"]) == 1


def test_an_office_linked_by_its_date_keeps_its_printed_words() -> None:
    result = linked("The special rapporteur on Iran objected.", "Ahmed Shaheed of the UN objected.")
    (actor,) = actors(result, "Ahmed Shaheed")
    assert "The special rapporteur on Iran" in actor.names
    reasons = {reason.rule for link in result.links if link.actor == actor.id for reason in link.reasons}
    assert "holder of the office" in reasons
