"""Web pages: the article told from the page, metadata, captions, and pages that lie."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from rapporteur.reference import Reference
from rapporteur.text import read_text
from rapporteur.text.draft import Draft
from rapporteur.text.html import read_html
from tests.text.make import document_of, words_of

FIRST = (
    "The two delegations met on Tuesday for the first time in many years, raising hopes that an agreement can "
    "be found before the winter."
)
SECOND = (
    "The minister said that her country would “study the text with care” before it answered the proposal that "
    "the neighbouring states had made."
)
THIRD = (
    "The next round is planned for the spring, according to the two delegations, who published a joint "
    "statement late in the evening."
)
HEAD = """<title>Talks resume | The Harbour Gazette</title>
<meta property="og:site_name" content="The Harbour Gazette">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite"},
{"@type": "NewsArticle", "headline": "Talks resume", "inLanguage": "en-GB",
"author": [{"@type": "Person", "name": "Ines Okoro"}], "datePublished": "2014-10-30T23:30:00-05:00",
"publisher": {"@type": "Organization", "name": "The Harbour Gazette"}}]}</script>"""
ARTICLE = f"""<article><header><h1>Talks resume</h1><p class="byline">By Ines Okoro</p></header>
<figure><img src="a.jpg"><figcaption>Delegates arrive at the lakeside hall
<span class="credit">Photo: Lena Marsh</span></figcaption></figure>
<p class="lead">{FIRST}</p><h2>What is at stake</h2><p>{SECOND}</p>
<aside class="pullquote"><blockquote>We want a fair deal</blockquote></aside>
<ul><li>First point of the plan: a ceasefire</li><li>Second point of the plan: prisoners</li></ul>
<table><tr><th>Party</th><th>Seats</th></tr><tr><td>North</td><td>12</td></tr></table>
<div class="related"><h3>Related stories</h3><ul><li><a href="/1">Old talks failed after a week</a></li></ul></div>
<p>{THIRD}</p><div class="share-bar"><a href="/f">Share on a network</a></div></article>"""
PAGE = f"""<!DOCTYPE html><html lang="en"><head>{HEAD}</head><body class="has-comments">
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav><main>{ARTICLE}</main>
<div id="cookie-banner"><p>We use cookies to make this page better for you and for our partners everywhere.</p></div>
<footer><p>Copyright The Harbour Gazette. All rights reserved.</p></footer></body></html>"""


def read(page: str | bytes, reference: Reference) -> Draft:
    data = page.encode() if isinstance(page, str) else page
    return read_html(data, document_of(data, "page.html"), reference=reference)


def test_article_is_kept_in_order_with_its_kinds(reference: Reference) -> None:
    draft = read(PAGE, reference)
    kept = [
        (b.kind, draft.text[b.start : b.end]) for b in draft.blocks if b.kind not in {"menu", "boilerplate"}
    ]
    assert kept == [
        ("title", "Talks resume"),
        ("byline", "By Ines Okoro"),
        ("caption", "Delegates arrive at the lakeside hall"),
        ("credit", "Photo: Lena Marsh"),
        ("paragraph", FIRST),
        ("heading", "What is at stake"),
        ("paragraph", SECOND),
        ("quote", "We want a fair deal"),
        ("list-item", "First point of the plan: a ceasefire"),
        ("list-item", "Second point of the plan: prisoners"),
        ("table", "Party | Seats"),
        ("table", "North | 12"),
        ("paragraph", THIRD),
    ]


def test_menus_share_links_and_banners_are_furniture(reference: Reference) -> None:
    draft = read(PAGE, reference)
    furniture = words_of(draft, "menu", "boilerplate")
    assert {"Home", "World", "Old talks failed after a week", "Share on a network", "Related stories"} <= set(
        furniture
    )
    assert any(words.startswith("We use cookies") for words in furniture)


def test_place_is_a_path_into_the_page(reference: Reference) -> None:
    draft = read(PAGE, reference)
    root = lxml_html.fromstring(PAGE)
    block = next(b for b in draft.blocks if draft.text[b.start : b.end] == SECOND)
    assert block.place is not None
    found = root.xpath(f"string({block.place})")
    assert found == SECOND


def test_metadata_of_the_page(reference: Reference) -> None:
    draft = read(PAGE, reference)
    assert (draft.title, draft.byline, draft.publisher) == (
        "Talks resume",
        "Ines Okoro",
        "The Harbour Gazette",
    )
    assert (draft.published, draft.language) == ("2014-10-30", "en")
    assert draft.published_reason is not None
    assert "JSON-LD" in draft.published_reason


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta property="article:published_time" content="2014-10-30T08:00:00Z">', "2014-10-30"),
        ('<meta name="DC.date.issued" content="2014-10-30">', "2014-10-30"),
        ('<meta name="date" content="30/10/14">', None),
        ('<meta name="date" content="2014-13-40">', None),
        ('<script type="application/ld+json">{"@type": "NewsArticle", </script>', None),
        ("", None),
    ],
)
def test_day_of_publication_is_read_and_not_guessed(head: str, day: str | None, reference: Reference) -> None:
    body = f"<body><article><p>{FIRST}</p><p>{SECOND}</p></article></body>"
    page = f"<html><head><title>x</title>{head}</head>{body}</html>"
    assert read(page, reference).published == day


def test_title_without_the_name_of_the_site(reference: Reference) -> None:
    page = PAGE.replace("<h1>Talks resume</h1>", "").replace('"headline": "Talks resume",', "")
    assert read(page, reference).title == "Talks resume"


def test_page_of_nested_tables_is_laid_out_and_holds_no_data(reference: Reference) -> None:
    page = f"""<html><body><table><tr><td colspan="2"><a href="/">Home</a></td></tr><tr><td><a href="/l">Lakes</a></td>
    <td><b>Talks resume</b><br><br>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</td></tr></table></body></html>"""
    draft = read(page, reference)
    assert words_of(draft, "paragraph", "heading") == ["Talks resume", FIRST, SECOND, THIRD]
    assert words_of(draft, "menu") == ["Home", "Lakes"]


def test_classes_of_the_article_itself_are_no_furniture(reference: Reference) -> None:
    page = f"""<html><body class="comments-on"><article class="post tag-news comments-open related"><header>
    <h1>Talks resume</h1><div><span class="posted-on"><time datetime="2014-10-30T10:00:00+00:00">October 30, 2014</time>
    </span></div></header><p>{FIRST}</p><p>{SECOND}</p><p>Observers doubted it.</p><footer>Posted in Lakes</footer>
    </article>
    <div class="comments-area"><p>I think that this is a long comment about lakes and boats.</p></div></body></html>"""
    draft = read(page, reference)
    assert words_of(draft, "paragraph") == [FIRST, SECOND, "Observers doubted it."]
    assert words_of(draft, "byline") == ["October 30, 2014"]
    assert draft.published == "2014-10-30"
    assert len(words_of(draft, "boilerplate")) == 2


def test_page_without_article_is_read_as_a_whole(reference: Reference) -> None:
    draft = read("<html><body><div>Harbour closed.</div><script>var a = 1;</script></body></html>", reference)
    assert words_of(draft) == ["Harbour closed."]
    assert [issue.code for issue in draft.issues] == ["html-no-article"]


def test_hidden_words_are_not_read(reference: Reference) -> None:
    hidden = '<p hidden>one</p><p style="display: none">two</p><template>three</template><p>four</p>'
    assert words_of(read(f"<html><body>{hidden}</body></html>", reference)) == ["four"]


def test_line_breaks_part_paragraphs_when_doubled(reference: Reference) -> None:
    draft = read(f"<html><body><div>{FIRST}<br><br>{SECOND}<br>A line.</div></body></html>", reference)
    assert words_of(draft, "paragraph") == [FIRST, f"{SECOND}\nA line."]


def test_markup_written_as_text_stays_text(reference: Reference) -> None:
    draft = read("<html><body><p>&lt;script&gt;alert(1)&lt;/script&gt;</p></body></html>", reference)
    assert draft.text == "<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<meta charset="iso-8859-1"><p>café “x”</p>'.encode("cp1252"), "café “x”"),
        ('<meta charset="iso-8859-1"><p>café “x”</p>'.encode(), "café “x”"),  # the page lies: it is UTF-8
        ('<meta charset="no-such-thing"><p>café</p>'.encode("cp1252"), "café"),
        ("<html><p>café</p></html>".encode("utf-16"), "café"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>café</p></html>'.encode(), "café"),
    ],
)
def test_encoding(page: bytes, expected: str, reference: Reference) -> None:
    assert read(page, reference).text == expected


def test_bold_questions_make_an_interview(reference: Reference) -> None:
    turns = "".join(
        f"<p><strong>{question}</strong></p><p>{answer}</p>"
        for question, answer in (
            (
                "Why did you come back to the lake this year?",
                "I came back because the towns asked me to hear them.",
            ),
            (
                "What did you hope to achieve there?",
                "I hoped that we could open the harbour before my mandate ends.",
            ),
            (
                "Do you think that they will answer you?",
                "I do not know, but my office has written to them three times.",
            ),
            (
                "What will you tell the council?",
                "I will tell them what we saw, and I shall ask for a second visit.",
            ),
        )
    )
    head = "<head><title>Interview: Mara Lindt</title></head>"
    article = f"<article><h1>Interview: the observer Mara Lindt</h1>{turns}</article>"
    page = f"<html>{head}<body>{article}</body></html>"
    data = page.encode()
    text = read_text(document_of(data, "page.html"), data, reference=reference)
    assert [block.kind for block in text.blocks if block.kind in {"question", "answer"}] == [
        "question",
        "answer",
    ] * 4
    assert text.genre == "interview"


TAGS = st.sampled_from(
    ["p", "div", "span", "b", "table", "tr", "td", "br", "li", "h1", "a", "figure", "script", "title"]
)
SOUP = st.lists(
    st.one_of(TAGS.map("<{}>".format), TAGS.map("</{}>".format), st.text(max_size=12)), max_size=40
)


@settings(max_examples=150, deadline=None)
@given(soup=SOUP)
def test_no_page_raises_and_blocks_are_sound(soup: list[str], reference: Reference) -> None:
    draft = read("".join(soup).encode("utf-8", "surrogatepass"), reference)
    end = 0
    for block in draft.blocks:
        words = draft.text[block.start : block.end]
        assert block.start >= end
        assert words == words.strip() != ""
        end = block.end
    draft.text.encode()
