"""Who is taken for whom within one text."""

import pytest

from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference import load_reference
from tests.annotate.chained import chained, structured

REFERENCE = load_reference()


def test_a_family_name_alone_is_the_person_named_before() -> None:
    found = chained("Lucía Peña Ocaso, a lawyer, left. Peña Ocaso was angry. Ocaso had waited.", REFERENCE)
    chain = found.one("Lucía Peña Ocaso")
    assert found.words(chain) == ["Lucía Peña Ocaso", "a lawyer", "Peña Ocaso", "Ocaso"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pak Chol Su, a North Korean foreign ministry official in charge of treaties, left. Pak smiled.",
        "North Korean foreign ministry official in charge of treaties Pak Chol Su left. Pak smiled.",
    ],
)
def test_apposition_gives_office_and_state(sentence: str) -> None:
    found = chained(sentence, REFERENCE)
    chain = found.one("Pak Chol Su")
    assert chain.role == "foreign ministry official in charge of treaties"
    assert found.of("Pak Chol Su") == "North Korean"
    assert "Pak" in found.words(chain)


def test_two_people_of_one_family_name_are_kept_apart() -> None:
    found = chained(
        "Ada Orbel, a judge, met Ivo Orbel, a poet. They talked. Nobody knows what Orbel thought.", REFERENCE
    )
    assert found.one("Ada Orbel") is not found.one("Ivo Orbel")
    assert "Orbel" not in found.all_words()


def test_the_second_sentence_names_whom_the_first_describes() -> None:
    found = chained(
        "A UN human rights investigator spoke with an Iranian official on Monday.\n"
        "Ahmed Shaheed met a counsellor of Iran's Geneva mission.",
        REFERENCE,
        dct="2014-03-03",
    )
    assert found.one("A UN human rights investigator") is found.one("Ahmed Shaheed")
    assert found.one("an Iranian official") is found.one("a counsellor of Iran's Geneva mission")


def test_a_description_of_another_body_is_not_whom_the_second_sentence_names() -> None:
    found = chained(
        "A Norwegian judge spoke on Monday.\nAhmed Shaheed listened.", REFERENCE, dct="2014-03-03"
    )
    assert found.one("A Norwegian judge") is not found.one("Ahmed Shaheed")


def test_an_office_is_its_holder_on_the_day() -> None:
    found = chained("The special rapporteur on Iran was refused a visa.", REFERENCE, dct="2019-03-03")
    chain = found.one("The special rapporteur on Iran")
    assert chain.candidates == ("person:javaid-rehman", "mandate:IRN")
    assert not chain.named


def test_without_a_day_the_office_stays_an_office() -> None:
    found = chained("The UN High Commissioner for Human Rights was refused a visa.", REFERENCE)
    chain = found.one("The UN High Commissioner for Human Rights")
    assert (chain.actor_kind, chain.candidates) == ("un-mandate", ("organ:HCHR",))


def test_the_office_of_the_rapporteur_is_not_the_rapporteur() -> None:
    found = chained(
        "Ahmed Shaheed, the UN special rapporteur on Iran, spoke. The special rapporteur's office is small. "
        "The special rapporteur left.",
        REFERENCE,
        dct="2014-03-03",
    )
    office = found.one("The special rapporteur's office")
    assert (office.actor_kind, office.candidates) == ("un-mandate", ("mandate:IRN",))
    assert "The special rapporteur" in found.words(found.one("Ahmed Shaheed"))


def test_all_names_of_a_state_are_one_chain() -> None:
    found = chained(
        "Belarus protested. Minsk said the text was unfair, and Belarusian diplomats left. The Belarusians "
        "have a mission. The Belarusian government objected.",
        REFERENCE,
    )
    state = found.one("Belarus")
    assert found.words(state) == [
        "Belarus",
        "Minsk",
        "Belarusian",
        "Belarusians",
        "The Belarusian government",
    ]
    assert state.name == "Belarus"
    assert found.of("Belarusian diplomats") == "Belarus"


