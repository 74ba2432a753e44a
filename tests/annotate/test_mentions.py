"""What is taken for an actor, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.vocabulary import CHROME_KINDS, MentionKind
from rapporteur.reference import load_reference
from tests.annotate.chained import chained, structured
from tests.strategies import pages

REFERENCE = load_reference()


def test_the_whole_name_comes_before_its_parts() -> None:
    found = chained("Kim Jong Un wrote to the UN. Un is no name here.", REFERENCE)
    assert found.one("Kim Jong Un").candidates == ("person:kim-jong-un",)
    assert found.words(found.one("UN")) == ["UN"]


def test_a_misprint_beside_two_names_hides_neither() -> None:
    found = chained("It was put to the EU ad Japan again.", REFERENCE)
    assert found.one("EU").candidates == ("group:EU",)
    assert found.one("Japan").candidates == ("state:JPN",)


@pytest.mark.parametrize(
    ("sentence", "described", "of", "role"),
    [
        ("A Norwegian official waved.", "A Norwegian official", "state:NOR", "official"),
        ("An EU spokesperson waved.", "An EU spokesperson", "group:EU", "spokesperson"),
        (
            "A counsellor of the Cuban embassy waved.",
            "A counsellor of the Cuban embassy",
            "state:CUB",
            "counsellor",
        ),
        (
            "A spokeswoman for Eritrea's mission to the United Nations waved.",
            "A spokeswoman for Eritrea's mission to the United Nations",
            "state:ERI",
            "spokeswoman",
        ),
        ("Officials in Minsk waved.", "Officials in Minsk", "state:BLR", "Officials"),
        ("Two senior Burundian diplomats waved.", "Two senior Burundian diplomats", "state:BDI", "diplomats"),
        (
            "A spokesman for the foreign ministry in Moscow waved.",
            "A spokesman for the foreign ministry in Moscow",
            "state:RUS",
            "spokesman",
        ),
    ],
)
def test_people_without_a_name(sentence: str, described: str, of: str, role: str) -> None:
    found = chained(sentence, REFERENCE)
    chain = found.one(described)
    assert not chain.named
    assert chain.role is not None
    assert chain.role.removeprefix("senior ") == role
    (body,) = (other for other in found.chains if other.id == chain.of)
    assert body.candidates == (of,)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Foreign Minister Hamid Zaradi said so.", "Hamid Zaradi"),
        ("Mr. Orbeliani disagreed.", "Orbeliani"),
        ("Lucía Peña Ocaso, a lawyer, disagreed.", "Lucía Peña Ocaso"),
        ("It was the work of Jan de Vreede, 61, a teacher from Delft.", "Jan de Vreede"),
        ("Omar al-Hadid said the talks were over.", "Omar al-Hadid"),
        ("Pak Chol Su, who led the delegation, left.", "Pak Chol Su"),
        ("“No,” said Anna-Maria Tovar.", "Anna-Maria Tovar"),
        ("The Dutch ambassador, Ines Castell, left.", "Ines Castell"),
    ],
)
def test_names_that_the_registry_does_not_know(sentence: str, name: str) -> None:
    chain = chained(sentence, REFERENCE).one(name)
    assert (chain.actor_kind, chain.named, chain.candidates) == ("person", True, ())


def test_a_body_by_the_head_of_its_name() -> None:
    found = chained("The Norfolk Bar Association and the Institute for Open Records protested.", REFERENCE)
    assert found.one("Norfolk Bar Association").actor_kind == "ngo"
    assert found.one("Institute for Open Records").actor_kind == "institution"


@pytest.mark.parametrize(
    "sentence",
    [
        "It was an official meeting on Monday in October.",
        "No official was seen in Green Valley.",
        "Meanwhile the rain fell on Stone River.",
        "The Annual Report was long.",
    ],
)
def test_what_is_no_actor(sentence: str) -> None:
    assert chained(sentence, REFERENCE).all_words() == []


@pytest.mark.parametrize(
    ("sentence", "is_state"),
    [
        ("Chad said that Ankara objected.", True),
        ("Chad sent pressure on Ankara up.", True),
        ("Chad held talks in Ankara.", False),
        ("Chad praised the Ankara Accords.", False),
    ],
)
def test_a_capital_stands_for_its_state_only_where_no_place_is_meant(sentence: str, is_state: bool) -> None:
    assert ("Ankara" in chained(sentence, REFERENCE).all_words()) is is_state


def test_the_north_is_a_state_only_in_texts_on_korea() -> None:
    korea = chained("The DPRK sent a letter. The North's letter was short.", REFERENCE)
    assert korea.one("The North") is korea.one("DPRK")
    elsewhere = chained("Sudan sent a letter. The North's letter was short.", REFERENCE)
    assert "The North" not in elsewhere.all_words()


@pytest.mark.parametrize("kind", sorted(CHROME_KINDS | {"byline", "dateline"}))
def test_furniture_and_bylines_name_nobody(kind: str) -> None:
    text = structured("Hassan Rouhani of Iran said no.", kinds=(kind,))  # type: ignore[arg-type]
    assert chained(text, REFERENCE).chains == ()


def test_a_photographer_is_no_actor() -> None:
    text = structured("Guards stand in Chad (AP Photo/Keystone, Bruno Mars, File)", kinds=("caption",))
    assert chained(text, REFERENCE).all_words() == ["Chad"]


KINDS: tuple[MentionKind, ...] = ("name", "title", "demonym", "nominal", "pronoun")


@given(pages, st.sampled_from([None, "2014-10-30", "2014", "junk"]))
def test_any_text_gives_mentions_inside_its_blocks(words: str, dct: str | None) -> None:
    text = structured(words.replace("\r", " "), dct=dct)
    found = chained(text, REFERENCE)
    seen = set()
    for chain in found.chains:
        assert chain.mentions == tuple(sorted(chain.mentions))
        for mention in chain.mentions:
            assert any(block.start <= mention.start < mention.end <= block.end for block in text.blocks)
            assert mention.kind in KINDS
            assert (mention.start, mention.end) not in seen
            seen.add((mention.start, mention.end))
    ids = [chain.id for chain in found.chains]
    assert len(ids) == len(set(ids))
    assert {chain.of for chain in found.chains} - {None} <= set(ids)


@given(pages)
def test_the_same_text_gives_the_same_chains(words: str) -> None:
    text = structured(words.replace("\r", " "))
    assert chained(text, REFERENCE) == chained(text, REFERENCE)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("It was told to Kathryn Orbel in Bern.", "Kathryn Orbel"),
        ("They saw Ahmed al-Orbeli there.", "Ahmed al-Orbeli"),
        ("Police held Zarko Orbelic, 30, from Bern.", "Zarko Orbelic"),
        ("It was taken from Orbelu Castelu's widow.", "Orbelu Castelu"),
        ("He saw Ivo Orbel and Zemfo Castelu there.", "Zemfo Castelu"),
        ("Zemfo Castelu of the interior ministry said no.", "Zemfo Castelu"),
        ("Verhulsta, a Belgian jurist, left.", "Verhulsta"),
        ("Masked men took our colleague Zemfo Castelu away.", "Zemfo Castelu"),
        ("Later Orbelko said no. It was late, Orbelko said.", "Orbelko"),
    ],
)
def test_what_tells_a_person(sentence: str, name: str) -> None:
    chain = chained(sentence, REFERENCE).one(name)
    assert (chain.actor_kind, chain.named) == ("person", True)


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Fighters of the Shan Liberation Army left.", "Shan Liberation Army", "armed-group"),
        ("They joined Jabhat al-Nur there.", "Jabhat al-Nur", "armed-group"),
        ("He wrote to Open Records International.", "Open Records International", "ngo"),
        ("The Lakeshore Quarterly wrote so.", "Lakeshore Quarterly", "media"),
    ],
)
def test_bodies_by_their_kind(sentence: str, name: str, kind: str) -> None:
    assert chained(sentence, REFERENCE).one(name).actor_kind == kind


def test_an_acronym_behind_a_name_is_the_body() -> None:
    found = chained("The Norfolk Bar Association (NBA) met. The NBA was split.", REFERENCE)
    assert found.words(found.one("Norfolk Bar Association")) == ["Norfolk Bar Association", "NBA", "NBA"]


@pytest.mark.parametrize(
    "sentence",
    ["Group C was late.", "National Records said nothing.", "All Member States left.", "In May Green Left."],
)
def test_what_looks_like_an_actor_and_is_none(sentence: str) -> None:
    assert chained(sentence, REFERENCE).all_words() == []
