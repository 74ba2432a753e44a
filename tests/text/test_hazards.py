"""Hostile documents end as a text or as an issue, under limits, and never raise."""

import io
import struct
import zipfile
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rapporteur.intake import receive
from rapporteur.model.document import Origin
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference
from rapporteur.text import package, read_text
from rapporteur.text.decode import decode
from rapporteur.text.limits import MAX_CHARACTERS
from rapporteur.text.members import members
from rapporteur.text.package import HazardError, Package, parse_xml
from tests.text.make import document_of, docx, paragraph, run, warc, zipped


def read(data: bytes, name: str, reference: Reference) -> StructuredText:
    return read_text(document_of(data, name), data, reference=reference)


def codes(text: StructuredText) -> set[str]:
    return {issue.code for issue in text.issues}


def test_zip_bomb_as_docx_stops_at_the_ratio(reference: Reference) -> None:
    body = "<w:document>" + " " * (8 << 20)
    data = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": body})
    assert len(data) < len(body) / 500
    text = read(data, "bomb.docx", reference)
    assert (text.text, codes(text)) == ("", {"zip-bomb"})


def test_what_is_counted_is_what_comes_out_and_not_what_the_header_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(package, "RATIO_FLOOR", 1 << 40)
    data = zipped({"a": b"0" * 300_000, "b": b"1" * 300_000})
    opened = Package(data)
    opened._allowance.total = 500_000
    opened.read("a")
    with pytest.raises(HazardError, match="unpacks to more than"):
        opened.read("b")


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_MEMBERS", 3)
    with pytest.raises(HazardError, match="has 4 members"):
        Package(zipped({str(number): b"x" for number in range(4)}))


def test_overlapping_members_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as writer:
        writer.writestr("a", b"x" * 100)
        writer.writestr("b", b"y" * 100)
        writer.getinfo("b").header_offset = 0  # both entries of the directory point at the first file
    with pytest.raises(HazardError, match="overlaps") as caught:
        Package(out.getvalue())
    assert caught.value.code == "zip-bomb"


