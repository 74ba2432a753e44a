"""Characters that mislead are written out."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.dossier.visible import BIDI_CONTROLS, INVISIBLE, one_line, shortened, visible


@pytest.mark.parametrize("char", sorted(BIDI_CONTROLS | INVISIBLE | {"\0", "\x1b", "\ud800", "\U000e0041"}))
def test_a_misleading_character_is_written_out(char: str) -> None:
    assert visible(f"a{char}b") == f"a⟨U+{ord(char):04X}⟩b"


def test_joiners_stay_where_a_script_needs_them() -> None:
    persian = "می\u200cخواهم"
    assert visible(persian) == persian
    assert visible("pay\u200cpal") == "pay⟨U+200C⟩pal"


def test_other_scripts_and_accents_stay() -> None:
    words = "Ch’oe Myŏng-nam · שלום · 조선 · café"
    assert visible(words) == words


@given(st.text(st.characters(exclude_categories=())))
def test_the_result_can_be_written_and_holds_no_control(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    assert not set(shown) & (BIDI_CONTROLS | INVISIBLE)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n\r"]


@given(st.text(max_size=80), st.integers(2, 40))
def test_shortened_text_fits(text: str, limit: int) -> None:
    assert len(shortened(text, limit=limit)) <= limit


def test_one_line_joins_lines() -> None:
    assert one_line(" a\n b\tc ") == "a b c"
