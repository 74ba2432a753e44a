"""PDF: reading order, running heads, notes, hyphens, and what cannot be read."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.model.span import source_offset
from rapporteur.reference import Reference
from rapporteur.text.draft import Draft
from rapporteur.text.pdf import read_pdf
from tests.text.make import Pdf, document_of, words_of

LEFT = [
    "The council of the lake towns met",
    "on Monday to hear the report of its",
    "observers, who had spent six weeks",
    "in the northern villages and had",
    "spoken with more than forty people",
    "about the closing of the harbour.",
]
RIGHT = [
    "Nobody from the ministry came to",
    "the meeting, although three letters",
    "had been sent to its office. The",
    "mayor said that the seat would be",
    "kept free until the spring, when a",
    "second round of talks is planned.",
]


def read(data: bytes, reference: Reference) -> Draft:
    return read_pdf(data, document_of(data, "paper.pdf"), reference=reference)


def two_columns() -> bytes:
    pdf = Pdf()
    pdf.lines(72, 700, ["Six weeks at the lake: what the observers saw"], size=18)
    for number in range(6):  # drawn row by row, as some programs do
        pdf.lines(72, 650 - 13 * number, [LEFT[number]])
        pdf.lines(324, 650 - 13 * number, [RIGHT[number]])
    pdf.page()
    return pdf.done()


def report(pages: int) -> bytes:
    pdf = Pdf()
    for page in range(1, pages + 1):
        pdf.lines(72, 760, ["Lake Observers - Yearly Report"], size=9)
        y = pdf.lines(
            72, 700, [f"Part {page} of the report tells what happened in village {page} over the", "winter."]
        )
        pdf.lines(
            72,
            y - 14,
            ["A second paragraph stands under a gap, and it goes on for two lines", "before it ends."],
        )
        pdf.lines(300, 30, [f"{page}"], size=9)
        pdf.page()
    return pdf.done()


def test_two_columns_are_read_one_after_the_other(reference: Reference) -> None:
    draft = read(two_columns(), reference)
    assert words_of(draft, "title") == ["Six weeks at the lake: what the observers saw"]
    assert words_of(draft, "paragraph") == ["\n".join(LEFT), "\n".join(RIGHT)]
    assert draft.title == "Six weeks at the lake: what the observers saw"


def test_place_is_page_and_box(reference: Reference) -> None:
    draft = read(report(3), reference)
    place = next(
        b.place for b in draft.blocks if b.kind == "paragraph" and "village 2" in draft.text[b.start : b.end]
    )
    assert place is not None
    assert place.startswith("page 2, 72,")
    assert " to " in place


def test_running_heads_and_page_numbers_are_boilerplate(reference: Reference) -> None:
    draft = read(report(3), reference)
    assert words_of(draft, "boilerplate").count("Lake Observers - Yearly Report") == 3
    assert {"1", "2", "3"} <= set(words_of(draft, "boilerplate"))
    assert len(words_of(draft, "paragraph")) == 6


def test_gap_parts_paragraphs(reference: Reference) -> None:
    draft = read(report(1), reference)
    assert words_of(draft, "paragraph")[2].startswith("A second paragraph stands under a gap")


def test_paragraph_runs_on_over_the_page_break(reference: Reference) -> None:
    pdf = Pdf()
    pdf.lines(
        72,
        700,
        ["The delegates could not agree on the wording of the second", "point, because the text that was"],
    )
    pdf.page()
    pdf.lines(72, 700, ["handed out differed from the one that had been read aloud."])
    pdf.page()
    draft = read(pdf.done(), reference)
    assert len(words_of(draft, "paragraph")) == 1
    assert draft.blocks[0].place is not None
    assert "; page 2, " in draft.blocks[0].place


def test_raised_note_mark_does_not_join_the_number_before_it(reference: Reference) -> None:
    pdf = Pdf()
    pdf.marked(72, 700, "Recalling decision 77/228", "5", " on the lakes,")
    pdf.lines(72, 680, ["Noting that no boat has left the harbour since the first days of spring,"])
    pdf.lines(72, 110, ["5 See the paper of the lake council,", "part two."], size=8, step=10)
    pdf.page()
    draft = read(pdf.done(), reference)
    assert words_of(draft, "paragraph")[0] == "Recalling decision 77/228⁵ on the lakes,"
    assert words_of(draft, "footnote") == ["5 See the paper of the lake council,\npart two."]
    assert [b.number for b in draft.blocks if b.kind == "footnote"] == ["5"]


def test_notes_below_a_rule_are_notes_in_any_size(reference: Reference) -> None:
    pdf = Pdf()
    pdf.lines(72, 700, ["The council took the paper up.1", "It will come back to it."])
    pdf.lines(72, 120, ["____________", "1 Paper of the harbour office.", "2 Ibid."])
    pdf.page()
    assert words_of(read(pdf.done(), reference), "footnote") == ["1 Paper of the harbour office.", "2 Ibid."]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["They asked the govern-", "ment for an answer."], "They asked the government for an answer."),
        (["It named the Secretary-", "General twice."], "It named the Secretary-General twice."),
        (
            ["The high-level group met; the high-", "level group left."],
            "The high-level group met; the high-level group left.",
        ),
    ],
)
def test_hyphen_at_line_end(lines: list[str], expected: str, reference: Reference) -> None:
    pdf = Pdf()
    pdf.lines(72, 700, lines)
    pdf.page()
    assert [" ".join(words.split()) for words in words_of(read(pdf.done(), reference))] == [expected]


def test_numbered_paragraphs_keep_their_numbers(reference: Reference) -> None:
    pdf = Pdf()
    pdf.lines(
        72, 700, ["1. Calls upon the towns to open", "the harbour;", "2. Asks for a paper;", "(a) on boats;"]
    )
    pdf.page()
    draft = read(pdf.done(), reference)
    assert [b.number for b in draft.blocks] == ["1.", "2.", "(a)"]


def test_password_is_said_and_nothing_is_read(reference: Reference) -> None:
    pdf = Pdf(password="open sesame")  # noqa: S106
    pdf.lines(72, 700, ["Secret words."])
    pdf.page()
    draft = read(pdf.done(), reference)
    assert draft.text == ""
    assert [issue.code for issue in draft.issues] == ["pdf-password"]


def test_cut_pdf_keeps_the_pages_that_are_left(reference: Reference) -> None:
    whole = report(4)
    draft = read(whole[: whole.index(b"\nxref") - 300], reference)
    assert draft.issues[0].code == "pdf-broken"
    assert all(f"village {page} over" in draft.text for page in (1, 2, 3))


def test_pdf_without_a_page_left_is_said(reference: Reference) -> None:
    draft = read(report(1)[:200], reference)
    assert [issue.code for issue in draft.issues] == ["pdf-broken"]
    assert draft.text == ""


def test_scan_is_told_from_a_text(reference: Reference) -> None:
    pdf = Pdf()
    pdf.canvas.rect(100, 100, 300, 300, fill=1)
    pdf.page()
    draft = read(pdf.done(), reference)
    assert [issue.code for issue in draft.issues] == ["pdf-no-text"]
    assert "text version" in draft.issues[0].message


def test_offsets_lead_back_to_the_same_characters(reference: Reference) -> None:
    import pypdfium2

    data = report(2)
    pdf = pypdfium2.PdfDocument(data)
    raw = ""
    for page in pdf:
        textpage = page.get_textpage()
        raw += "".join(
            chr(pypdfium2.raw.FPDFText_GetUnicode(textpage, index)) for index in range(textpage.count_chars())
        )
        raw += "\f"
    draft = read(data, reference)
    led = [(offset, source_offset(draft.offsets, offset)) for offset in range(len(draft.text))]
    assert sum(source is not None for _, source in led) > 0.9 * len(draft.text)
    assert all(raw[source] == draft.text[offset] for offset, source in led if source is not None)


@settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 3000), noise=st.binary(max_size=40))
def test_no_damage_raises(cut: int, noise: bytes, reference: Reference) -> None:
    whole = report(1)
    place = cut % len(whole)
    draft = read(whole[:place] + noise + whole[place + len(noise) :], reference)
    assert draft.blocks or draft.issues
