"""Cue, source and content of reported speech, sentence by sentence."""

import pytest

from rapporteur.reference import Reference
from tests.annotate.said import Said, said


def one(reference: Reference, sentence: str) -> Said:
    (found,) = said(reference, sentence)
    return found


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        (
            "The envoy said that the border was open.",
            "The envoy",
            "said",
            ("that the border was open",),
        ),
        ("The envoy said the border was open.", "The envoy", "said", ("the border was open",)),
        (
            "Ana Reyes, a lawyer for the union, said the strike would go on.",
            "Ana Reyes, a lawyer for the union,",
            "said",
            ("the strike would go on",),
        ),
        (
            "The minister has repeatedly denied that prisoners were beaten.",
            "The minister",
            "has repeatedly denied",
            ("that prisoners were beaten",),
        ),
        ("“We are ready,” the envoy said.", "the envoy", "said", ("“We are ready,”",)),
        ("“We are ready,” said the envoy.", "the envoy", "said", ("“We are ready,”",)),
        (
            "“We are ready,” said Ana Reyes, a lawyer for the union.",
            "Ana Reyes, a lawyer for the union",
            "said",
            ("“We are ready,”",),
        ),
        (
            "“We are ready,” she said, “and we will wait.”",
            "she",
            "said",
            ("“We are ready,”", "“and we will wait.”"),
        ),
        (
            "The two sides “are far apart,” he said.",
            "he",
            "said",
            ("The two sides “are far apart,”",),
        ),
        (
            "The harbour, the mayor said, would stay closed.",
            "the mayor",
            "said",
            ("The harbour", "would stay closed"),
        ),
        (
            "According to the ombudsman, forty people were held.",
            "the ombudsman",
            "According to",
            ("forty people were held",),
        ),
        (
            "Forty people were held, according to Ana Reyes, a lawyer for the union.",
            "Ana Reyes, a lawyer for the union",
            "according to",
            ("Forty people were held",),
        ),
        (
            "The mayor told the council on Monday that the bridge was unsafe.",
            "The mayor",
            "told",
            ("that the bridge was unsafe",),
        ),
        (
            "Rights groups urged the council to open an inquiry.",
            "Rights groups",
            "urged",
            ("the council to open an inquiry",),
        ),
        (
            "The union called for an independent inquiry.",
            "The union",
            "called for",
            ("an independent inquiry",),
        ),
        (
            "The draft calls on the council to open an inquiry.",
            "The draft",
            "calls on",
            ("the council to open an inquiry",),
        ),
        (
            "The council met over the union's demand that the inquiry be public.",
            "the union",
            "demand",
            ("that the inquiry be public",),
        ),
        (
            "The clerk, who said the files were lost, left the room.",
            "who",
            "said",
            ("the files were lost",),
        ),
        (
            "The families whose houses were lost say the mayor was warned.",
            "The families whose houses were lost",
            "say",
            ("the mayor was warned",),
        ),
        (
            "Ana Reyes, who ran the school in Arva, Tolna, said the road was closed.",
            "Ana Reyes, who ran the school in Arva, Tolna,",
            "said",
            ("the road was closed",),
        ),
        ("Others say this is a phase.", "Others", "say", ("this is a phase",)),
        ("Nearly a third say the road was closed.", "Nearly a third", "say", ("the road was closed",)),
        ("“We will go.” Reyes said.", "Reyes", "said", ("“We will go.”",)),
        (
            "Reyes called the plan a “charade” for its haste.",
            "Reyes",
            "called",
            ("the plan a “charade” for its haste",),
        ),
        (
            "The survey showed that the road was closed.",
            "The survey",
            "showed",
            ("that the road was closed",),
        ),
        (
            "Ana Reyes, director of the school, and head of the union, says the road was closed.",
            "Ana Reyes, director of the school, and head of the union,",
            "says",
            ("the road was closed",),
        ),
        (
            "The Road Office (WHO) says that the road was closed.",
            "The Road Office (WHO)",
            "says",
            ("that the road was closed",),
        ),
        (
            "According to Ana Reyes, “the road was closed.”",
            "Ana Reyes",
            "According to",
            ("“the road was closed.”",),
        ),
        (
            "Ana Reyes described the road as “a ruin”.",
            "Ana Reyes",
            "described",
            ("the road as “a ruin”",),
        ),
        (
            "Ana Reyes is confident that the road holds.",
            "Ana Reyes",
            "is confident",
            ("that the road holds",),
        ),
        ("“It’s not new in Arva,” said Ana Reyes.", "Ana Reyes", "said", ("“It’s not new in Arva,”",)),
        ("“The road was closed again” Reyes said.", "Reyes", "said", ("“The road was closed again”",)),
        ("''They say, 'You go,''' said Reyes.", "Reyes", "said", ("''They say, 'You go,'''",)),
        ("“We wait,” reads a Monday note.", "a Monday note", "reads", ("“We wait,”",)),
        (
            "The committee took a path which critics said was closed.",
            "critics",
            "said",
            ("which", "was closed"),
        ),
    ],
)
def test_a_report_is_read(
    sentence: str, source: str, cue: str, content: tuple[str, ...], reference: Reference
) -> None:
    found = one(reference, sentence)
    assert (found.source, found.cue, found.content) == (source, cue, content)


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("Ana Reyes on Tuesday said the pier was safe.", "Ana Reyes", "the pier was safe"),
        ("Ana Reyes left the hall, saying the pier was safe.", "Ana Reyes", "the pier was safe"),
        (
            "While the mayor said that the pier was safe, the harbour stayed closed.",
            "the mayor",
            "that the pier was safe",
        ),
        (
            "In the end, the mayor said, the harbour would stay closed.",
            "the mayor",
            "In the end … the harbour would stay closed",
        ),
        ("As the mayor noted last week, the harbour is closed.", "the mayor", "the harbour is closed"),
        (
            "The pier, which had been denied a permit, was safe, the mayor said.",
            "the mayor",
            "The pier, which had been denied a permit, was safe",
        ),
        ("According to port workers, the harbour is closed.", "port workers", "the harbour is closed"),
        ("“Is the pier safe?” Ana Reyes asked the council.", "Ana Reyes", "“Is the pier safe?”"),
        ("Mayor Says Harbour Will Stay Closed", "Mayor", "Harbour Will Stay Closed"),
        ("Theresa May said the pier was safe.", "Theresa May", "the pier was safe"),
    ],
)
def test_turns_of_phrase_that_news_are_fond_of(
    sentence: str, source: str, content: str, reference: Reference
) -> None:
    found = one(reference, sentence)
    assert (found.source, found.words) == (source, content)


