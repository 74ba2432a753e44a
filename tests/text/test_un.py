"""Resolutions and drafts: masthead, paragraphs with numbers, notes, page feet, votes."""

import json
import lzma
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.span import source_offset
from rapporteur.reference import Reference
from rapporteur.text.draft import Draft
from rapporteur.text.pdf import read_pdf
from rapporteur.text.plain import read_plain
from rapporteur.text.un import settle_un
from rapporteur.text.un_lines import day_of, opens_preambular, opens_unnumbered_operative
from tests.text.make import Pdf, document_of, words_of

RESOLUTION = """United Nations A/RES/69/901
General Assembly Distr.: General
3 February 2015
Sixty-ninth session
Agenda item 68 (c)
Promotion of the lakes
Resolution adopted by the General Assembly on 18 December 2014
[on the report of the Third Committee (A/69/488/Add.3, para. 22)]
69/901. Situation of the lakes in Ruritania
The General Assembly,
Guided by the purposes of the lake conventions, in which fishing, boating and
Swimming are named,1
Recalling its resolution 68/900 of 18 December 2013,
Deeply concerned at the closing of the harbour, which has gone on for longer than
__________________
1 Lake Treaty Series, vol. 9, No. 12.
2 Ibid.
14-67901 (E) 030215
*1467901*A/RES/69/901
anyone had expected,2
Noting the letter of the mayor,
The harbour
1. Condemns the closing of the harbour, in particular:
(a) The sinking of boats;
(b) The following acts:
(i) The cutting of nets;
(ii) The burning of oars;
2/3 14-67901A/RES/69/901
2. Calls upon Ruritania:
(a) To open the harbour;
3. Decides to remain seized of the matter.
73rd plenary meeting
18 December 2014
14-67901 3/3
"""

DRAFT = """United Nations A/C.3/69/L.99/Rev.1*
General Assembly Distr.: Limited
14 November 2014
Original: English
Sixty-ninth session
Third Committee
Agenda item 68 (c)
Freedonia, Ruritania (on behalf of the lake towns), Syldavia and
Borduria: revised draft resolution
Situation of the lakes
The General Assembly,
Recalling its earlier resolutions,
1. Decides to meet again.
"""

VOTED = """United Nations A/HRC/RES/88/9
General Assembly Distr.: General
9 July 2031
Human Rights Council
Resolution adopted by the Human Rights Council on 4 July 2031
88/9. Lakes
The Human Rights Council,
Welcoming the report of the lake office,
Requests the office to report again.
27th meeting
4 July 2031
[Adopted by a recorded vote of 3 to 1, with 1 abstention. The voting was as follows:
In favour:
Freedonia, Ruritania (Kingdom of),
Syldavia
Against:
Borduria
Abstaining:
Grand Fenwick]
"""


def settle(text: str, reference: Reference) -> Draft:
    data = text.encode()
    return settle_un(read_plain(data, document_of(data, "un.txt"), reference=reference))


def flat(draft: Draft, kind: str) -> list[str]:
    return [" ".join(words.split()) for words in words_of(draft, kind)]


def test_masthead_gives_symbol_title_day_and_genre(reference: Reference) -> None:
    draft = settle(RESOLUTION, reference)
    assert (draft.symbol, draft.genre, draft.published) == ("A/RES/69/901", "resolution", "2015-02-03")
    assert draft.title == "Situation of the lakes in Ruritania"
    assert draft.settled


def test_preambular_paragraphs_are_whole_also_over_a_page_foot(reference: Reference) -> None:
    draft = settle(RESOLUTION, reference)
    assert flat(draft, "preambular") == [
        "Guided by the purposes of the lake conventions, in which fishing, boating and Swimming are named,1",
        "Recalling its resolution 68/900 of 18 December 2013,",
        "Deeply concerned at the closing of the harbour, which has gone on for longer than anyone had expected,2",
        "Noting the letter of the mayor,",
    ]


