"""Statements: evidence, date and the texts they are about."""

from dataclasses import replace

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.annotate.tokens import find_tokens
from rapporteur.claims.statements import NON_ANSWER, find_statements
from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Instrument, Statement
from rapporteur.model.span import Evidence
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference
from tests.annotate.said import Turn, attributions, page


def statements(
    text: StructuredText, reference: Reference, instruments: tuple[Instrument, ...] = ()
) -> tuple[Statement, ...]:
    tokens = find_tokens(text)
    sentences = find_sentences(text, tokens)
    times = find_times(text, tokens, sentences, reference=reference)
    found = attributions(text, reference)
    annotations = Annotations(text.doc, tokens, sentences, times, (), found)
    return find_statements(text, annotations, instruments, reference=reference)


def dated(*blocks: str | Turn) -> StructuredText:
    return replace(page(*blocks), dct="2021-05-20")


def test_evidence_is_the_whole_stretch_and_then_the_content(reference: Reference) -> None:
    text = dated("“The pier is safe,” Ana Reyes said. “We looked at every plank of it.”")
    (found,) = statements(text, reference)
    assert [e.quote for e in found.evidence] == [
        "“The pier is safe,” Ana Reyes said. “We looked at every plank of it.”",
        "“The pier is safe,”",
        "“We looked at every plank of it.”",
    ]
    for evidence in found.evidence:
        evidence.check(text.text)


def test_a_time_beside_the_cue_dates_the_statement(reference: Reference) -> None:
    text = dated("The mayor told the council on 12 May 2021 that the bridge was closed in 2019.")
    (found,) = statements(text, reference)
    assert found.date == "2021-05-12"


def test_a_time_inside_the_content_does_not_date_it(reference: Reference) -> None:
    text = dated("The mayor said that the bridge was closed in 2019.")
    (found,) = statements(text, reference)
    assert found.date == "../2021-05-20"


def test_without_the_day_of_the_document_there_is_no_date(reference: Reference) -> None:
    (found,) = statements(page("The mayor said that the bridge was closed."), reference)
    assert found.date is None


def test_it_is_about_the_texts_that_its_content_names(reference: Reference) -> None:
    text = dated("The envoy said the draft was weak.", "The union said the strike would go on.")
    at = text.text.index("the draft")
    draft = Instrument(
        "instrument-1", "page", (Evidence("page", at, at + 9, "the draft"),), "test", "draft-resolution"
    )
    about = {found.evidence[0].quote: found.about for found in statements(text, reference, (draft,))}
    assert about == {
        "The envoy said the draft was weak": ("instrument-1",),
        "The union said the strike would go on": (),
    }


def test_a_non_answer_is_about_nothing_else(reference: Reference) -> None:
    (found,) = statements(dated("The mayor declined to comment."), reference)
    assert found.about == (NON_ANSWER,)


def test_a_statement_carries_the_kind_of_its_block(reference: Reference) -> None:
    (found,) = statements(dated(Turn("caption", "Reyes: ‘The pier is safe for all’")), reference)
    assert found.block == "caption"


def test_ids_are_the_same_in_two_runs_and_differ_between_statements(reference: Reference) -> None:
    text = dated("The mayor said the pier was safe. The consul said the pier was safe.")
    first, second = statements(text, reference), statements(text, reference)
    assert first == second
    assert len({found.id for found in first}) == 2
