"""What each line of a page is."""

import pytest

from tests.text.pages import kinds, of_kind, read_page

BODY = "The delegation left the hall before the draft was read out, two diplomats said on Tuesday."
MORE = "Nobody at the mission in Geneva answered the telephone in the afternoon, or on the next day."


def page(*lines: str) -> str:
    return "\n\n".join(lines)


@pytest.mark.parametrize(
    "line",
    [
        "Skip to content",
        "Share on Facebook",
        "Print",
        "Home | World | Africa",
        "https://x.example/p/9",
        "x.example/p/9k",
    ],
)
def test_navigation_and_share_links_are_menu(line: str) -> None:
    assert (read_page(page(BODY, line, MORE)).blocks[1].kind) == "menu"


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies to understand how you use our site.",
        "© 2019 Example Herald. All rights reserved.",
        "Sign up to our newsletter",
        "Sign up for our weekly briefing.",
        "Subscribe to our newsletter.",
        "Support independent journalism.",
        "We use cookies to improve your visit. Accept all",
        "By using this site you agree to our terms of use.",
        "Copyright 2014 The Bay Agency. All rights reserved.",
        "The views expressed in this article are the author's own.",
        "I accept",
        "Advertisement",
    ],
)
def test_consent_copyright_and_newsletters_are_boilerplate(line: str) -> None:
    assert read_page(page(BODY, line, MORE)).blocks[1].kind == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "The bill lets the ministry change the privacy policy of any state office without notice.",
        "Home was a tent by the river for eleven years.",
        "Sharing the file with the commission took nine months.",
        "Follow the money, the prosecutor told the court on Monday.",
        "By Friday the committee must choose between two drafts.",
        "Watch towers were built along the whole of the northern border, the report says.",
        "Sponsored by the EU and Japan, the text asks for a referral to the court.",
        "The photo: it shows nobody from the ministry, the court was told on Monday.",
        "Reporting by the commission shows that crimes were committed in the camps for decades.",
        "Editing by the sponsors of the draft went on until the last day, diplomats said.",
        "Our country wants to become a member of the Human Rights Council next year.",
        "“We want your country to become a member of the council,” the ambassador told our reporter.",
        "“You can sign up for our list of speakers tomorrow,” the chair of the committee told your envoy.",
        "The views expressed by the delegation are not those of the government in its capital.",
        "Copyright law was not discussed at the meeting of the two delegations on Monday.",
        "Terms of use of the land were part of the agreement that the farmers signed, our correspondent says.",
        "More than 110 states voted in favour of the text on Tuesday.",
        "See also the report of the commission, paragraph 1225, which lists the crimes.",
        "Okay.",
        "I agree.",
    ],
)
def test_sentence_with_words_of_furniture_stays_text(line: str) -> None:
    text = read_page(page(MORE, line, BODY))
    assert text.blocks[1].kind in ("paragraph", "lead"), kinds(text)


def test_headlines_under_related_stories_are_menu() -> None:
    text = read_page(
        page(BODY, MORE) + "\n\nRelated stories\nTalks open in Bujumbura\nA court without a roof\n\n" + BODY
    )
    assert of_kind(text, "menu") == ["Related stories", "Talks open in Bujumbura", "A court without a roof"]
    assert kinds(text)[-1] == ("paragraph", BODY)


def test_short_headline_under_a_menu_is_the_title() -> None:
    text = read_page("Home\nNews\nSport\nOpinion\n\nBack to Juba\n\nBy Ines Castell\n\n" + page(BODY, MORE))
    assert text.title == "Back to Juba"


def test_headline_between_menu_and_share_links_is_the_title() -> None:
    head = "Home\nNews\nSport\n\nEnvoys return to Bujumbura\n\nExample Herald | 3 May 2019\n\nShare\nTweet\nPrint\n\n"
    text = read_page(head + page(BODY, MORE, "© 2019 Example Herald"))
    assert (text.title, text.published, text.byline) == ("Envoys return to Bujumbura", "2019-05-03", None)


def test_menu_with_a_blank_line_after_each_entry() -> None:
    text = read_page(page("Home", "Our regions", "News", "Sport", "Envoys return to Bujumbura", BODY, MORE))
    assert of_kind(text, "menu") == ["Home", "Our regions", "News", "Sport"]
    assert text.title == "Envoys return to Bujumbura"


def test_lettered_agenda_item_is_no_caption() -> None:
    assert (
        of_kind(read_page(page(BODY, "Agenda item 68 (c) on the rights of the child", MORE)), "caption") == []
    )


