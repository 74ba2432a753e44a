"""The dossier as a whole: complete, deterministic, linked, closed to the network."""

import itertools
from dataclasses import replace
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from rapporteur.dossier import render_dossier
from rapporteur.model.case import CaseState
from rapporteur.model.link import Linked
from rapporteur.model.relation import Relations
from rapporteur.reference import Reference
from tests.dossier.sample import CUSTODY, MEETING, MET_POST, NOTE, POST, RADIO, TALKS, sample_case

PAGES = ("index", "timeline", "statements", "parties", "instruments", "sources", "issues")


@pytest.fixture(scope="module")
def site(reference: Reference) -> dict[str, bytes]:
    return render(sample_case(), reference)


def render(state: CaseState, reference: Reference, name: str = "Varenia 2019") -> dict[str, bytes]:
    return render_dossier(state, custody=CUSTODY, reference=reference, case_name=name)


def tree(site: dict[str, bytes], path: str) -> html.HtmlElement:
    return html.document_fromstring(site[path].decode("utf-8"))


def words_of(node: html.HtmlElement) -> str:
    return " ".join(str(node.text_content()).split())


def test_every_page_is_there(site: dict[str, bytes]) -> None:
    assert {f"{name}.html" for name in PAGES} | {"style.css", "head.txt", "brief.md"} <= set(site)
    assert len([path for path in site if path.startswith("event/")]) == 8
    assert f"source/{POST.text.doc[:16]}.html" in site


def test_the_head_of_the_custody_log_is_printed(site: dict[str, bytes]) -> None:
    assert site["head.txt"] == f"9:{'ab' * 32}\n".encode()
    assert f"{'ab' * 32}" in words_of(tree(site, "index.html"))


def test_the_same_case_gives_the_same_bytes(site: dict[str, bytes], reference: Reference) -> None:
    assert render(sample_case(), reference) == site
    assert list(site) == sorted(site)


def test_every_link_leads_somewhere(site: dict[str, bytes]) -> None:
    anchors = {
        path: {node.get("id") for node in tree(site, path).iter() if node.get("id")}
        for path in site
        if path.endswith(".html")
    }
    for path in anchors:
        for link in tree(site, path).xpath("//a/@href | //link/@href"):
            if str(link).startswith("https://"):
                continue
            target, fragment = urldefrag(unquote(str(link)))
            file = _resolve(path, target)
            assert file in site, (path, link)
            if fragment:
                assert fragment in anchors[file], (path, link)


def _resolve(path: str, target: str) -> str:
    if not target:
        return path
    folder = path.rpartition("/")[0]
    if target.startswith("../"):
        return target.removeprefix("../")
    return f"{folder}/{target}" if folder else target


def test_ids_are_unique_on_a_page(site: dict[str, bytes]) -> None:
    for path in (path for path in site if path.endswith(".html")):
        ids = [str(value) for value in tree(site, path).xpath("//@id")]
        assert len(ids) == len(set(ids)), path


def test_nothing_runs_and_nothing_is_fetched(site: dict[str, bytes]) -> None:
    for path in (path for path in site if path.endswith(".html")):
        page = tree(site, path)
        policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == ["default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"]
        assert not page.xpath(
            "//script | //style | //iframe | //object | //img | //form | //@style | //@onclick"
        )
        for link in page.xpath("//a[starts-with(@href, 'http')]"):
            assert {"noreferrer", "noopener"} <= set(str(link.get("rel")).split())
    assert b"url(" not in site["style.css"]
    assert b"@import" not in site["style.css"]


def test_pages_have_landmarks_one_heading_and_links_with_text(site: dict[str, bytes]) -> None:
    for path in (path for path in site if path.endswith(".html")):
        page = tree(site, path)
        assert len(page.xpath("//h1")) == 1, path
        assert len(page.xpath("//main")) == len(page.xpath("/html/body/header")) == 1
        assert page.xpath("//a[@class='skip']/@href") == ["#main"]
        assert page.get("lang") == "en"
        for link in page.xpath("//*[local-name()='a']"):
            assert words_of(link) or link.get("aria-label"), (path, html.tostring(link))
        levels = [int(str(node.tag)[1]) for node in page.xpath("//h1 | //h2 | //h3 | //h4")]
        assert all(after <= before + 1 for before, after in itertools.pairwise(levels)), (
            path,
            levels,
        )
        for cell in page.xpath("//table//th"):
            assert cell.get("scope") in ("col", "row")


