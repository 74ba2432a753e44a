"""Whose each paragraph of an interview is."""

from tests.text.pages import read_page

NEWS = (
    "The envoy met the minister for an hour on Monday, and nobody said afterwards what they had agreed on.",
    "“Will they let us in? That is the question,” the envoy said.",
    "Asked about it in an interview with state radio, the minister said: “Why should we?”",
    "The office asked for a visit in March, in May and in July, and was told to ask again in the autumn.",
)


def turns(page: str) -> list[tuple[str, str | None, str]]:
    text = read_page(page)
    return [
        (block.kind, block.speaker, text.text[block.start : block.end])
        for block in text.blocks
        if block.kind in ("question", "answer")
    ]


def test_labels_are_not_part_of_the_block_and_names_carry_on() -> None:
    page = (
        "Example Radio: What did they show you?\n\nInes Castell: A school, and the road to it.\n\nAnd the prison?\n\n"
        "We asked for it.\n\nNobody answered us."
    )
    assert turns(page) == [
        ("question", "Example Radio", "What did they show you?"),
        ("answer", "Ines Castell", "A school, and the road to it."),
        ("question", "Example Radio", "And the prison?"),
        ("answer", "Ines Castell", "We asked for it."),
        ("answer", "Ines Castell", "Nobody answered us."),
    ]


def test_two_who_answer_by_label() -> None:
    page = (
        "Q: Who wrote the draft?\n\nInes Castell: I did, with my office.\n\nOmar Hadid: And I read it.\n\n"
        "Q: Will it pass?\n\nOmar Hadid: I think so."
    )
    assert [(kind, speaker) for kind, speaker, _ in turns(page)] == [
        ("question", None),
        ("answer", "Ines Castell"),
        ("answer", "Omar Hadid"),
        ("question", None),
        ("answer", "Omar Hadid"),
    ]


def test_letters_with_stops_are_labels() -> None:
    page = "Q. What was missing?\n\nA. Paper, and a cupboard.\n\nQ. And now?\n\nA. Only the cupboard."
    assert [kind for kind, _, _ in turns(page)] == ["question", "answer"] * 2


def test_quotations_with_question_marks_make_no_interview() -> None:
    assert turns("\n\n".join(NEWS)) == []
    assert read_page("\n\n".join(NEWS)).genre != "interview"


def test_one_label_makes_no_interview() -> None:
    assert turns("\n\n".join(("Poll: most want a new vote", *NEWS))) == []
    assert turns("\n\n".join(("AP: envoy met minister in secret", *NEWS))) == []


def test_closing_note_is_no_answer() -> None:
    page = (
        "Interview with Ines Castell\n\nInes Castell is a judge in Dili. Castell has heard nine hundred witnesses.\n\n"
        "Do you believe all of them?\n\nI believe most of them, and I write down the rest.\n\n"
        "What do you do on Sundays?\n\nI read, and I sleep.\n\nInes Castell is a judge in Dili and writes novels."
    )
    found = turns(page)
    assert [kind for kind, _, _ in found] == ["question", "answer"] * 2
    assert {speaker for kind, speaker, _ in found if kind == "answer"} == {"Ines Castell"}


def test_unnamed_side_has_no_speaker() -> None:
    page = (
        "An interview at the border\n\nWhat did you carry?\n\nI carried my daughter and two pots.\n\n"
        "Where do you sleep?\n\nWe sleep in the school, all of us."
    )
    assert {speaker for _, speaker, _ in turns(page)} == {None}


def test_two_interviewees_without_labels_are_not_guessed() -> None:
    page = (
        "Example Post interviews Ines Castell and Omar Hadid\n\nWho wrote the draft?\n\nI did, with my office.\n\n"
        "And I read it.\n\nWill you table it?\n\nWe will, if they let us."
    )
    assert {speaker for kind, speaker, _ in turns(page) if kind == "answer"} == {None}


