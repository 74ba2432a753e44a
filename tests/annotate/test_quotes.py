"""Quotation marks of all styles, over blocks, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.quotes import find_quotations
from tests.annotate.said import page


def quoted(*blocks: str) -> list[list[str]]:
    text = page(*blocks)
    found = find_quotations(text.text, text.blocks)
    return [[text.text[q.start : q.end] for q in quotations] for quotations in found]


@pytest.mark.parametrize(
    "words",
    [
        "He said “we will go” at noon.",
        'He said "we will go" at noon.',
        "He said «we will go» at noon.",
        "He said ‘we will go’ at noon.",
        "He said 'we will go' at noon.",
        "He said ''we will go'' at noon.",
        "He said ``we will go'' at noon.",
        "He said „we will go” at noon.",
    ],
)
def test_each_style_of_marks_is_read(words: str) -> None:
    ((found,),) = quoted(words)
    assert "we will go" in found
    assert found[0] not in "w " and found[-1] not in "o "


def test_an_apostrophe_opens_nothing() -> None:
    assert quoted("The ministers' plan isn't the people's choice, it's the '90s again.") == [[]]
    assert quoted("The ministers’ plan isn’t the people’s choice.") == [[]]


def test_an_apostrophe_inside_single_marks_closes_nothing() -> None:
    assert quoted("‘We don't want the workers’ rights to go,’ she said.") == [
        ["‘We don't want the workers’ rights to go,’"]
    ]


def test_the_outer_marks_win_over_marks_inside() -> None:
    assert quoted("“They call it ‘the wall’ here,” she said.") == [["“They call it ‘the wall’ here,”"]]


def test_a_quotation_runs_on_where_the_next_block_opens_again() -> None:
    text = page("“The talks went well. We were glad.", "“We will meet again,” the envoy said.")
    first, second = find_quotations(text.text, text.blocks)
    assert [q.runs_on for q in first] == [True]
    assert [q.begins_open for q in second] == [True]


def test_an_odd_mark_quotes_nothing_and_stops_nothing() -> None:
    assert quoted("The 3” pipe broke.", 'A stray " mark here.', "She said “it holds” today.") == [
        [],
        [],
        ["“it holds”"],
    ]


@given(st.lists(st.text(alphabet="ab .,?“”\"'‘’«»`\n", min_size=1, max_size=60), min_size=1, max_size=5))
def test_quotations_lie_in_their_block_in_order_and_apart(blocks: list[str]) -> None:
    text = page(*(block.strip() or "x" for block in blocks))
    for block, quotations in zip(text.blocks, find_quotations(text.text, text.blocks), strict=True):
        ends = [block.start]
        for quotation in quotations:
            assert ends[-1] <= quotation.start < quotation.end <= block.end
            ends.append(quotation.end)