def test_operative_paragraphs_have_numbers_and_levels(reference: Reference) -> None:
    draft = settle(RESOLUTION, reference)
    numbers = [block.number for block in draft.blocks if block.kind == "operative"]
    assert numbers == ["1.", "(a)", "(b)", "(i)", "(ii)", "2.", "(a)", "3."]
    assert flat(draft, "operative")[-1] == "3. Decides to remain seized of the matter."


def test_notes_feet_and_side_headings_are_no_paragraphs(reference: Reference) -> None:
    draft = settle(RESOLUTION, reference)
    assert flat(draft, "footnote") == ["1 Lake Treaty Series, vol. 9, No. 12.", "2 Ibid."]
    assert {"*1467901*A/RES/69/901", "2/3 14-67901A/RES/69/901", "14-67901 3/3"} <= set(
        flat(draft, "boilerplate")
    )
    assert "The harbour" in flat(draft, "heading")


def test_text_put_in_order_leads_back_to_the_source(reference: Reference) -> None:
    draft = settle(RESOLUTION, reference)
    assert draft.text != RESOLUTION
    for offset, character in enumerate(draft.text):
        source = source_offset(draft.offsets, offset)
        assert source is None or RESOLUTION[source] == character
    lost = Counter("".join(RESOLUTION.split())) - Counter("".join(draft.text.split()))
    assert not lost


def test_draft_has_sponsors_and_title(reference: Reference) -> None:
    draft = settle(DRAFT, reference)
    assert (draft.symbol, draft.genre, draft.title) == (
        "A/C.3/69/L.99/Rev.1",
        "draft-resolution",
        "Situation of the lakes",
    )
    sponsors = (
        "Freedonia, Ruritania (on behalf of the lake towns), Syldavia and Borduria: revised draft resolution"
    )
    assert sponsors in flat(draft, "paragraph")
    assert draft.text.strip() == DRAFT.strip()


def test_single_operative_paragraph_and_vote_lists(reference: Reference) -> None:
    draft = settle(VOTED, reference)
    assert flat(draft, "operative") == ["Requests the office to report again."]
    assert flat(draft, "vote-list") == [
        "In favour: Freedonia, Ruritania (Kingdom of), Syldavia",
        "Against: Borduria",
        "Abstaining: Grand Fenwick]",
    ]


def test_annex_begins_its_own_numbers(reference: Reference) -> None:
    text = DRAFT + "Annex\nRules of the lake\n1. Boats keep right.\n2. Swimmers keep left.\n"
    draft = settle(text, reference)
    assert flat(draft, "operative") == ["1. Decides to meet again."]
    assert [b.number for b in draft.blocks if b.kind == "paragraph"][-2:] == ["1.", "2."]


def test_pdf_of_a_draft_is_settled_too(reference: Reference) -> None:
    pdf = Pdf()
    y = pdf.lines(72, 700, DRAFT.splitlines()[:3])
    y = pdf.lines(72, y - 10, ["Sixty-ninth session"])
    y = pdf.lines(72, y - 10, ["Freedonia: draft resolution"])
    y = pdf.lines(72, y - 10, ["Situation of the lakes"])
    for paragraph in (
        ["The General Assembly,"],
        ["Recalling its earlier resolutions on the lakes and on the harbours of the whole", "region,"],
        ["1. Calls upon the towns that have not yet done so to open their harbours before", "the winter;"],
        ["2. Decides to meet again."],
    ):
        y = pdf.lines(108, y - 10, paragraph)
    pdf.page()
    data = pdf.done()
    draft = settle_un(read_pdf(data, document_of(data, "l99.pdf"), reference=reference))
    assert (draft.symbol, draft.genre) == ("A/C.3/69/L.99/Rev.1", "draft-resolution")
    assert [b.number for b in draft.blocks if b.kind == "operative"] == ["1.", "2."]
    assert flat(draft, "preambular") == [
        "Recalling its earlier resolutions on the lakes and on the harbours of the whole region,"
    ]
    assert all(block.place and block.place.startswith("page 1, ") for block in draft.blocks)


