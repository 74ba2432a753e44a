"""Web archives, zip files: their documents come out, cut or not."""

import re

import pytest

from rapporteur.intake.media_type import charset_of, with_charset
from rapporteur.model.document import Document, Member, Origin
from rapporteur.pipeline import receive_all
from rapporteur.reference import Reference
from rapporteur.text import read_text
from rapporteur.text.archive import read_archive
from rapporteur.text.members import members
from tests.text.make import Page, document_of, warc, zipped

HTML = b"<html><body><p>The harbour is open again, said the mayor.</p></body></html>"
PAGES: list[Page] = [
    ("https://example.org/harbour", HTML, "text/html; charset=utf-8", "200 OK"),
    ("https://example.org/gone", b"<html><body>Gone</body></html>", "text/html", "404 Not Found"),
    ("https://example.org/app.js", b"var harbour = 1;", "application/javascript", "200 OK"),
    ("https://example.org/note.txt", b"A note on boats.", "text/plain", "200 OK"),
    ("https://example.org/paper", b"%PDF-1.4 not much of one", "application/octet-stream", "200 OK"),
]
READ = ["https://example.org/harbour", "https://example.org/note.txt", "https://example.org/paper"]


def unpack(data: bytes, name: str) -> tuple[Document, tuple[Member, ...]]:
    document = document_of(data, name)
    return document, members(document, data)


def codes(document: Document, data: bytes, reference: Reference) -> list[str]:
    draft = read_archive(data, document, reference=reference)
    assert draft.text == ""
    return [issue.code for issue in draft.issues]


@pytest.mark.parametrize("gzip", [True, False])
def test_pages_of_a_web_archive_are_documents(gzip: bool, reference: Reference) -> None:
    data = warc(PAGES, gzip=gzip)
    document, found = unpack(data, "lake.warc.gz")
    assert document.media_type == "application/warc"
    assert [member.origin.url for member in found] == READ
    assert [member.origin.name for member in found] == [f"lake.warc.gz!{url}" for url in READ]
    assert found[0].data == HTML
    assert {(m.origin.retrieved, m.origin.publisher, m.origin.confidentiality) for m in found} == {
        ("2014-10-30T09:00:00Z", "The Harbour Gazette", "internal")
    }
    assert codes(document, data, reference) == ["archive-members"]


@pytest.mark.parametrize("gzip", [True, False])
def test_archive_cut_short_gives_what_came_before(gzip: bool, reference: Reference) -> None:
    whole = warc(PAGES, gzip=gzip)
    data = whole[: len(whole) - 40]
    document, found = unpack(data, "lake.warc")
    assert [member.origin.url for member in found][:2] == READ[:2]
    assert codes(document, data, reference) == ["archive-members", "warc-truncated"]


@pytest.mark.parametrize("gzip", [True, False])
def test_every_cut_keeps_whole_pages_and_raises_nothing(gzip: bool, reference: Reference) -> None:
    whole = warc(PAGES[:1] * 3, gzip=gzip)
    for cut in range(0, len(whole), 37):
        data = whole[:cut]
        document = document_of(data, "lake.warc")
        if document.media_type != "application/warc":
            continue
        found = members(document, data)
        assert all(member.data == HTML for member in found[:-1])
        assert len(found) <= 3
        codes(document, data, reference)


@pytest.mark.parametrize("length", [12, 40, 60, 100, 150, 200])
def test_archive_cut_in_the_head_of_a_record_says_so_in_words(length: int, reference: Reference) -> None:
    """warcio trips over it with an error of its own, or takes the rest for an empty record."""
    whole = warc(PAGES, gzip=False)
    head = whole.index(b"WARC/1.0", len(whole) // 3)
    data = whole[: min(head + length, whole.index(b"Content-Length", head))]
    document = document_of(data, "lake.warc")
    *_, issue = read_archive(data, document, reference=reference).issues
    assert issue.code in ("warc-broken", "warc-truncated")
    assert re.match(
        r"lake\.warc: (?:the head of record \d is cut short|cut short after record \d)", issue.message
    )
    assert re.search(r"add (?:it whole|the whole archive)$", issue.message)
    assert "NoneType" not in issue.message


def test_no_cut_goes_unsaid(reference: Reference) -> None:
    whole = warc(PAGES, gzip=False)
    for cut in range(12, len(whole) - 1, 11):
        data = whole[:cut]
        issues = read_archive(data, document_of(data, "lake.warc"), reference=reference).issues
        assert len(issues) == 2 or data.endswith(b"\r\n\r\n"), data[-60:]


def test_rubbish_between_records_is_said(reference: Reference) -> None:
    data = warc(PAGES[:1], gzip=False) + b"rubbish\r\n\r\n" * 3
    document, found = unpack(data, "lake.warc")
    assert len(found) == 1
    assert codes(document, data, reference) == ["archive-members", "warc-broken"]


def test_packed_web_archive(reference: Reference) -> None:
    data = zipped(
        {"datapackage.json": b"{}", "archive/data.warc.gz": warc(PAGES), "pages/pages.jsonl": b"{}"}
    )
    document, found = unpack(data, "lake.wacz")
    assert document.media_type == "application/wacz"
    assert [member.origin.name for member in found] == [f"lake.wacz!{url}" for url in READ]
    assert codes(document, data, reference) == ["archive-members"]


def test_files_of_a_zip_file_keep_their_names_as_labels() -> None:
    data = zipped({"../../etc/passwd": b"a", "C:\\con": b"b", "dir/": b"", "ok.txt": b"c"})
    _, found = unpack(data, "heap.zip")
    assert [member.origin.name for member in found] == [
        "heap.zip!../../etc/passwd",
        "heap.zip!C:\\con",
        "heap.zip!ok.txt",
    ]


def test_the_encoding_that_the_server_named_goes_with_a_page(reference: Reference) -> None:
    words = "Мэр сказал, что гавань снова открыта для всех судов."
    page = f"<html><body><p>{words}</p></body></html>".encode("cp1251")
    pages: list[Page] = [
        ("https://example.org/a", page, "text/html; charset=windows-1251", "200 OK"),
        ("https://example.org/b", words.encode("cp1251"), "text/plain; charset=Windows-1251", "200 OK"),
        ("https://example.org/c", page + b"<!-- c -->", "text/html", "200 OK"),
        ("https://example.org/d", page + b"<!-- d -->", "text/html; charset=\"'<>", "200 OK"),
    ]
    texts = {
        document.origin.url: (document.media_type, read_text(document, data, reference=reference).text)
        for document, data in receive_all([(Origin("lake.warc"), warc(pages))])
    }
    assert texts["https://example.org/a"] == ("text/html; charset=windows-1251", words)
    assert texts["https://example.org/b"] == ("text/plain; charset=windows-1251", words)
    assert {texts[f"https://example.org/{name}"][0] for name in "cd"} == {"text/html"}


def test_utf_8_needs_no_naming() -> None:
    assert with_charset("text/html", "UTF-8") == "text/html"
    assert with_charset("application/pdf", "windows-1251") == "application/pdf"
    assert with_charset("text/plain", "odd\nname") == "text/plain"
    assert charset_of('text/html; boundary=x; CharSet="koi8-r"') == "koi8-r"
    assert charset_of("text/html") is None


def test_other_documents_have_no_members() -> None:
    _, found = unpack(HTML, "page.html")
    assert found == ()