def test_a_claim_opens_at_its_words(site: dict[str, bytes]) -> None:
    page = tree(site, f"source/{POST.text.doc[:16]}.html")
    mark = page.xpath(f"//mark[@id='c-{MET_POST.id}']")[0]
    assert mark.text_content() == MET_POST.evidence[0].quote
    event = tree(site, f"event/{MEETING.id}.html")
    assert f"../source/{POST.text.doc[:16]}.html#c-{MET_POST.id}" in event.xpath("//a/@href")


def test_the_reader_shows_the_whole_text_and_folds_menus(site: dict[str, bytes]) -> None:
    page = tree(site, f"source/{POST.text.doc[:16]}.html")
    bodies = page.xpath("//p[starts-with(@class, 'body')]")
    shown = "\n\n".join(str(body.text_content()) for body in bodies)
    assert shown == POST.text.text
    folded = page.xpath("//details[@class='furniture']")
    assert "Subscribe to our letters" in words_of(folded[0])
    assert not folded[0].xpath(".//mark")


def test_a_claim_with_words_in_two_places_lights_up_as_one(site: dict[str, bytes]) -> None:
    page = tree(site, f"source/{POST.text.doc[:16]}.html")
    number = next(
        c for c in page.xpath(f"//mark[@id='c-{TALKS.id}']")[0].get("class").split() if c[1:].isdigit()
    )
    pieces = page.xpath(f"//mark[contains(concat(' ', @class, ' '), ' {number} ')]")
    assert [piece.text_content() for piece in pieces] == [item.quote for item in TALKS.evidence]
    rule = site[f"source/{POST.text.doc[:16]}.css"].decode()
    assert f":root:has(#c-{TALKS.id}:target) .{number}" in rule


def test_an_anonymous_speaker_is_said_to_be_one(site: dict[str, bytes]) -> None:
    page = words_of(tree(site, "statements.html"))
    assert "Official of Norden, on condition of anonymity, quoted in The Harbour Post" in page
    assert "Colleague, not named, quoted in Mission of Costa Azul" in page
    assert "gave no answer" in page


def test_an_event_page_gives_every_report_with_its_date_and_reason(site: dict[str, bytes]) -> None:
    page = words_of(tree(site, f"event/{MEETING.id}.html"))
    assert "“Tuesday” before the day of the story, 16 May 2019" in page
    assert "15 May 2019" in page
    assert "3, of which 2 independent" in page
    assert "a copy of The Harbour Post, 16 May 2019, it adds no corroboration" in page
    assert "Sources differ on the date" in page


def test_classes_above_public_are_marked(site: dict[str, bytes]) -> None:
    marks = tree(site, f"source/{NOTE.text.doc[:16]}.html").xpath("//h1//span[@class='mark-class']")
    assert [words_of(mark) for mark in marks] == ["confidential"]


def test_words_of_a_source_that_is_not_in_the_case_are_never_written(reference: Reference) -> None:
    state = sample_case()
    kept = tuple(reading for reading in state.readings if reading.document.id != NOTE.text.doc)
    site = render(replace(state, readings=kept, held_back=2), reference)
    whole = b"".join(site.values()).decode("utf-8")
    for words in (
        "could live with",
        "a colleague told us",
        "Mission of Costa Azul",
        "Note of a telephone call",
    ):
        assert words not in whole
    assert NOTE.text.doc[:16] not in whole
    assert "2 sources left out" in words_of(tree(site, "index.html"))


def test_an_address_that_is_no_web_address_is_only_text(site: dict[str, bytes]) -> None:
    page = tree(site, f"source/{RADIO.text.doc[:16]}.html")
    assert "javascript:alert(1)" in words_of(page)
    assert not [link for link in page.xpath("//a/@href") if "javascript" in str(link)]


def test_an_empty_case_is_a_dossier_too(reference: Reference) -> None:
    empty = CaseState(None, None, (), (), Linked((), ()), Relations((), ()), (), (), (), (), (), ())
    site = render(empty, reference, name="nothing yet")
    assert {f"{name}.html" for name in PAGES} <= set(site)
    assert "No source of this case shows a step" in words_of(tree(site, "index.html"))