def test_story_about_a_resolution_is_left_alone(reference: Reference) -> None:
    data = b"The General Assembly,\nwhich met on Monday, spoke of lakes.\n1 boat sank.\n"
    draft = read_plain(data, document_of(data, "news.txt"), reference=reference)
    assert settle_un(draft) == draft


def test_report_keeps_its_blocks_and_gains_its_symbol(reference: Reference) -> None:
    head = "United Nations A/69/999\nGeneral Assembly Distr.: General\n24 October 2014\n"
    text = head + "Report of the lake office\n1. Boats."
    draft = settle(text, reference)
    assert (draft.symbol, draft.genre, draft.settled) == ("A/69/999", "report", False)


@pytest.mark.parametrize(
    "line", ["Recalling also", "Deeply alarmed at", "Mindful of", "Noting with regret", "Concerned at"]
)
def test_preambular_openings(line: str) -> None:
    assert opens_preambular(line)
    assert not opens_unnumbered_operative(line)


@pytest.mark.parametrize("line", ["Decides to", "Also requests the", "Strongly condemns", "Calls upon all"])
def test_operative_openings(line: str) -> None:
    assert opens_unnumbered_operative(line)
    assert not opens_preambular(line)


def test_days_in_words() -> None:
    assert day_of("New York, 3 February 2015") == "2015-02-03"
    assert day_of("43 February 2015") is None


LINES = st.sampled_from(
    [
        *RESOLUTION.splitlines(),
        *VOTED.splitlines(),
        "__________________",
        "Annex",
        "1.",
        "(a) b",
        "12 See A/1.",
        "",
        "x,",
    ]
)


@given(lines=st.lists(LINES, max_size=40))
def test_no_words_are_lost_whatever_the_order_of_lines(lines: list[str], reference: Reference) -> None:
    data = "\n".join(["The General Assembly,", "Recalling lakes,", *lines]).encode()
    before = read_plain(data, document_of(data, "un.txt"), reference=reference)
    after = settle_un(before)
    assert Counter("".join(after.text.split())) == Counter("".join(before.text.split()))
    end = 0
    covered = ""
    for block in after.blocks:
        assert block.start >= end
        end = block.end
        covered += "".join(after.text[block.start : block.end].split())
    assert Counter(covered) == Counter("".join(before.text.split()))


def test_paragraphs_of_real_resolutions(shared: Path, reference: Reference) -> None:
    """Exact paragraphs (kind, number, words) of 442 documents; 0.98 was measured when this was written."""
    folder = shared / "un" / "resolutions"
    with lzma.open(folder / "units.jsonl.xz", "rt", encoding="utf-8") as file:
        gold = {document["symbol"]: document["units"] for document in map(json.loads, file)}
    shared_count = gold_count = found_count = 0
    with lzma.open(folder / "plain.jsonl.xz", "rt", encoding="utf-8") as file:
        for number, document in enumerate(map(json.loads, file)):
            if number % 4:
                continue
            draft = settle(document["text"], reference)
            found = Counter(
                _key(block.kind, block.number or "", draft.text[block.start : block.end])
                for block in draft.blocks
                if block.kind in {"preambular", "operative"}
            )
            units = [u for u in gold[document["symbol"]] if u["kind"] in {"preambular", "operative"}]
            expected = Counter(
                _key(u["kind"], u["num"], re.sub(r"\[\^[^\]]*\]", "", u["text"])) for u in units
            )
            shared_count += sum((found & expected).values())
            gold_count += sum(expected.values())
            found_count += sum(found.values())
    assert 2 * shared_count / (gold_count + found_count) > 0.96


def _key(kind: str, number: str, words: str) -> tuple[str, str, str]:
    return kind, number.strip(), re.sub(r"[^a-z]", "", words.removeprefix(number).lower())