@pytest.mark.parametrize(
    "sentence",
    [
        "The teachers observed changes after the lesson.",
        "The envoy presented the human rights report that the union wrote.",
        "He wrote a letter to his sister.",
        "In press reports, in May, the harbour was closed.",
        "The so-called “reform” of the courts went ahead.",
        "She reads “The Long Road” every year.",
        "The United States Congress met in May.",
        "The envoy did not say whether he would come.",
        "The envoy would say nothing about it.",
        "How would you explain the delay?",
        "His comments were printed in full.",
        "The claims of the union are before the court.",
    ],
)
def test_no_statement_is_made_of_it(sentence: str, reference: Reference) -> None:
    assert said(reference, sentence) == []


def test_coordinated_clauses_are_one_content_after_a_quotation(reference: Reference) -> None:
    found = one(reference, "The ministry has said “nothing is decided” and that talks would go on.")
    assert found.content == ("“nothing is decided” and that talks would go on",)
    assert found.attribution.form == "mixed"


def test_the_second_speaker_ends_the_first_ones_content(reference: Reference) -> None:
    first, second = said(
        reference, "The mayor said the bridge was safe, but the engineer said it had to be closed."
    )
    assert first.words == "the bridge was safe"
    assert (second.source, second.words) == ("the engineer", "it had to be closed")
    assert second.attribution.via is None


def test_a_report_before_the_outer_cue_is_inside_too(reference: Reference) -> None:
    inner, outer = sorted(
        said(reference, "The envoys had told her of the delay and raised the ban on visits, she said."),
        key=lambda each: len(each.words),
    )
    assert (inner.source, inner.words) == ("The envoys", "the ban on visits")
    assert (outer.source, outer.words) == (
        "she",
        "The envoys had told her of the delay and raised the ban on visits",
    )


def test_a_second_verb_keeps_the_subject(reference: Reference) -> None:
    first, second = said(reference, "The mayor said the bridge was safe, adding that it was old.")
    assert first.words == "the bridge was safe"
    assert (second.source, second.cue, second.words) == ("The mayor", "adding", "that it was old")


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("“We are ready,” the envoy said.", "direct"),
        ("The envoy said the delay was “a disgrace” for all.", "mixed"),
        ("The envoy said the delay was long.", "indirect"),
    ],
)
def test_the_form_follows_the_marks(sentence: str, form: str, reference: Reference) -> None:
    assert one(reference, sentence).attribution.form == form


def test_a_belief_is_kept_and_marked(reference: Reference) -> None:
    found = one(reference, "The envoy believes that the talks will go on.")
    assert found.attribution.cue_kind == "belief"
    assert "belief" in found.attribution.grade_reason


def test_a_non_answer_is_kept_and_marked(reference: Reference) -> None:
    found = one(reference, "A spokeswoman for the ministry referred questions to the embassy.")
    assert (found.cue, found.words) == ("referred", "referred questions to the embassy")
    assert found.attribution.cue_kind == "refusal-to-comment"
    assert found.attribution.grade == "spokesperson"
