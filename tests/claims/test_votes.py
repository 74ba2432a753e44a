"""Counts of votes as printed."""

import pytest

from rapporteur.claims.votes import find_counts


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("was adopted 111-19-55", "111-19-55"),
        ("adopted by 112 votes to 16, with 50 abstentions", "112-16-50"),
        ("approved by a recorded vote of 116 in favour to 20 against, with 53 abstentions", "116-20-53"),
        ("rejected by a vote of 40 to 77, with 50 abstentions", "40-77-50"),
        ("the motion was rejected, 77 against, 40 for, and 50 abstaining", "40-77-50"),
        ("adopted by a vote of 15 to none", "15-0-0"),
        ("The vote was 9 in favour, two against with four abstentions", "9-2-4"),
    ],
)
def test_count_is_favour_against_abstaining(words: str, expected: str) -> None:
    assert [count.outcome for count in find_counts(words)] == [expected]


@pytest.mark.parametrize("words", ["call 555-12-99 now", "adopted on 2014-12-18", "a 3-2-1 formation"])
def test_other_numbers_are_no_vote(words: str) -> None:
    assert find_counts(words) == ()