def test_the_commission_is_the_only_one_of_the_text() -> None:
    found = chained("A UN commission of inquiry reported. The commission found crimes.", REFERENCE)
    assert found.words(found.one("The commission")) == ["UN commission of inquiry", "The commission"]


def test_the_council_is_nobody_where_there_are_two() -> None:
    found = chained("The Security Council and the Human Rights Council met. The council voted.", REFERENCE)
    assert "The council" not in found.all_words()


@pytest.mark.parametrize(
    ("words", "antecedent"),
    [
        ("Ines Castell, a lawyer, left. She was ill.", "Ines Castell"),
        ("A Norwegian official said he was ill.", "A Norwegian official"),
    ],
)
def test_a_pronoun_with_one_antecedent(words: str, antecedent: str) -> None:
    found = chained(words, REFERENCE)
    pronoun = "She" if "She" in words else "he"
    assert found.one(pronoun) is found.one(antecedent)


@pytest.mark.parametrize(
    "words",
    [
        "Ines Castell, a lawyer, met Ada Orbel, a judge, and then she left.",
        "It was clear that he was ill.",
        "Navi Pillay spoke. He was ill.",
    ],
)
def test_an_unclear_pronoun_is_no_mention(words: str) -> None:
    assert not {"she", "he", "He", "It"} & set(chained(words, REFERENCE).all_words())


def test_his_country_is_the_state_he_belongs_to() -> None:
    found = chained("Ivo Orbel, a Norwegian diplomat, said his country would abstain.", REFERENCE)
    assert "his country" in found.words(found.one("Norwegian"))


def test_in_an_interview_i_and_you_are_who_answers() -> None:
    text = structured(
        "You went to Chad. What did you see?\nI saw little. My office had asked for more, and we waited.",
        kinds=("question", "answer"),
        speakers=("DW", "Ahmed Shaheed"),
        dct="2014-03-03",
    )
    found = chained(text, REFERENCE)
    speaker = found.one("I")
    assert speaker.candidates == ("person:ahmed-shaheed",)
    assert found.words(speaker) == ["You", "you", "I", "My", "we"]
    assert found.one("My office").candidates == ("mandate:IRN",)


def test_groups_of_officials_of_one_state_are_one_chain() -> None:
    found = chained("Iranian officials met us. The Iranian officials were polite. They left.", REFERENCE)
    assert found.words(found.one("They")) == ["Iranian officials", "The Iranian officials", "They"]


def test_colleagues_of_two_states_are_two_chains() -> None:
    found = chained("Iranian officials met Cuban officials.", REFERENCE)
    assert found.one("Iranian officials") is not found.one("Cuban officials")


def test_a_family_name_with_an_office_is_its_holder_on_the_day() -> None:
    words = "President Obama objected. Secretary-General Ban was silent."
    found = chained(words, REFERENCE, dct="2014-03-03")
    assert found.one("Obama").candidates == ("person:barack-obama",)
    assert chained(words, REFERENCE, dct="2019-03-03").one("Obama").candidates == ()


def test_the_country_is_the_only_state_told_of() -> None:
    found = chained("Burundi objected. A visit to the country was put off.", REFERENCE)
    assert "the country" in found.words(found.one("Burundi"))
    two = chained("Burundi met Rwanda. A visit to the country was put off.", REFERENCE)
    assert "the country" not in two.all_words()


def test_a_second_pronoun_of_another_sex_is_somebody_else() -> None:
    found = chained("Ivo Orbel, a judge, said he was ill. He left before she came.", REFERENCE)
    assert "she" not in found.all_words()


@pytest.mark.parametrize(
    ("words", "name", "body"),
    [
        ("Ms. CASTELL (Chile) said that it was late.", "CASTELL", "Chile"),
        ("Ivo Orbel of Norway, who spoke first, left.", "Ivo Orbel", "Norway"),
        ("Amnesty International's Ada Orbel said it was late.", "Ada Orbel", "Amnesty International"),
    ],
)
def test_the_body_beside_a_name(words: str, name: str, body: str) -> None:
    assert chained(words, REFERENCE).of(name) == body


