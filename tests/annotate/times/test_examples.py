"""Every row of the examples of time expressions is a test."""

import pytest

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.text import Block, StructuredText
from rapporteur.reference import Reference
from rapporteur.reference.reference import DATA
from rapporteur.reference.time_words import TimeExample, load_time_examples

EXAMPLES = load_time_examples(DATA)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.place)
def test_an_example_is_read_as_its_row_says(reference: Reference, example: TimeExample) -> None:
    start, end = example.words.index("["), example.words.index("]") - 1
    words = example.words.replace("[", "").replace("]", "")
    text = StructuredText("d", words, (Block("paragraph", 0, len(words)),), dct=example.dct or None)
    tokens = find_tokens(text)
    times = find_times(text, tokens, find_sentences(text, tokens), reference=reference)
    if example.value:
        assert (start, end, example.value, example.edtf or None) in [
            (timex.start, timex.end, timex.value, timex.edtf) for timex in times
        ]
    else:
        assert [timex for timex in times if timex.start < end and start < timex.end] == []
