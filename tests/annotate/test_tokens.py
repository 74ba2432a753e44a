"""Words and marks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.text import Block, StructuredText


def words_of(words: str) -> list[str]:
    text = StructuredText("d", words, (Block("paragraph", 0, len(words)),))
    return [words[token.start : token.end] for token in find_tokens(text)]


@pytest.mark.parametrize(
    ("words", "cut"),
    [
        ("It doesn't bind Norway's envoy.", "It does n't bind Norway 's envoy ."),
        ("They can’t; we cannot.", "They ca n’t ; we can not ."),
        ("the workers' union", "the workers ' union"),
        ("the six-party talks", "the six - party talks"),
        ("an anti-landmine treaty", "an anti-landmine treaty"),
        ("the U.S. and the U.N. (both)", "the U.S. and the U.N. ( both )"),
        ("Mr. Olsen met Dr. Berg.", "Mr. Olsen met Dr. Berg ."),
        ("1,000 people at 10:30", "1,000 people at 10:30"),
        ("about 3.5% of it", "about 3.5 % of it"),
        ("at 10am", "at 10 am"),
        ("the 1990s", "the 1990s"),
        ("see A/C.3/69/L.28/Rev.1.", "see A/C.3/69/L.28/Rev.1 ."),
        ("and/or", "and / or"),
        ("at https://example.org/a?b=c.", "at https://example.org/a?b=c ."),
        ("write to desk@example.org, please", "write to desk@example.org , please"),
        ("Interview: Ola BergMay 3", "Interview : Ola BergMay 3"),
        ("“No,” he said…", "“ No , ” he said …"),
        ("resolution No. 5", "resolution No. 5"),
        ("She said no.", "She said no ."),
        ("O'Brien", "O'Brien"),
    ],
)
def test_words_are_cut_as_in_universal_dependencies(words: str, cut: str) -> None:
    assert words_of(words) == cut.split()


def test_a_token_does_not_cross_a_block() -> None:
    text = StructuredText("d", "no\nne", (Block("title", 0, 2), Block("paragraph", 3, 5)))
    assert [(token.start, token.end) for token in find_tokens(text)] == [(0, 2), (3, 5)]


@given(st.text(max_size=80) | st.text(alphabet="ab.'’n-t/A1:,@ \n", max_size=80))
def test_tokens_hold_every_character_but_white_space_in_order(words: str) -> None:
    text = StructuredText("d", words, (Block("paragraph", 0, len(words)),) if words else ())
    tokens = find_tokens(text)
    assert "".join(words[token.start : token.end] for token in tokens) == "".join(words.split())
    assert all(one.end <= two.start for one, two in pairwise(tokens))