@pytest.mark.parametrize(
    "office",
    [
        "The former High Commissioner for Human Rights",
        "The former special rapporteur on Iran",
        "The Deputy Secretary-General",
    ],
)
def test_another_office_is_not_that_of_the_holder_today(office: str) -> None:
    found = chained(f"{office} was absent.", REFERENCE, dct="2014-11-18")
    assert all(
        not chain.candidates or not chain.candidates[0].startswith("person:") for chain in found.chains
    )


def test_somebody_introduced_by_name_in_the_next_sentence() -> None:
    found = chained(
        "A senior UN representative met Iranian officials.\n"
        "In Geneva, Ahmed Shaheed, the UN special rapporteur on Iran, told them why.",
        REFERENCE,
        dct="2014-03-03",
    )
    assert found.one("A senior UN representative") is found.one("Ahmed Shaheed")


def test_what_he_said_is_what_the_subject_before_said() -> None:
    found = chained(
        "Ivo Orbel yesterday spoke with a Norwegian diplomat. Nothing was agreed, he said, but he was hopeful.\n"
        "On Monday he had met four Chadian officials. They told him why.",
        REFERENCE,
    )
    assert found.words(found.one("Ivo Orbel")) == ["Ivo Orbel", "he", "he", "he", "him"]
    assert found.words(found.one("They")) == ["four Chadian officials", "They"]


def test_he_who_says_it_is_not_whom_it_is_about() -> None:
    found = chained(
        "Ivo Orbel said it was late. A visit by the envoy of Chad is possible, he said.", REFERENCE
    )
    assert found.one("he") is found.one("Ivo Orbel")


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    found = chained("Ivo Orbel, a judge, was angry. “He was wrong,” Orbel said.", REFERENCE)
    assert "He" not in found.all_words()


def test_a_stranger_who_acts_may_be_meant() -> None:
    found = chained("Ivo Orbel, a judge, left. Later Zemfira arrived. It was clear he was ill.", REFERENCE)
    assert "he" not in found.all_words()


def test_they_in_an_answer_are_the_officials_of_the_question() -> None:
    text = structured(
        "What did the Chadian officials want?\nA good deal.\nAnd their objections?\nThey proposed a review.",
        kinds=("question", "answer", "question", "answer"),
        speakers=("DW", "Ivo Orbel", "DW", "Ivo Orbel"),
    )
    found = chained(text, REFERENCE)
    assert found.words(found.one("They")) == ["the Chadian officials", "their", "They"]


def test_the_label_of_a_turn_is_a_part_of_its_bearers_name() -> None:
    text = structured(
        "Ivo Orbel spoke to Northlight Radio.\nDid you go?\nI did.",
        kinds=("lead", "question", "answer"),
        speakers=(None, "Northlight", "Ivo Orbel"),
    )
    found = chained(text, REFERENCE)
    assert found.one("Northlight").name == "Northlight Radio"
    assert found.one("Northlight").actor_kind == "media"


def test_it_is_the_body_that_acted_and_not_a_text() -> None:
    body = chained("The Security Council met. It also called for restraint.", REFERENCE)
    assert "It" in body.words(body.one("Security Council"))
    text = chained("The text was tabled by Norway. It extended the mandate.", REFERENCE)
    assert "It" not in text.all_words()


@pytest.mark.parametrize(
    ("words", "name", "body"),
    [
        ("Ivo Orbel of Human Rights Watch said no.", "Ivo Orbel", "Human Rights Watch"),
        ("Ada Castell from the mission of Chad said yes.", "Ada Castell", "Chad"),
        ("Chad objected to Chad's list. Pak Chol Su of the foreign ministry said no.", "Pak Chol Su", "Chad"),
        ("The Open Records Forum met. Ada Castell, the forum's director, spoke.", "Ada Castell", None),
        (
            "Ada Castell, director of Open Records International, spoke.",
            "Ada Castell",
            "Open Records International",
        ),
        ("Peru's ambassador in Geneva, Ada Castell, spoke.", "Ada Castell", "Peru"),
    ],
)
def test_a_person_with_a_body(words: str, name: str, body: str | None) -> None:
    assert chained(words, REFERENCE).of(name) == body


