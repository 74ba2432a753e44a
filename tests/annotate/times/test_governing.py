"""Which time governs a predicate."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.annotate.times.governing import governing_time
from rapporteur.annotate.tokens import find_tokens
from rapporteur.annotate.view import View
from rapporteur.model.text import Block, StructuredText
from rapporteur.reference import Reference

THURSDAY = "2014-10-30"


def view_of(reference: Reference, words: str) -> View:
    """A text of one paragraph with its times."""
    text = StructuredText("d", words, (Block("paragraph", 0, len(words)),) if words else (), dct=THURSDAY)
    tokens = find_tokens(text)
    sentences = find_sentences(text, tokens)
    return View(text, tokens, sentences, find_times(text, tokens, sentences, reference=reference))


@pytest.mark.parametrize(
    ("words", "governing"),
    [
        ("The committee *adopted* the draft on Tuesday.", "Tuesday"),
        ("On Tuesday, the committee *adopted* the draft.", "Tuesday"),
        ("The committee met on Monday and *adopted* the draft on Tuesday.", "Tuesday"),
        ("The committee *met* on Monday and adopted the draft on Tuesday.", "Monday"),
        ("On Monday the committee met and *adopted* the draft.", "Monday"),
        ("The envoy, who had arrived on Monday, *left* Oslo.", None),
        ("The envoy, who had arrived on Monday, *left* Oslo on Tuesday.", "Tuesday"),
        ("The envoy, who had *arrived* on Monday, left Oslo on Tuesday.", "Monday"),
        ("The man who fled on Monday *returned* on Tuesday.", "Tuesday"),
        ("The guards *arrested* two men, officials said on Monday.", None),
        ("Officials said on Monday that the guards *arrested* two men.", None),
        ("Officials *said* on Monday that the guards arrested two men.", "Monday"),
        ("Officials said Monday the guards *arrested* two men.", None),
        ("The guards *arrested* two men on Sunday, officials said on Monday.", "Sunday"),
        ("The envoy *criticised* Tuesday's vote.", None),
        ("The envoy *welcomed* the letter of 5 May 2014.", None),
        ("The state *rejected* the draft because it had lost the vote on Monday.", None),
        ("The parties *agreed* to meet on Friday.", None),
        ("The parties agreed to *meet* on Friday.", "Friday"),
        ("The parties agreed on Friday to *meet*.", None),
        ("The council voted on Friday to *close* the file.", "Friday"),
        ("The council *voted* on it at the September session.", "September"),
        ("Ten members *asked* for it in a letter of 5 May 2014.", "5 May 2014"),
        ("The United States on Monday *vetoed* the draft.", "Monday"),
        ("That changed on Monday, when the envoys *met* in Oslo.", "Monday"),
        ("That changed on Monday when the envoys *met* in Oslo.", "Monday"),
        ("The envoys left on Monday and wept when they *met*.", None),
        ("The envoys met this week as the country *seeks* changes.", None),
        ("The council will vote next week on a draft, *tabled* by Norway, on camps.", None),
        ("A draft, tabled by Norway on Monday, *passed*.", None),
        ("A draft, *tabled* by Norway on Monday, passed on Friday.", "Monday"),
        ("A draft, tabled by Norway on Monday, *was* adopted on Friday.", "Friday"),
        ("Aid *fell* to three billion, down from four in 2012.", "2012"),
        ("Aid *fell* to three billion from 2012.", None),
        ("It was created on Monday in a resolution *sponsored* by Norway.", None),
        ("It was *created* on Monday in a resolution sponsored by Norway.", "Monday"),
        ("It was set up in March 2013 and *heard* eighty witnesses.", None),
        ("The siege *lasted* three years.", None),
        ("The parties *met* for two hours.", None),
        ("The envoy *called* it “a farce that began on Monday”.", None),
        ("The state (which had voted on Monday) *withdrew*.", None),
        ("The council *met*. A vote is due on Friday.", None),
        ("The council met on Monday. It *voted* then.", "Monday"),
        ("The council met on Monday. It *voted* later.", None),
    ],
)
def test_the_time_of_the_clause_governs(reference: Reference, words: str, governing: str | None) -> None:
    start, end = words.index("*"), words.rindex("*") - 1
    view = view_of(reference, words.replace("*", ""))
    time = governing_time(view, start, end)
    assert (view.words(time.start, time.end) if time else None) == governing


WORDS = (
    "he who that said on Monday Tuesday 's , ; ( ) “ ” \" — and but met adopted to after before then of . was"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_a_date_of_its_own_or_of_the_sentence_before(reference: Reference, words: str) -> None:
    view = view_of(reference, words)
    for one, two in pairwise(view.tokens):
        time = governing_time(view, one.start, two.start)
        assert time is None or (time in view.times and time.edtf is not None)
