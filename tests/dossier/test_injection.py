"""Nothing that a source prints becomes an element, an attribute or a request."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from rapporteur.dossier import render_dossier
from rapporteur.dossier.visible import visible
from rapporteur.model.case import CaseState
from rapporteur.model.issue import Issue
from rapporteur.model.link import Linked
from rapporteur.model.reading import Reading
from rapporteur.model.relation import Relations
from rapporteur.reference import Reference, load_reference
from tests.dossier.sample import CUSTODY, POST, RADIO, make_page, sample_case

MARKUP = (
    "<script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</main><iframe src=//evil.example>",
    "<img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)' autofocus='",
    '"><svg onload=alert(1)>',
    "<style>@import url(//evil.example)</style>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<!--",
    "--><b>",
    "<![CDATA[<b>]]>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;",
    "{{ 7 * 7 }}{% raw %}",
    "{{ ''.__class__.__mro__ }}",
    "</bdi></q></blockquote><h1>News</h1>",
    "</mark></p></div><form action=//evil.example><input>",
    "<a href='javascript:alert(1)'>x</a>",
    "`<details open ontoggle=alert(1)>`",
    "<math><mi xlink:href='data:x'>",
    "\u202e<b>gpj.exe\u202c",
    "\0<b>\x1b[31m",
    "\ud800<b>",
)
PLACES = ("title", "publisher", "byline", "name")
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "//evil.example/x",
    "https://",
    'https://ok.example/" onclick="alert(1)',
    "https://ok.example/<b>",
    "http://ok.example/a b",
    "https://ok.example/\u202egpj",
    "https:///x",
)
PAYLOADS = tuple((place, words) for place in PLACES for words in MARKUP)


def shape(files: dict[str, bytes]) -> dict[str, Counter[tuple[str, tuple[str, ...]]]]:
    """How often each element with its attribute names occurs, by page."""
    found = {}
    for path, data in files.items():
        if path.endswith(".html"):
            tree = html.document_fromstring(data.decode("utf-8"))
            found[path] = Counter(
                (str(node.tag), tuple(sorted(str(key) for key in node.attrib))) for node in tree.iter()
            )
    return found


def render(state: CaseState, reference: Reference) -> dict[str, bytes]:
    return render_dossier(state, custody=CUSTODY, reference=reference, case_name="Varenia 2019")


def with_words(state: CaseState, place: str, words: str) -> CaseState:
    """The case with some words as title, publisher or byline of one source, or as the name of an actor."""
    if place == "name":
        actors = tuple(
            replace(a, name=words, names=(words,)) if a.iso3 == "XNO" else a for a in state.linked.actors
        )
        return replace(state, linked=Linked(actors, state.linked.links))

    def changed(reading: Reading) -> Reading:
        if reading.document.id != POST.text.doc:
            return reading
        text = reading.text
        if place == "title":
            text = replace(text, title=words)
        elif place == "publisher":
            text = replace(text, publisher=words)
        else:
            text = replace(text, byline=words)
        return replace(reading, text=text)

    return replace(state, readings=tuple(changed(reading) for reading in state.readings))


@pytest.fixture(scope="module")
def plain_shapes(reference: Reference) -> dict[str, object]:
    return {place: shape(render(with_words(sample_case(), place, "plain"), reference)) for place in PLACES}


@pytest.mark.parametrize(("place", "words"), PAYLOADS)
def test_words_of_a_source_stay_words(
    place: str, words: str, plain_shapes: dict[str, object], reference: Reference
) -> None:
    assert shape(render(with_words(sample_case(), place, words), reference)) == plain_shapes[place]


@pytest.mark.parametrize("words", MARKUP)
def test_quoted_text_stays_text(words: str, reference: Reference) -> None:
    def site(body: str) -> dict[str, bytes]:
        page = make_page(
            "evil.html", "Evil Post", "2019-05-19", (("title", "t"), ("paragraph", body)), title="t"
        )
        state = sample_case()
        model = next(r for r in state.readings if r.document.id == RADIO.text.doc)
        reading = replace(
            model, document=page.document, text=page.text, claims=type(model.claims)(page.text.doc)
        )
        issue = Issue("odd-words", body, "warning", page.text.doc, (page.words(body),))
        changed = replace(state, readings=(*state.readings, reading), issues=(issue,))
        return {
            path.replace(page.text.doc[:16], "evil"): data
            for path, data in render(changed, reference).items()
        }

    assert shape(site(words)) == shape(site("plain"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_becomes_a_link_only_if_it_is_a_plain_web_address(
    address: str, reference: Reference
) -> None:
    state = sample_case()

    def changed(reading: Reading) -> Reading:
        origin = replace(reading.document.origin, url=address)
        return replace(reading, document=replace(reading.document, origin=origin))

    files = render(replace(state, readings=tuple(changed(r) for r in state.readings)), reference)
    for path, data in files.items():
        if path.endswith(".html"):
            tree = html.document_fromstring(data.decode("utf-8"))
            for link in (node.get("href") for node in tree.iter() if node.get("href")):
                outside = str(link).startswith(("http://ok.example", "https://ok.example"))
                assert outside or ":" not in str(link), (path, link)
            assert not [key for node in tree.iter() for key in node.attrib if str(key).startswith("on")]


def test_bidi_controls_are_written_out(reference: Reference) -> None:
    files = render(with_words(sample_case(), "title", "report \u202efdp.exe"), reference)
    index = files["sources.html"].decode("utf-8")
    assert "\u202e" not in b"".join(files.values()).decode("utf-8")
    assert "report ⟨U+202E⟩fdp.exe" in index


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1).filter(lambda words: bool(words.strip())))
def test_any_text_is_shown_whole(words: str) -> None:
    body = words.strip()
    page = make_page("any.txt", "Any Post", "2019-05-19", (("paragraph", body),), title="t")
    claims = type(sample_case().readings[0].claims)(page.text.doc)
    reading = replace(sample_case().readings[0], document=page.document, text=page.text, claims=claims)
    empty = CaseState(None, None, (reading,), (), Linked((), ()), Relations((), ()), (), (), (), (), (), ())
    files = render(empty, load_reference())
    tree = html.document_fromstring(files[f"source/{page.text.doc[:16]}.html"].decode("utf-8"))
    shown = [
        "".join(str(text) for text in node.itertext())
        for node in tree.iter("p")
        if node.get("class") == "body"
    ]
    assert [text.split() for text in shown] == [visible(body).split()]


def test_a_case_name_is_words_too(reference: Reference) -> None:
    def site(name: str) -> dict[str, bytes]:
        return render_dossier(sample_case(), custody=CUSTODY, reference=reference, case_name=name)

    assert shape(site("</title><script>1</script>")) == shape(site("plain"))
