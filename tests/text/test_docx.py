"""Word: numbers as Word prints them, notes, comments, tracked changes with author and date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.text import Block
from rapporteur.reference import Reference
from rapporteur.text.docx import read_docx
from rapporteur.text.docx_numbering import format_number
from rapporteur.text.draft import Draft
from rapporteur.text.un import settle_un
from tests.text.make import deleted, document_of, docx, inserted, paragraph, run, words_of, zipped


def read(body: str, reference: Reference, **parts: str) -> Draft:
    data = docx(body, **parts)
    return read_docx(data, document_of(data, "draft.docx"), reference=reference)


def only(draft: Draft, change: str) -> Block:
    (block,) = [block for block in draft.blocks if block.change == change]
    return block


def test_numbers_are_those_that_word_prints(reference: Reference) -> None:
    draft = read(
        paragraph(run("Calls upon the towns:"), level=0)
        + paragraph(run("to open the harbour;"), level=1)
        + paragraph(run("by day;"), level=2)
        + paragraph(run("by night;"), level=2)
        + paragraph(run("to repair the boats;"), level=1)
        + paragraph(run("Asks for a paper."), level=0)
        + paragraph(run("on nets."), level=1),
        reference,
    )
    assert [b.number for b in draft.blocks] == ["1.", "(a)", "(i)", "(ii)", "(b)", "2.", "(a)"]
    assert words_of(draft)[5] == "2. Asks for a paper."


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [
        (4, "lowerRoman", "iv"),
        (27, "lowerLetter", "aa"),
        (9, "upperRoman", "IX"),
        (7, "decimalZero", "07"),
        (3, "none", ""),
    ],
)
def test_number_formats(number: int, form: str, printed: str) -> None:
    assert format_number(number, form) == printed


def test_title_heading_and_core_properties(reference: Reference) -> None:
    draft = read(paragraph(run("The lakes"), style="T") + paragraph(run("Boats"), style="H1"), reference)
    assert [(b.kind) for b in draft.blocks] == ["title", "heading"]
    assert (draft.title, draft.byline, draft.published) == ("The lakes", "Ana Reyes", "2014-11-12")


def test_text_reads_as_if_changes_were_accepted(reference: Reference) -> None:
    draft = read(
        paragraph(
            run("Invites the towns to ") + deleted("consider") + inserted("decide on") + run(" a fee.")
        ),
        reference,
    )
    assert words_of(draft, "paragraph") == ["Invites the towns to decide on a fee."]
    for change, words in (("delete", "consider"), ("insert", "decide on")):
        block = only(draft, change)
        assert draft.text[block.start : block.end] == words
        assert (block.kind, block.by, block.at) == ("boilerplate", "Ana Reyes", "2014-11-12T10:00:00Z")
    assert [issue.code for issue in draft.issues] == ["docx-changes"]


def test_paragraph_put_in_as_a_whole_carries_the_mark_itself(reference: Reference) -> None:
    draft = read(paragraph(inserted("A new point.")) + paragraph(run("An old one.")), reference)
    block = only(draft, "insert")
    assert block.kind == "paragraph"
    assert draft.text.count("A new point.") == 1


def test_paragraph_taken_out_is_no_paragraph_and_is_not_counted(reference: Reference) -> None:
    draft = read(
        paragraph(run("Asks for peace."), level=0)
        + paragraph(deleted("Asks for war."), level=0)
        + paragraph(run("Asks for a paper."), level=0),
        reference,
    )
    assert words_of(draft, "paragraph") == ["1. Asks for peace.", "2. Asks for a paper."]
    assert draft.text[only(draft, "delete").start : only(draft, "delete").end] == "Asks for war."
    assert only(draft, "delete").kind == "boilerplate"


def test_foot_notes_follow_their_paragraph(reference: Reference) -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    draft = read(
        paragraph(run("The fee") + note + run(" is high.")),
        reference,
        footnotes='<w:footnote w:type="separator" w:id="0"/>'
        f'<w:footnote w:id="2">{paragraph(run("Ten coins."))}</w:footnote>',
    )
    assert words_of(draft, "paragraph") == ["The fee¹ is high."]
    assert words_of(draft, "footnote") == ["Ten coins."]


def test_comment_has_author_and_day_and_yields_no_claim(reference: Reference) -> None:
    mark = '<w:r><w:commentReference w:id="5"/></w:r>'
    opening = '<w:comment w:id="5" w:author="Bo Lind" w:date="2014-11-13T08:00:00Z">'
    comment = f"{opening}{paragraph(run('Too soft.'))}</w:comment>"
    draft = read(paragraph(run("Regrets the delay.") + mark), reference, comments=comment)
    block = only(draft, "comment")
    assert draft.text[block.start : block.end] == "Too soft."
    assert (block.kind, block.by, block.at) == ("boilerplate", "Bo Lind", "2014-11-13T08:00:00Z")


def test_table_rows_keep_their_cells(reference: Reference) -> None:
    row = "<w:tr>" + "".join(f"<w:tc>{paragraph(run(cell))}</w:tc>" for cell in ("North", "12")) + "</w:tr>"
    draft = read(f"<w:tbl>{row}</w:tbl>", reference)
    assert words_of(draft, "table") == ["North | 12"]


def test_words_in_a_text_box_are_read_once(reference: Reference) -> None:
    box = paragraph(run("In the box."))
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice><w:txbxContent>{box}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{box}</w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert words_of(read(body, reference)) == ["In the box."]


def test_draft_resolution_with_changes_is_settled_and_keeps_its_marks(reference: Reference) -> None:
    draft = settle_un(
        read(
            paragraph(run("United Nations A/C.3/69/L.99"))
            + paragraph(run("General Assembly Distr.: Limited"))
            + paragraph(run("12 November 2014"))
            + paragraph(run("Ruritania and Freedonia: draft resolution"))
            + paragraph(run("Situation of the lakes"))
            + paragraph(run("The General Assembly,"))
            + paragraph(run("Recalling its earlier decisions on the lakes,"))
            + paragraph(
                run("Decides to ") + deleted("consider") + inserted("open") + run(" the harbour;"), level=0
            )
            + paragraph(run("Also decides to remain seized of the matter."), level=0),
            reference,
        )
    )
    assert draft.settled
    assert (draft.genre, draft.symbol, draft.published) == ("draft-resolution", "A/C.3/69/L.99", "2014-11-12")
    assert draft.title == "Situation of the lakes"
    assert words_of(draft, "operative") == [
        "1. Decides to open the harbour;",
        "2. Also decides to remain seized of the matter.",
    ]
    assert only(draft, "delete").by == "Ana Reyes"


def test_doctype_is_refused(reference: Reference) -> None:
    attack = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
        '<w:document xmlns:w="x"><w:body>&e;</w:body></w:document>'
    )
    for content in (attack.encode(), attack.encode("utf-16")):
        data = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": content})
        draft = read_docx(data, document_of(data, "x.docx"), reference=reference)
        assert draft.text == ""
        assert [issue.code for issue in draft.issues] == ["xml-doctype"]


def test_broken_side_part_costs_only_itself(reference: Reference) -> None:
    data = zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
            "<w:body><w:p><w:r><w:t>Kept.</w:t></w:r></w:p></w:body></w:document>",
            "word/comments.xml": "<w:comments",
        }
    )
    draft = read_docx(data, document_of(data, "x.docx"), reference=reference)
    assert words_of(draft) == ["Kept."]
    assert [issue.code for issue in draft.issues] == ["docx-part-unread"]


@given(
    pieces=st.lists(
        st.tuples(st.sampled_from(["run", "ins", "del"]), st.text("abc .", min_size=1, max_size=8)),
        max_size=8,
    )
)
def test_every_word_stands_where_its_change_says(pieces: list[tuple[str, str]], reference: Reference) -> None:
    make = {"run": run, "ins": inserted, "del": deleted}
    draft = read(paragraph("".join(make[kind](words) for kind, words in pieces)), reference)
    standing = "".join(words for kind, words in pieces if kind != "del").strip()
    removed = "".join(words for kind, words in pieces if kind == "del")
    assert words_of(draft, "paragraph") == ([standing] if standing else [])
    found = "".join(draft.text[b.start : b.end] for b in draft.blocks if b.change == "delete")
    assert "".join(found.split()) == "".join(removed.split())
    assert all(
        not draft.text[b.start].isspace() and not draft.text[b.end - 1].isspace() for b in draft.blocks
    )
