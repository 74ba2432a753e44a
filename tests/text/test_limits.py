"""What goes over the limits of one document is left out, and said."""

import pytest

from rapporteur.model.span import OffsetRun
from rapporteur.model.text import Block
from rapporteur.text import limits
from rapporteur.text.draft import Draft
from rapporteur.text.limits import limit_draft
from tests.text.make import document_of
from tests.text.pages import read_page

DOCUMENT = document_of(b"words", "long.txt")
TEXT = "one two three\n\nfour five six\n\nseven eight nine"
BLOCKS = (Block("paragraph", 0, 13), Block("paragraph", 15, 28), Block("paragraph", 30, 46))


def draft() -> Draft:
    return Draft(TEXT, BLOCKS, offsets=(OffsetRun(0, 100, 20), OffsetRun(20, 130, 26)))


def test_within_the_limits_nothing_changes() -> None:
    assert limit_draft(draft(), DOCUMENT) == draft()


def test_a_paragraph_over_the_limit_is_left_out_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 40)
    cut = limit_draft(draft(), DOCUMENT)
    assert (cut.text, cut.blocks) == (TEXT[:28], BLOCKS[:2])
    assert cut.offsets == (OffsetRun(0, 100, 20), OffsetRun(20, 130, 8))
    (issue,) = cut.issues
    assert (issue.code, issue.loudness) == ("text-truncated", "warning")
    assert "long.txt: only its first 28 characters were read" in issue.message
    assert "split it and add its parts" in issue.message


def test_a_long_paragraph_over_the_limit_is_cut_at_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 40)
    monkeypatch.setattr(limits, "LONG_BLOCK", 5)
    cut = limit_draft(draft(), DOCUMENT)
    assert cut.text == TEXT[:35]
    assert cut.text[cut.blocks[-1].start : cut.blocks[-1].end] == "seven"


def test_one_word_over_the_limit_is_cut_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_CHARACTERS", 40)
    monkeypatch.setattr(limits, "LONG_BLOCK", 5)
    cut = limit_draft(Draft("x" * 60, (Block("paragraph", 0, 60),)), DOCUMENT)
    assert (cut.text, cut.blocks) == ("x" * 40, (Block("paragraph", 0, 40),))


@pytest.mark.parametrize("media_type", ["text/plain", "text/html"])
def test_paragraphs_beyond_the_limit_are_left_out(media_type: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BLOCKS", 3)
    break_ = "<p>" if media_type == "text/html" else "\n\n"
    text = read_page(break_.join(f"Boat {n} came in before noon." for n in range(9)), media_type=media_type)
    assert len(text.blocks) == 3
    assert [issue.code for issue in text.issues if issue.loudness == "warning"] == ["text-truncated"]
