"""Sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.text import Block, StructuredText


def sentences_of(words: str) -> list[str]:
    text = StructuredText("d", words, (Block("paragraph", 0, len(words)),))
    return [words[s.start : s.end] for s in find_sentences(text, find_tokens(text))]


@pytest.mark.parametrize(
    "marked",
    [
        "The envoy left.|Nobody followed.",
        "He spoke to Mr. Olsen and Gen. Berg.|They agreed.",
        "The U.S. envoy left.|She said so.",
        "She flew to the U.S.|The talks went on.",
        "See resolution No. 5 and para. 7 of it.|That is all.",
        "“We will vote.”|“When?”|Nobody knew.",
        "“Will you vote?” he asked.|No answer came.",
        "It rose by 3.5 per cent.|Then it fell.",
        "We waited ... and nothing came.|Then they left.",
        "7. Calls upon all parties to talk.",
        "J. P. Berg spoke.|(He was brief.)|Then he left.",
        "The line is\nbroken here.|It goes\non.",
        "A title without a mark\n\n|And a paragraph.",
        "It was signed in 1950.[3]|It holds.",
    ],
)
def test_borders(marked: str) -> None:
    expected = [part.strip() for part in marked.split("|")]
    assert sentences_of(marked.replace("\n\n|", "\n\n").replace("|", " ")) == expected


@given(st.text(max_size=80) | st.text(alphabet='Ab.?!"”(1 \n…', max_size=80), st.integers(0, 80))
def test_each_token_lies_in_one_sentence_and_each_sentence_in_one_block(words: str, cut: int) -> None:
    cut = min(cut, len(words))
    spans = [(0, cut), (cut, len(words))]
    blocks = tuple(Block("paragraph", start, end) for start, end in spans if start < end)
    text = StructuredText("d", words, blocks)
    tokens = find_tokens(text)
    sentences = find_sentences(text, tokens)
    for token in tokens:
        assert sum(s.start <= token.start and token.end <= s.end for s in sentences) == 1
    for sentence in sentences:
        block = blocks[sentence.block]
        assert block.start <= sentence.start < sentence.end <= block.end
    assert all(one.end <= two.start for one, two in pairwise(sentences))


def test_a_page_of_brackets_is_cut_without_looking_back_over_all_of_it() -> None:
    words = "( " * 60_000 + "a. " + ") " * 60_000
    assert "".join(sentences_of(words.strip())).count("(") == 60_000
