"""Bytes to text, and text to paragraphs."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.span import source_offset
from rapporteur.model.text import StructuredText
from rapporteur.text import plain
from rapporteur.text.plain import cut_blocks
from tests.strategies import pages
from tests.text.pages import kinds, of_kind, read_page

SENTENCE = "The mission said that “nothing” was decided — yet."


def codes(page: bytes) -> list[str]:
    return [issue.code for issue in read_page(page).issues]


@pytest.mark.parametrize(
    "data",
    [
        SENTENCE.encode(),
        codecs.BOM_UTF8 + SENTENCE.encode(),
        codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"),
        SENTENCE.encode("utf-16-le"),
        SENTENCE.encode("cp1252"),
    ],
)
def test_encodings_give_the_same_text(data: bytes) -> None:
    assert read_page(data).text == SENTENCE


def test_broken_bytes_are_shown_and_reported() -> None:
    text = read_page("Señor Ibáñez spoke first, señora Núñez after him".encode() + b"\xff\xfe today.")
    assert text.text.endswith("\ufffd\ufffd today.")
    assert "text-undecodable" in [issue.code for issue in text.issues]


def test_nul_and_other_controls_are_replaced_one_for_one() -> None:
    text = read_page(b"The vote\x00 is on\x01 Friday, the mission said today.")
    assert text.text == "The vote\ufffd is on\ufffd Friday, the mission said today."


def test_binary_junk_gives_no_blocks_and_says_so() -> None:
    junk = bytes(range(256)) * 40
    text = read_page(junk)
    assert text.blocks == ()
    assert [issue.loudness for issue in text.issues if issue.code == "text-binary"] == ["error"]


def test_empty_file_is_reported() -> None:
    assert codes(b"") == ["text-empty"]
    assert codes(b" \r\n\t\n") == ["text-empty"]


def test_line_without_end_is_cut_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_BYTES", 1000)
    text = read_page("ä".encode() * 5000)
    assert len(text.text) == 500
    assert [issue.code for issue in text.issues] == ["text-truncated"]


def test_too_many_lines_are_cut_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MAX_LINES", 3)
    text = read_page("one two\n\n" * 8)
    assert (len(text.blocks), text.text.split()) == (3, ["one", "two"] * 3)
    assert [issue.code for issue in text.issues] == ["text-truncated"]


def test_long_lines_are_paragraphs() -> None:
    lines = [
        f"Paragraph {n} of the page goes on for quite a while, as pages without line breaks do."
        for n in range(5)
    ]
    assert len(cut_blocks("\n".join(lines))[0]) == 5


def test_wrapped_lines_are_joined_and_kept_verbatim() -> None:
    page = (
        "The commission asked for access to the four camps named in its earlier\n"
        "report and to the archive of the ministry. It has asked for both since\n"
        "the spring.\n"
        "\n"
        "No answer came. In July the mission in Geneva said that it had forwarded\n"
        "the letter, and that the capital would reply when the rains were over.\n"
    )
    text = read_page(page)
    assert [words.split()[0] for _, words in kinds(text)] == ["The", "No"]
    assert "earlier\nreport" in text.text


def test_wrapped_paragraphs_without_blank_lines_end_at_short_lines() -> None:
    page = (
        "The commission asked for access to the four camps named in its earlier\n"
        "report and to the archive of the ministry. It has asked for both since\n"
        "the spring.\n"
        "No answer came. In July the mission in Geneva said that it had forwarded\n"
        "the letter, and that the capital would reply when the rains were over,\n"
        "as it had done before.\n"
    )
    assert len(of_kind(read_page(page), "paragraph")) == 2


def test_menu_of_short_lines_is_not_joined() -> None:
    assert len(cut_blocks("Home\nNews\nOpinion\nSport\nVideo\n")[0]) == 5


@given(st.binary(max_size=400))
def test_any_bytes_give_a_text(data: bytes) -> None:
    text = read_page(data)
    check_shape(text)


@given(pages)
def test_blocks_are_sorted_apart_and_stripped(page: str) -> None:
    text = read_page(page)
    assert text.text == page
    check_shape(text)


@given(pages)
def test_offsets_lead_back_to_the_source(page: str) -> None:
    text = read_page(page)
    for block in text.blocks:
        start = source_offset(text.offsets, block.start)
        last = source_offset(text.offsets, block.end - 1)
        assert start is not None and last is not None
        assert page[start : last + 1] == text.text[block.start : block.end]


@given(pages)
def test_every_word_is_in_a_block(page: str) -> None:
    """Only white space, speaker labels and the dash or colon after a dateline stand outside."""
    text = read_page(page)
    if any(block.kind in ("question", "answer", "dateline") for block in text.blocks):
        return
    covered = [False] * len(text.text)
    for block in text.blocks:
        covered[block.start : block.end] = [True] * (block.end - block.start)
    assert not "".join(c for c, held in zip(text.text, covered, strict=True) if not held).strip()


def check_shape(text: StructuredText) -> None:
    end = 0
    for block in text.blocks:
        assert end <= block.start < block.end <= len(text.text)
        words = text.text[block.start : block.end]
        assert words == words.strip()
        end = block.end
