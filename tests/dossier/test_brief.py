"""The brief: short, every sentence with its footnote, nothing a source prints becomes markup."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.dossier import render_dossier
from rapporteur.dossier.brief import WORDS_AT_MOST, md
from rapporteur.model.case import CaseState
from rapporteur.reference import Reference
from tests.dossier.sample import CASE_EVENTS, CUSTODY, POST, sample_case

HEADINGS = ["Where it stands", "What is new", "Who wants what", "What is contested", "What comes next"]


def brief(state: CaseState, reference: Reference) -> str:
    files = render_dossier(state, custody=CUSTODY, reference=reference, case_name="Varenia 2019")
    return files["brief.md"].decode("utf-8")


def test_its_parts_come_in_order(reference: Reference) -> None:
    assert re.findall(r"^## (.+)$", brief(sample_case(), reference), re.M) == HEADINGS


def test_every_sentence_has_a_footnote_that_opens_its_words(reference: Reference) -> None:
    text = brief(sample_case(), reference)
    files = render_dossier(sample_case(), custody=CUSTODY, reference=reference, case_name="Varenia 2019")
    lines = [
        line for line in text.splitlines() if line.startswith("- ") and "more in the dossier" not in line
    ]
    assert len(lines) >= 12
    assert all(re.search(r"\[\^\d+\]", line) for line in lines)
    used = set(re.findall(r"\[\^(\d+)\](?!:)", text))
    notes = dict(re.findall(r"^\[\^(\d+)\]: (.+)$", text, re.M))
    assert used == set(notes)
    for note in notes.values():
        path, anchor = re.findall(r"\]\((source/\w+\.html)#([\w-]+)\)", note)[0]
        assert f'id="{anchor}"'.encode() in files[path]
        assert re.search(r"SHA-256 [0-9a-f]{16}…", note)


def test_dates_and_paragraphs_are_printed_as_the_field_does(reference: Reference) -> None:
    text = brief(sample_case(), reference)
    assert "on 14 May 2019" in text
    assert "operative paragraph 5 (OP5)" in text
    assert not re.search(r"\d{4}-\d\d-\d\d", text)


def test_every_party_is_heard_before_one_is_heard_again(reference: Reference) -> None:
    part = brief(sample_case(), reference).split("## Who wants what")[1].split("##")[0]
    parties = re.findall(r"^- ([^:]+):", part, re.M)
    assert len(parties) == 5
    assert len(set(parties[:4])) == 4
    assert parties[0] == parties[4] == "Varenia"


def test_it_stays_within_two_pages(reference: Reference) -> None:
    state = sample_case()
    many = tuple(replace(event, id=f"{event.id}-{n}") for n in range(40) for event in CASE_EVENTS)
    text = brief(replace(state, events=many), reference)
    assert len(text.split()) <= WORDS_AT_MOST
    assert "more in the dossier" in text


def test_words_of_a_source_are_no_markdown(reference: Reference) -> None:
    state = sample_case()
    title = "[click](javascript:x) <b>now</b> `rm` # *all*"
    readings = tuple(
        replace(r, text=replace(r.text, title=title)) if r.document.id == POST.text.doc else r
        for r in state.readings
    )
    text = brief(replace(state, readings=readings), reference)
    assert r"\[click\](javascript:x) \<b\>now\</b\> \`rm\` # \*all\*" in text


@given(st.text())
def test_escaped_text_is_one_line_without_markup(text: str) -> None:
    escaped = md(text)
    assert "\n" not in escaped
    assert not re.search(r"(?<!\\)(?:\\\\)*[`*_\[\]<>|~&$]", re.sub(r"\\[^\w\s]", "", escaped))
    assert not re.match(r"(?:[#+=-]|\d{1,4}[.)])", escaped)