def test_label_may_be_short_for_the_outlet() -> None:
    page = (
        "A judge in Dili\n\nHill: What do you write down?\n\nInes Castell: I write dates.\n\nAnd the names?\n\n"
        "Never the names.\n\n© 2019 Hill Radio"
    )
    assert [speaker for _, speaker, _ in turns(page)] == ["Hill", "Ines Castell"] * 2


def test_captions_and_credits_belong_to_nobody() -> None:
    page = (
        "DW: Where did you sleep?\n\nOmar Hadid: We slept in the school.\n\nA school (AP Photo/I. Castell)\n"
        "Hadid: 'We slept in the school'Image: AP/Castell\n\nWho fed you?\n\nThe teachers did."
    )
    assert [kind for kind, _, _ in turns(page)] == ["question", "answer", "question", "answer"]


def test_two_interviewees_take_turns_where_one_of_them_says_who_speaks() -> None:
    page = (
        "Interview with Ines Castell and Omar Hadid\n\nHow did you begin?\n\nOmar and I met at school.\n\n"
        "I had a van.\n\nWhat came next?\n\nI bought a boat.\n\nIt sank, you know."
    )
    assert [speaker for _, speaker, _ in turns(page)] == [
        None, "Ines Castell", "Omar Hadid", None, None, None,
    ]  # fmt: skip


def test_quoted_caption_names_who_says_the_same_below() -> None:
    page = (
        "The future of the harbour\n\n“The harbour will be built within the year.” Ines Castell Image: Omar Hadid.\n\n"
        "When will you begin, and what will it cost you?\n\nThe harbour will be built within the year. We pay it.\n\n"
        "What do you hope for?\n\nI hope for ships.\n\nAnd what do you fear?\n\nI fear the wind.\n\n"
        "Do you sleep well?\n\nI do."
    )
    assert {speaker for kind, speaker, _ in turns(page) if kind == "answer"} == {"Ines Castell"}


def test_remark_that_is_answered_is_a_question() -> None:
    page = (
        "Example Radio interviews Ines Castell\n\nWhat did they show you?\n\nI saw a school.\n\n"
        "It was not the first time.\n\nNo, we had been there in May.\n\nWhat is missing there?\n\nI think paper."
    )
    assert [kind for kind, _, _ in turns(page)] == ["question", "answer"] * 3


def test_reporter_who_sat_down_asks_rather_than_the_outlet() -> None:
    page = (
        "Interview with Ines Castell\n\nOn Monday, Ines Castell sat down with Omar Hadid for an interview.\n\n"
        "What did you see?\n\nI saw a school.\n\nWhat is missing there?\n\nI think paper."
    )
    assert [speaker for _, speaker, _ in turns(page)] == ["Omar Hadid", "Ines Castell"] * 2


def test_whom_a_question_calls_by_name_is_who_answers() -> None:
    page = (
        "Skip to content\n\nExample Radio / World / Africa\n\nThe bridge and the river\n\n"
        "The council met on Friday. Ines Castell-Moor, who advised it until May, explains what may follow.\n\n"
        "Ms. Castell-Moor, were you surprised?\n\nBy the numbers, yes. A week ago we had counted on more.\n\n"
        "Has anybody asked him?\n\nNot to my knowledge. I have not spoken to him since I left.\n\n"
        "Will they build it?\n\nThey have offered to. I do not see how they could refuse.\n\n"
        "A boat near the bridge\n\nImage: T. Larsen/Example Radio\n\nThe interview was conducted by Omar Hadid."
    )
    speakers = {(kind, speaker) for kind, speaker, _ in turns(page)}
    assert ("answer", "Ines Castell-Moor") in speakers
    assert {speaker for kind, speaker in speakers if kind == "answer"} == {"Ines Castell-Moor"}


def test_a_name_that_only_a_question_has_is_nobody_who_answers() -> None:
    page = (
        "Mr. Hadid, were you surprised?\n\nYes, I was, and so was my office.\n\nWhy?\n\nI had counted on more.\n\n"
        "And now?\n\nNow we wait, and I go on.\n\nThe interview was conducted by Omar Hadid."
    )
    assert {speaker for kind, speaker, _ in turns(page) if kind == "answer"} == {None}