def test_encrypted_member_is_said() -> None:
    data = bytearray(zipped({"a.txt": b"secret"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data[at : at + 2] = struct.pack("<H", 1)
    with pytest.raises(HazardError) as caught:
        Package(bytes(data)).read("a.txt")
    assert caught.value.code == "zip-password"


@pytest.mark.parametrize(
    "attack",
    [
        b'<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><l>&b;</l>',
        b'<!DOCTYPE l SYSTEM "http://192.0.2.1/x.dtd"><l/>',
        '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]><l>&a;</l>'.encode(
            "utf-16"
        ),
    ],
)
def test_no_document_type_passes(attack: bytes) -> None:
    with pytest.raises(HazardError) as caught:
        parse_xml(attack, name="a.xml")
    assert caught.value.code == "xml-doctype"


def test_gzip_bomb_as_web_archive_stops_at_the_ratio(reference: Reference) -> None:
    record = b"WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://example.org/\r\n"
    record += b"Content-Length: 8000000\r\n\r\n"
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    data = packer.compress(record + b"0" * 8_000_000) + packer.flush()
    document = document_of(data, "bomb.warc.gz")
    assert document.media_type == "application/warc"
    assert members(document, data) == ()
    assert "zip-bomb" in codes(read_text(document, data, reference=reference))


def test_packed_payload_bomb_in_a_record_stops(reference: Reference) -> None:
    data = warc([("http://example.org/", zlib.compress(b"0" * 9_000_000), "text/html", "200 OK")], gzip=False)
    data = data.replace(b"Content-Type: text/html\r\n", b"Content-Encoding: deflate\r\n")
    document = document_of(data, "bomb.warc")
    assert members(document, data) == ()
    assert "zip-bomb" in codes(read_text(document, data, reference=reference))


@pytest.mark.parametrize("depth", [300, 3_000, 100_000, 1_000_000])
def test_deep_nesting_keeps_the_words(depth: int, reference: Reference) -> None:
    data = (
        b"<html><body><p>The harbour is closed.</p>" + b"<div>" * depth + b"Nobody knows why.</body></html>"
    )
    text = read(data, "deep.html", reference)
    assert "The harbour is closed." in text.text
    assert "Nobody knows why." in text.text


def test_deep_xml_in_docx_is_an_issue(reference: Reference) -> None:
    data = docx("<w:p>" * 20_000 + "</w:p>" * 20_000)
    assert "xml-broken" in codes(read(data, "deep.docx", reference))


def test_deeply_nested_json_in_a_page_is_passed_over(reference: Reference) -> None:
    nested = b"[" * 200_000 + b"]" * 200_000
    page = (
        b'<html><script type="application/ld+json">' + nested + b"</script><body><p>Boats.</p></body></html>"
    )
    assert "Boats." in read(page, "json.html", reference).text


def test_one_huge_line_is_read_as_far_as_any_document(reference: Reference) -> None:
    words = b"harbour " * 400_000
    text = read(b"<html><body><p>" + words + b"</p></body></html>", "line.html", reference)
    assert MAX_CHARACTERS - 10 < len(text.text) <= MAX_CHARACTERS
    assert text.text.endswith(" harbour")
    assert "text-truncated" in codes(text)


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">",
        "<p " + " ".join(f"a{n}='>'" for n in range(100_000)) + ">",
        "<p " + "/".join(f"=a{n}" for n in range(100_000)),
    ],
)
def test_a_tag_with_more_attributes_than_the_parser_has_time_for(tag: str, reference: Reference) -> None:
    page = f"<html><body><p>The harbour is closed.</p>{tag}<p>Nobody knows why.</body></html>"
    text = read(page.encode(), "crowded.html", reference)
    assert "The harbour is closed." in text.text
    assert "Nobody knows why." in text.text
    assert codes(text) == {"html-attributes"}


def test_scripts_and_many_tags_are_no_crowded_tag(reference: Reference) -> None:
    script = "<script>if (a <b) { " + "let c d e f; " * 2_000 + "}</script>"
    body = "".join(f"<p class='a' id='p{n}' title='more > less'>Boat {n} came.</p>" for n in range(500))
    text = read(f"<html><body>{script}{body}</body></html>".encode(), "page.html", reference)
    assert "html-attributes" not in codes(text)


def test_open_tags_and_scripts_without_end_are_read_in_one_pass(reference: Reference) -> None:
    for piece in (b"<", b"<script>", b"<!--", b"<p ", b"&#", b"<table><tr><td>"):
        data = b"<html><body><p>Boats.</p>" + piece * 100_000
        assert "Boats." in read(data, "open.html", reference).text


def test_nul_and_lone_surrogates_never_reach_the_text(reference: Reference) -> None:
    for data, name in (
        (b"Boats\x00 sank.", "a.txt"),
        (b"<html><p>Boats\x00 sank &#xD800; &#0;.</p></html>", "a.html"),
        (
            b'<html><script type="application/ld+json">{"@type":"Article","headline":"\\ud800"}</script><p>B</p>',
            "b.html",
        ),
        (docx(paragraph(run("Boats sank."))), "a.docx"),
        (b"Message-ID: <1>\r\nFrom: \xff\r\nSubject: =?utf-8?b?7aCA?=\r\n\r\n\xed\xa0\x80", "a.eml"),
    ):
        text = read(data, name, reference)
        (text.text + (text.title or "") + (text.byline or "")).encode()
        assert "\x00" not in text.text


def test_names_are_labels() -> None:
    document = receive(b"x", Origin("..\\..\\a\x00b\ud800\n.txt"))
    assert document.origin.name == "..\\..\\a\ufffdb\ufffd\ufffd.txt"


@pytest.mark.parametrize(
    ("data", "declared", "expected", "encoding"),
    [
        ("Zoë".encode(), "iso-8859-1", "Zoë", "utf-8"),
        ("Zoë".encode("latin-1"), None, "Zoë", "cp1252"),
        ("“Zoë”".encode("cp1252"), "us-ascii", "“Zoë”", "cp1252"),
        ("\ufeffZoë".encode("utf-16-be"), "utf-8", "Zoë", "utf-16-be"),
        ("Zoë here".encode("utf-16-le"), None, "Zoë here", "utf-16-le"),
        ("湖".encode("gb18030"), "gb2312", "湖", "gb18030"),
        ("湖".encode("iso-2022-jp"), "iso-2022-jp", "湖", "iso2022_jp"),
        (b"Zo\xff", "hex", "Zo\xff", "cp1252"),
    ],
)
def test_encodings(data: bytes, declared: str | None, expected: str, encoding: str) -> None:
    decoded = decode(data, declared=declared)
    assert (decoded.text, decoded.encoding) == (expected, encoding)


def test_replaced_characters_are_counted() -> None:
    decoded = decode("Zoë und Bö".encode() + b"\xff", doc="d")
    assert decoded.text == "Zoë und Bö\ufffd"
    assert [(issue.code, issue.doc) for issue in decoded.issues] == [("text-undecodable", "d")]


STARTS = st.sampled_from(
    [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\x1f\x8b\x08", b"WARC/1.0\r\n", b"<html>", b"From: a\r\nMessage-ID: b\r\n",
     b"\xff\xfe", b"\xef\xbb\xbf", docx(paragraph(run("x")))[:300], warc([("http://a", b"<p>", "text/html", "200 OK")])]
)  # fmt: skip
NAMES = st.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf", "a.eml", "a.warc.gz", "a.wacz", "a"])


@settings(max_examples=300, deadline=None)
@given(start=STARTS, rest=st.binary(max_size=200), name=NAMES)
def test_any_bytes_give_a_text_or_an_issue(
    start: bytes, rest: bytes, name: str, reference: Reference
) -> None:
    data = start + rest
    text = read(data, name, reference)
    assert text.blocks or text.issues
    text.text.encode()
    members(document_of(data, name), data)
