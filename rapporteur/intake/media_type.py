"""What bytes are, from the bytes; the name only decides where the content leaves it open.

Source: magic numbers of the formats' own specifications (ISO 32000-1 7.5.2 for PDF, APPNOTE 4.3 for ZIP,
WARC 1.1 section 4, WACZ 1.1, ECMA-376 part 2, RFC 5322), as the WHATWG MIME Sniffing Standard uses them.
"""

import codecs
import io
import re
import zipfile
import zlib

PLAIN = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EMAIL = "message/rfc822"
WARC = "application/warc"
WACZ = "application/wacz"
ZIP = "application/zip"
GZIP = "application/gzip"
XML = "application/xml"
UNKNOWN = "application/octet-stream"

# Formats without a reader, named so that the issue can say what to do.
MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
)
PACKAGES = (
    ("word/", DOCX),
    ("xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
CHARSET = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+-]{1,39}")
WINDOW = 8192
MOST_ENTRIES = 20_000
HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
COMMENT = re.compile(r"\s*<!--[^>]{0,2000}-->")
TAG = re.compile(
    r"</?(?:p|div|a|span|br|h[1-6]|ul|ol|li|table|td|title|meta|link|script|article|section)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
HEADER = re.compile(r"([A-Za-z][A-Za-z0-9-]{1,40}):[ \t]?\S?")
TRANSPORT_HEADERS = {
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "delivered-to",
    "dkim-signature",
}
LETTER_HEADERS = {"from", "to", "subject", "date", "cc", "sender", "reply-to"}


def sniff_media_type(data: bytes, name: str) -> str:
    """Tell the media type of a document.

    Args:
        data: All bytes; only their beginning is looked at, and the list of members of a zip file.
        name: File name or address; its ending decides between types the content allows.

    Returns:
        A media type of docs/reference/media-types.md; `text/plain` also for an empty file,
        `application/octet-stream` for bytes that are no known format and no text.
    """
    ending = _ending(name)
    if b"%PDF-" in data[:1024]:
        return PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _sniff_zip(data, ending)
    if data.startswith(b"\x1f\x8b"):
        return WARC if _unpacked_start(data).startswith(b"WARC/") else GZIP
    if data.startswith(b"WARC/"):
        return WARC
    for magic, media_type in MAGIC:
        if data.startswith(magic):
            return media_type
    return _sniff_text(data[:WINDOW], ending)


def with_charset(media_type: str, charset: str | None) -> str:
    """The media type of text with the encoding that its container names: `text/html; charset=windows-1251`.

    UTF-8 is not named, since it shows in the bytes; nor is a name that could be none.
    """
    if media_type not in {PLAIN, HTML} or charset is None or not CHARSET.fullmatch(charset):
        return media_type
    return media_type if charset.lower() in {"utf-8", "utf8"} else f"{media_type}; charset={charset.lower()}"


def charset_of(media_type: str) -> str | None:
    """The encoding that a media type names."""
    found = re.search(r";\s*charset=[\"']?([^\s;\"']+)", media_type, re.IGNORECASE)
    return found[1] if found else None


def _ending(name: str) -> str:
    last = re.split(r"[/\\!]", name.split("?")[0].split("#")[0])[-1].lower()
    return "." + last.rpartition(".")[2] if "." in last else ""


def _sniff_zip(data: bytes, ending: str) -> str:
    if data.count(b"PK\x01\x02") > MOST_ENTRIES:
        return {".docx": DOCX, ".wacz": WACZ}.get(ending, ZIP)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, IndexError):
        return {".docx": DOCX, ".wacz": WACZ}.get(ending, ZIP)
    if "[Content_Types].xml" in names:
        for folder, media_type in PACKAGES:
            if any(member.startswith(folder) for member in names):
                return media_type
    if "datapackage.json" in names and any(member.startswith("archive/") for member in names):
        return WACZ
    return ZIP


def _unpacked_start(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:4096], 16)
    except zlib.error:
        return b""


def _sniff_text(window: bytes, ending: str) -> str:
    text = _as_text(window)
    if text is None:
        return UNKNOWN
    if _is_html(text, ending):
        return HTML
    if _is_email(text, ending):
        return EMAIL
    if text.lstrip().startswith("<?xml"):
        return XML
    return PLAIN


def _as_text(window: bytes) -> str | None:
    """The beginning as text for looking at it only; None where it is no text in any usual encoding."""
    if window.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return window.decode("utf-16", "ignore")
    if window.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return window.decode("utf-32", "ignore")
    if window.count(0) > len(window) // 3:
        wide = window.decode(
            "utf-16-le" if window[1::2].count(0) > window[::2].count(0) else "utf-16-be", "ignore"
        )
        return wide if _share_of_controls(wide) < 0.02 else None
    text = window.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace")
    return text if _share_of_controls(text) < 0.1 else None


def _share_of_controls(text: str) -> float:
    """Share of characters that texts do not have; a stray NUL or form feed does not make a text binary."""
    odd = sum(1 for character in text if character < " " and character not in "\t\n\r\f\x1b\x00")
    return odd / max(len(text), 1)


def _is_html(text: str, ending: str) -> bool:
    start = text
    for _ in range(20):
        comment = COMMENT.match(start)
        if comment is None:
            break
        start = start[comment.end() :]
    if HTML_START.match(start):
        return True
    tags = sum(1 for _ in TAG.finditer(text))
    return tags > 0 if ending in {".html", ".htm", ".xhtml"} else start.lstrip().startswith("<") and tags >= 5


def _is_email(text: str, ending: str) -> bool:
    names = set()
    lines = text.split("\n")
    for line in lines[1:] if lines[0].startswith("From ") else lines:
        header = HEADER.match(line)
        if header is not None:
            names.add(header[1].lower())
        elif not line.startswith((" ", "\t")):
            break
    if ending in {".eml", ".mht", ".mhtml"}:
        return bool(names & (LETTER_HEADERS | TRANSPORT_HEADERS))
    return bool(names & TRANSPORT_HEADERS) and len(names & (LETTER_HEADERS | TRANSPORT_HEADERS)) >= 2