def test_the_council_is_the_one_of_the_sentence_or_of_the_title() -> None:
    text = structured(
        "Human Rights Council adopts text\nIt asked the Security Council to act, and the Council met.\n"
        "The Council then closed.",
        kinds=("title",),
    )
    found = chained(text, REFERENCE)
    assert "the Council" in found.words(found.one("Security Council"))
    assert "The Council" in found.words(found.one("Human Rights Council"))


def test_representatives_of_several_states_are_those_states() -> None:
    found = chained("The representatives of Belarus, Cuba and Iran said no.", REFERENCE)
    assert found.all_words() == ["Belarus", "Cuba", "Iran"]


@pytest.mark.parametrize("group", ["Rights groups", "Diplomats", "Ten members of the Security Council"])
def test_groups_without_a_name(group: str) -> None:
    chain = chained(f"{group} expected more.", REFERENCE).one(group)
    assert not chain.named


def test_the_post_is_the_mandate() -> None:
    found = chained(
        "The special rapporteur on Iran left. It was his first visit since the post was created.",
        REFERENCE,
        dct="2014-03-03",
    )
    assert found.one("the post").candidates == ("mandate:IRN",)


def test_a_misprint_of_a_family_name() -> None:
    found = chained("Prosper Ntahiraja, a minister, said no. Mr Ntahirja was ill.", REFERENCE)
    assert found.one("Ntahirja") is found.one("Prosper Ntahiraja")


def test_the_country_is_the_one_that_the_text_is_about() -> None:
    found = chained(
        "Burundi said no. Burundi barred experts. Nigeria abstained. A visit to the country is off.",
        REFERENCE,
    )
    assert "the country" in found.words(found.one("Burundi"))


def test_an_office_of_the_state_that_the_text_is_about() -> None:
    found = chained(
        "Burundi objected. Burundi barred experts. The judiciary has informed us. Parliament will decide.",
        REFERENCE,
    )
    assert found.of("The judiciary") == "Burundi"
    assert not found.one("Parliament").named
    assert "the ministry" not in chained("The rain fell. It hit the ministry hard.", REFERENCE).all_words()


def test_the_office_of_a_rapporteur_outside_the_registry() -> None:
    found = chained(
        "Chad turned away the special rapporteur on Chad, Ada Castell, her office said.", REFERENCE
    )
    assert found.one("her office").actor_kind == "un-mandate"
    assert found.of("her office") == "Ada Castell"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("A government spokesman, Karim Odell Vant, left.", "Karim Odell Vant", "A government spokesman"),
        ("They had no warrant, said his wife, Petra Quillon.", "Petra Quillon", "his wife"),
        ("A deputy chair of the Velm, Sorvar Kadrezin, was arrested.", "Sorvar Kadrezin", "A deputy chair"),
        ("The rapporteur on bridges*, Gwen Odaya-Strand, left.", "Gwen Odaya-Strand", "The rapporteur on bridges"),
    ],
)  # fmt: skip
def test_a_name_behind_an_office_and_a_comma_is_its_holder(text: str, name: str, words: str) -> None:
    found = chained(text, REFERENCE)
    assert words in found.words(found.one(name))


def test_an_office_in_a_list_takes_no_name() -> None:
    found = chained("A lawyer, Vorlan Bridge and two ships were there.", REFERENCE)
    assert "Vorlan Bridge" not in found.words(found.one("A lawyer"))


def test_somebodys_lawyer_is_a_person_without_a_name() -> None:
    found = chained("One of the students was released on Monday, his lawyer said.", REFERENCE)
    assert not found.one("his lawyer").named


def test_the_expert_is_the_rapporteur_named_before() -> None:
    found = chained(
        "The special rapporteur on bridges, Gwen Odaya, left. The expert said nothing.", REFERENCE
    )
    assert "The expert" in found.words(found.one("Gwen Odaya"))


