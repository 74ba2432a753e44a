"""Printed weekdays that do not fit their date."""

import pytest

from rapporteur.annotate.annotate import annotate
from rapporteur.model.issue import Issue
from rapporteur.model.text import Block, StructuredText
from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference import Reference


def issues_in(
    reference: Reference, words: str, *, kind: BlockKind = "paragraph", dct: str = "2014-10-30"
) -> tuple[Issue, ...]:
    """The issues of a text of one block."""
    text = StructuredText("d", words, (Block(kind, 0, len(words)),), dct=dct)
    return annotate(text, reference=reference).issues


def test_a_weekday_that_its_date_does_not_have_is_an_issue_with_its_place(reference: Reference) -> None:
    words = "The envoys met in Oslo on Monday, 28 October 2014, and left."
    (issue,) = issues_in(reference, words)
    assert issue.code == "weekday-mismatch"
    assert issue.evidence[0].quote == "Monday, 28 October 2014"
    assert "2014-10-28 is a Tuesday" in issue.message


@pytest.mark.parametrize(
    "words",
    [
        "They met on Tuesday, 28 October 2014.",
        "They met on Tuesday.",
        "They will meet on Friday, 31 October.",
        "They met on Tuesday at 10:30 a.m.",
        "They meet every Monday until 28 October 2014.",
    ],
)
def test_weekdays_that_fit_or_stand_alone_are_none(reference: Reference, words: str) -> None:
    assert issues_in(reference, words) == ()


def test_the_documents_own_date_is_checked_in_the_furniture_too(reference: Reference) -> None:
    assert len(issues_in(reference, "Friday, 30 October 2014", kind="menu")) == 1
    assert issues_in(reference, "Thursday, 30 October 2014", kind="menu") == ()
    assert issues_in(reference, "Friday, 9 October 2014", kind="menu") == ()