def test_list_of_names_is_no_menu() -> None:
    names = ["Albania", "Fiji", "Japan", "Latvia", "Palau", "Qatar", "Togo"]
    text = read_page(page(BODY, "They are:", *names))
    assert of_kind(text, "menu") == []


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        (
            "Guards at the gateImage: Example Agency/I. Castell",
            "Guards at the gate",
            "Image: Example Agency/I. Castell",
        ),
        (
            "Guards at the gate (AP Photo/I. Castell, File)",
            "Guards at the gate",
            "(AP Photo/I. Castell, File)",
        ),
        ("Guards at the gate [Photo: Castell/Example]", "Guards at the gate", "[Photo: Castell/Example]"),
        ("Guards at the gate. Photo: Ines Castell", "Guards at the gate.", "Photo: Ines Castell"),
        ("Guards at the gate © AFP/Ines Castell", "Guards at the gate", "© AFP/Ines Castell"),
        (
            "Guards at the gate (Photo: REUTERS/EX (BURUNDI)",
            "Guards at the gate",
            "(Photo: REUTERS/EX (BURUNDI)",
        ),
    ],
)
def test_credit_is_parted_from_its_caption(line: str, caption: str, credit: str) -> None:
    text = read_page(page(BODY, line, MORE))
    assert kinds(text)[1:3] == [("caption", caption), ("credit", credit)]


def test_line_over_a_credit_is_a_caption() -> None:
    text = read_page(BODY + "\n\nGuards walk along the fence of the camp\nImage: Example/Castell\n\n" + MORE)
    assert of_kind(text, "caption") == ["Guards walk along the fence of the camp"]


def test_captions_by_their_own_words() -> None:
    line = "The minister opens a bridge in this undated photo released by the state agency."
    assert of_kind(read_page(page(BODY, line, MORE)), "caption") == [line]


def test_sentence_before_a_credit_stays_text() -> None:
    text = read_page(BODY + "\n\nImage: Example/Castell\n\n" + MORE)
    assert [kind for kind, _ in kinds(text)] == ["paragraph", "credit", "paragraph"]


def test_agency_at_the_end_of_a_story_is_a_credit() -> None:
    assert kinds(read_page(page(BODY, MORE + " (AFP)")))[1:] == [("paragraph", MORE), ("credit", "(AFP)")]


def test_short_name_in_brackets_is_no_credit() -> None:
    line = "The story was first told by the Press Trust of India (PTI)"
    assert of_kind(read_page(page(BODY, line, MORE)), "credit") == []


def test_pull_quote_repeats_the_text() -> None:
    said = "“We waited nine years for an answer,” the mayor told the commission in the spring of that year."
    text = read_page(page(BODY, "“We waited nine years for an answer”", said))
    assert of_kind(text, "quote") == ["“We waited nine years for an answer”"]


def test_quoted_paragraph_that_is_not_repeated_stays_text() -> None:
    said = "“We waited nine years for an answer, and then the post office burned.”"
    assert read_page(page(BODY, said, MORE)).blocks[1].kind == "paragraph"


def test_vote_lists_are_found_with_label_and_names() -> None:
    text = read_page(
        page(BODY, "In favour: Albania, Fiji, Togo.", "Against: None", "Abstaining:", "Japan, Qatar")
    )
    assert [kind for kind, _ in kinds(text)][1:] == ["vote-list"] * 4


def test_against_in_a_sentence_is_no_vote_list() -> None:
    line = "Against: that was the word on the lips of every delegate who came out of the hall."
    assert of_kind(read_page(page(BODY, line)), "vote-list") == []


def test_tables_need_two_rows() -> None:
    text = read_page(BODY + "\n\nDistrict\tArrests\nNorth\t14\nSouth\t9\n\n" + MORE)
    assert len(of_kind(text, "table")) == 3


def test_numbered_items_keep_their_number() -> None:
    text = read_page(page(BODY, "1. Asks for a visit to the four prisons;", "2. Asks for the register;"))
    assert [block.number for block in text.blocks if block.kind == "list-item"] == ["1.", "2."]


def test_heading_between_paragraphs() -> None:
    assert ("heading", "What comes next") in kinds(read_page(page(BODY, "What comes next", MORE)))


def test_press_release_number_is_the_symbol() -> None:
    text = read_page(
        page("SG/SM/19999", "5 March 2020", "Secretary-General Names Envoy for the Lakes", BODY, MORE)
    )
    assert (text.symbol, text.genre, text.title) == (
        "SG/SM/19999",
        "press-release",
        "Secretary-General Names Envoy for the Lakes",
    )