def test_people_with_knowledge_of_a_matter_are_people_only_where_they_speak() -> None:
    found = chained("It fell, according to two people with knowledge of the matter.", REFERENCE)
    assert not found.one("two people with knowledge of the matter").named
    assert "Two people" not in chained("Two people with knowledge of bridges died.", REFERENCE).all_words()


def test_an_adjective_of_a_region_names_no_state() -> None:
    found = chained("A Central American diplomat left.", REFERENCE)
    assert found.one("A Central American diplomat").of is None
    assert "American" not in found.all_words()


def test_a_capital_of_two_words_is_its_government_but_no_place() -> None:
    assert chained("Addis Ababa was outraged.", REFERENCE).one("Addis Ababa").actor_kind == "state"
    assert "Addis Ababa" not in chained("They met in Addis Ababa on Monday.", REFERENCE).all_words()


@pytest.mark.parametrize("voice", ["Its mission has told us", "The delegation regretted"])
def test_the_mission_of_the_state_told_of_is_its_voice(voice: str) -> None:
    found = chained(f"Japan opposed the proposal. {voice} that it failed.", REFERENCE)
    assert " ".join(voice.split()[:2]) in found.words(found.one("Japan"))


HEADED = (
    "LANTERN LEGAL WATCH\nStatement for immediate release\nLantern Legal Watch was there. We call on the council to "
    "act. “We will not,” a minister said. Our colleague left for the US."
)


def test_we_is_the_body_whose_name_heads_the_statement() -> None:
    found = chained(structured(HEADED, kinds=("heading", "title")), REFERENCE)
    words = found.words(found.one("Lantern Legal Watch"))
    assert [word for word in words if word.lower() in ("we", "our", "us")] == ["We", "Our"]


def test_we_is_the_body_that_signs_a_letter() -> None:
    found = chained(
        "Dear Ambassador,\nWe ask you to act.\nYours sincerely,\nAda Orbel\nSecretary, Lantern Legal Watch",
        REFERENCE,
    )
    assert "We" in found.words(found.one("Lantern Legal Watch"))


@pytest.mark.parametrize(
    "text",
    [
        "Lantern Legal Watch left. We saw it.",
        "LANTERN LEGAL WATCH\nBRIDGE LEGAL WATCH\nLantern Legal Watch and Bridge Legal Watch left. We saw it.",
    ],
)
def test_we_of_nobody_or_of_two_is_no_mention(text: str) -> None:
    kinds: tuple[BlockKind, ...] = ("heading", "heading") if text.startswith("LANTERN") else ()
    assert "We" not in chained(structured(text, kinds=kinds), REFERENCE).all_words()


def test_a_mission_that_writes_speaks_for_its_state_whose_offices_are_known() -> None:
    text = (
        "Permanent Mission of the Kingdom of Norway\nNorway has read it. The judiciary has informed us that it is "
        "late. Ghana and Chad met Ghana."
    )
    found = chained(structured(text, kinds=("title",)), REFERENCE)
    assert "us" in found.words(found.one("Norway"))
    assert found.of("The judiciary") == found.one("Norway").name


def test_a_member_of_a_party_without_a_name() -> None:
    found = chained("A senior member of the ruling party, speaking on Monday, left.", REFERENCE)
    assert found.one("A senior member of the ruling party").actor_kind == "person"


def test_the_representative_of_another_body_is_nobody_told_of_before() -> None:
    found = chained(
        "Norway's representative smiled. The representative of an organization, Lanterns, stayed.", REFERENCE
    )
    assert found.one("Norway's representative") is not found.one("The representative")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("One of the students, Mavia Tigani-Ohm, was released.", "Mavia Tigani-Ohm"),
        ("Dear Sir,\nPlease act.\nYours sincerely,\nLeocadia Sarbenning\nSecretary", "Leocadia Sarbenning"),
    ],
)
def test_names_in_signatures_and_of_one_of_many_are_people(text: str, name: str) -> None:
    assert chained(text, REFERENCE).one(name).actor_kind == "person"
