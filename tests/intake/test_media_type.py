"""What bytes are: the content decides, the name only where the content leaves it open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.intake.media_type import (
    DOCX,
    EMAIL,
    HTML,
    PDF,
    PLAIN,
    UNKNOWN,
    WACZ,
    WARC,
    XML,
    ZIP,
    sniff_media_type,
)
from tests.text.make import docx, warc, zipped

LETTER = b"Message-ID: <1@example.org>\r\nFrom: a@example.org\r\nSubject: Boats\r\n\r\nHello.\r\n"


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"The harbour is open.", "a.txt", PLAIN),
        (b"The harbour is open.", "a.pdf", PLAIN),
        (b"", "a.txt", PLAIN),
        ("Der Hafen ist geöffnet.".encode("latin-1"), "a.txt", PLAIN),
        ("Der Hafen ist geöffnet.".encode("utf-16"), "a.txt", PLAIN),
        ("Der Hafen ist offen.".encode("utf-16-le"), "a.txt", PLAIN),
        (b"a\x00b", "a.txt", PLAIN),
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x", "a", HTML),
        (b"<!-- saved --><!-- twice -->\n<HTML><body>x", "a.txt", HTML),
        ("<html><p>x".encode("utf-16"), "a", HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', "a", HTML),
        (b"<p>One <b>bold</b> word</p>", "a.html", HTML),
        (b"Use <p> and <br> and <div> and <a> and <li> in pages.", "a.txt", PLAIN),
        (b'<?xml version="1.0"?><rss/>', "feed", XML),
        (b"\n%PDF-1.7 ...", "a.txt", PDF),
        (LETTER, "a", EMAIL),
        (b"From a@example.org Thu Oct 30 2014\n" + LETTER, "a", EMAIL),
        (b"From: the editor\nTo: all\nSubject: boats\nDate: today\n\nMemo.", "memo.txt", PLAIN),
        (b"From: the editor\nTo: all\n\nMemo.", "memo.eml", EMAIL),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 20, "a.doc", "application/msword"),
        (b"\x89PNG\r\n\x1a\n\x00", "a.txt", "image/png"),
        (bytes(range(256)) * 4, "a.txt", UNKNOWN),
        (b"PK\x03\x04broken", "a.docx", DOCX),
        (b"PK\x03\x04broken", "a.txt", ZIP),
        (b"\x1f\x8b\x08\x00rest", "a.gz", "application/gzip"),
    ],
)
def test_content_decides(data: bytes, name: str, media_type: str) -> None:
    assert sniff_media_type(data, name) == media_type


def test_packages_are_told_by_their_members() -> None:
    assert sniff_media_type(docx(""), "a.zip") == DOCX
    assert sniff_media_type(zipped({"a.txt": b"x"}), "a.docx") == ZIP
    assert sniff_media_type(zipped({"datapackage.json": b"{}", "archive/a.warc": b""}), "a.zip") == WACZ
    workbook = zipped({"[Content_Types].xml": b"", "xl/workbook.xml": b""})
    assert "spreadsheet" in sniff_media_type(workbook, "a.docx")


@pytest.mark.parametrize("gzip", [True, False])
def test_web_archives_are_told_packed_or_not(gzip: bool) -> None:
    assert sniff_media_type(warc([("http://a", b"x", "text/html", "200 OK")], gzip=gzip), "a") == WARC


@given(data=st.binary(max_size=300), name=st.text(max_size=20))
def test_any_bytes_have_one_media_type(data: bytes, name: str) -> None:
    media_type = sniff_media_type(data, name)
    assert media_type.count("/") == 1
    assert media_type == sniff_media_type(data, name)
