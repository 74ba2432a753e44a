"""The reader is chosen by media type."""

import pytest

from rapporteur.text.read import READERS
from tests.text.pages import read_page


def test_unknown_media_type_gives_an_empty_text_and_an_error() -> None:
    text = read_page(b"\x89PNG", media_type="image/png")
    assert (text.text, text.blocks) == ("", ())
    assert [(issue.code, issue.loudness) for issue in text.issues] == [("text-unknown-type", "error")]
    assert "image/png" in text.issues[0].message


def test_parameters_of_a_media_type_play_no_part() -> None:
    assert read_page("Two words", media_type="Text/Plain; charset=utf-8").text == "Two words"


@pytest.mark.parametrize("media_type", sorted(READERS))
@pytest.mark.parametrize(
    "data", [b"", b"\x00\xff" * 9, b"PK\x03\x04 broken", b"%PDF-1.7 broken", b"<html><p>"]
)
def test_no_bytes_raise_in_any_reader(media_type: str, data: bytes) -> None:
    text = read_page(data, media_type=media_type)
    assert all(block.end <= len(text.text) for block in text.blocks)
