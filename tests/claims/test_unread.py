"""What was not understood is listed with its words, and no more of it than a person reads."""

from rapporteur.claims.find import find_claims
from rapporteur.claims.unread import MOST
from rapporteur.model.issue import Issue
from rapporteur.reference import Reference
from tests.claims.build import document


def issues_of(reference: Reference, *marked: str) -> tuple[Issue, ...]:
    text, annotations = document(*marked)
    claims = find_claims(text, annotations, reference=reference)
    for issue in claims.issues:
        for evidence in issue.evidence:
            evidence.check(text.text)
    return claims.issues


def test_silent_sentence_about_a_text_is_listed_with_its_words(reference: Reference) -> None:
    (issue,) = issues_of(reference, "[Niger] fears the draft resolution.")
    assert (issue.code, issue.loudness) == ("sentence-not-understood", "note")
    assert issue.evidence[0].quote == "Niger fears the draft resolution."


def test_sentence_that_gave_a_claim_is_not_listed(reference: Reference) -> None:
    assert issues_of(reference, "[Niger] rejected the draft resolution.") == ()


def test_sentence_without_a_text_or_a_party_is_not_listed(reference: Reference) -> None:
    assert issues_of(reference, "[Niger] has a long river.", "The draft resolution is long.") == ()


def test_a_person_is_shown_a_readable_number(reference: Reference) -> None:
    issues = issues_of(reference, *["[Niger] fears the draft resolution."] * (MOST + 5))
    assert len(issues) == MOST
    assert "5 more sentences" in issues[-1].message


def test_stretch_too_long_to_be_searched_is_named(reference: Reference) -> None:
    (issue,) = issues_of(reference, "[Niger] met [Chad] " + "again and " * 700 + "again.")
    assert (issue.code, issue.loudness) == ("sentence-too-long", "warning")
