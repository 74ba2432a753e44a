"""Web archives (WARC, WACZ) and zip files: what they hold, as documents of their own."""

import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from rapporteur.intake.media_type import DOCX, GZIP, HTML, PDF, PLAIN, WACZ, ZIP, charset_of, sniff_media_type
from rapporteur.model.document import Document, Member
from rapporteur.model.issue import Issue
from rapporteur.reference import Reference
from rapporteur.text.draft import Draft
from rapporteur.text.package import CHUNK, MAX_MEMBERS, Allowance, HazardError, Package

READ_HEADERS = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", DOCX)
WARC_ENDINGS = (".warc", ".warc.gz")


@dataclass(slots=True)
class Contents:
    """Documents found in a container, and what was wrong with it."""

    members: list[Member] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    skipped: int = 0

    def report(self, document: Document, code: str, message: str) -> None:
        """Add an issue of loudness `error` that names the container."""
        self.issues.append(Issue(code, f"{document.origin.name}: {message}", "error", document.id))


def read_archive(data: bytes, document: Document, *, reference: Reference) -> Draft:
    """Say what a container holds; its members are documents of their own (see `members`).

    Returns:
        An empty text with the issues `archive-members` (a count) and, where the container is cut short or
        dangerous, `warc-truncated`, `warc-broken`, `zip-bomb`, `zip-broken` or `zip-password`.
    """
    del reference  # every reader has the same form
    contents = unpack(document, data)
    count = Issue(
        "archive-members",
        f"{document.origin.name} holds {len(contents.members)} documents that are read on their own; "
        f"{contents.skipped} other members were left out",
        "note",
        document.id,
    )
    return Draft("", (), settled=True, issues=(count, *contents.issues))


def unpack(document: Document, data: bytes) -> Contents:
    """Take the documents out of a WARC, WACZ or zip file, in their order, as far as it can be read."""
    contents = Contents()
    try:
        if document.media_type == WACZ:
            _unpack_wacz(document, data, contents)
        elif document.media_type == ZIP:
            _unpack_zip(document, data, contents)
        else:
            _unpack_warc(document, data, contents, Allowance())
    except HazardError as hazard:
        contents.report(document, hazard.code, hazard.message)
    return contents


def _unpack_zip(document: Document, data: bytes, contents: Contents) -> None:
    package = Package(data)
    for name in package.names:
        try:
            member = package.read(name)
        except HazardError as hazard:
            if hazard.code == "zip-bomb":
                raise
            contents.report(document, hazard.code, hazard.message)
            continue
        origin = replace(document.origin, name=f"{document.origin.name}!{name}", url=None)
        contents.members.append(Member(origin, member))


def _unpack_wacz(document: Document, data: bytes, contents: Contents) -> None:
    package = Package(data)
    allowance = Allowance()
    for name in package.names:
        if name.startswith("archive/") and name.lower().endswith(WARC_ENDINGS):
            _unpack_warc(document, package.read(name), contents, allowance)


def _unpack_warc(document: Document, data: bytes, contents: Contents, allowance: Allowance) -> None:
    stream = GzipStream(data, allowance) if data.startswith(b"\x1f\x8b") else io.BytesIO(data)
    seen = 0
    for record in _records(stream, document, contents):
        seen += 1
        if seen > MAX_MEMBERS:
            raise HazardError("zip-bomb", f"has more than {MAX_MEMBERS} records, stopped; split the archive")
        if record.rec_headers.get_header("Content-Length") is None:
            # Every record has a length (WARC 1.1, 5.2): the lines of this head end before it.
            _report_head(document, contents, seen)
            return
        _take(record, document, contents, allowance)
        if _missing(record):
            contents.report(
                document,
                "warc-truncated",
                f"cut short in record {seen} ({record.rec_headers.get_header('WARC-Target-URI')}); "
                "what came before was read: add the whole archive",
            )
            return
    # Two line breaks close a record (WARC 1.1, 4); warcio takes an end inside a head for the end of the archive.
    is_open = isinstance(stream, io.BytesIO) and not data.endswith((b"\r\n\r\n", b"\n\n"))
    is_told = any(issue.code in {"warc-broken", "warc-truncated"} for issue in contents.issues)
    if (is_open and not is_told) or (isinstance(stream, GzipStream) and stream.is_truncated):
        contents.report(
            document,
            "warc-truncated",
            f"cut short after record {seen}; what came before was read: add it whole",
        )


def _records(stream: Any, document: Document, contents: Contents) -> Iterator[Any]:
    """Records until the end or the first that cannot be parsed."""
    sound = 0
    try:
        for record in ArchiveIterator(stream):
            yield record
            sound += 1
    except HazardError:
        raise
    except Exception:  # warcio raises whatever its parsing of hostile headers trips over
        _report_head(document, contents, sound + 1)


def _report_head(document: Document, contents: Contents, number: int) -> None:
    before = f"the {number - 1} records before it were read" if number > 1 else "nothing was read"
    contents.report(
        document,
        "warc-broken",
        f"the head of record {number} is cut short or damaged, so that nothing after it can be told apart; "
        f"{before}: add the whole archive",
    )


def _take(record: Any, document: Document, contents: Contents, allowance: Allowance) -> None:
    """Add the document of a record, if it is a page that the server gave out in full."""
    if not _is_page(record):
        contents.skipped += record.rec_type in {"response", "resource"}
        return
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    body = _body(record, url, allowance)
    if not body or not _is_readable(body, url, _content_type(record)):
        contents.skipped += 1
        return
    origin = replace(
        document.origin,
        name=f"{document.origin.name}!{url}",
        url=url or None,
        retrieved=record.rec_headers.get_header("WARC-Date") or document.origin.retrieved,
    )
    contents.members.append(Member(origin, body, charset_of(_header(record, "Content-Type"))))


def _is_page(record: Any) -> bool:
    if record.rec_type == "resource":
        url = record.rec_headers.get_header("WARC-Target-URI") or ""
        return url.startswith(("http://", "https://"))
    if record.rec_type != "response" or record.http_headers is None:
        return False
    return str(record.http_headers.get_statuscode()) == "200"


def _content_type(record: Any) -> str:
    return _header(record, "Content-Type").split(";")[0].strip().lower()


def _header(record: Any, name: str) -> str:
    """A header that the server sent with a page, or one of the record itself where there was no server."""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    return headers.get_header(name) or ""


def _body(record: Any, url: str, allowance: Allowance) -> bytes:
    """The payload without transfer and content encoding; what a broken encoding leaves is kept."""
    out = io.BytesIO()
    stream = record.content_stream()
    try:
        while chunk := stream.read(CHUNK):
            out.write(chunk)
            allowance.spend(len(chunk), name=url, packed=record.length or 0, unpacked=out.tell())
    except (zlib.error, OSError, ValueError, EOFError):
        pass
    return out.getvalue()


def _is_readable(body: bytes, url: str, content_type: str) -> bool:
    """Scripts and style sheets look like plain text, so plain text must also be called so."""
    media_type = sniff_media_type(body, url)
    if media_type in {HTML, PDF, DOCX}:
        return True
    return media_type == PLAIN and content_type in READ_HEADERS


def _missing(record: Any) -> int:
    """Bytes that the record promised and the archive does not have."""
    stream = record.raw_stream
    while stream.read(CHUNK):
        pass
    return int(getattr(stream, "limit", 0))


class GzipStream:
    """Concatenated gzip members as one stream of bytes, under an allowance; a cut end is told, not raised."""

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        self._data = memoryview(data)
        self._at = 0
        self._allowance = allowance
        self._unpacker = zlib.decompressobj(wbits=31)
        self._pending = b""
        self._out = 0
        self.is_truncated = False

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes, fewer where a member ends; empty at the end."""
        want = CHUNK if size is None or size < 0 else size
        while True:
            if self._unpacker.eof and not self._next_member():
                return b""
            if not self._pending:
                self._pending = bytes(self._data[self._at : self._at + CHUNK])
                self._at += len(self._pending)
            given = self._pending
            try:
                chunk = self._unpacker.decompress(given, want)
            except zlib.error:
                self.is_truncated = True
                return b""
            self._pending = self._unpacker.unconsumed_tail
            if chunk:
                self._out += len(chunk)
                self._allowance.spend(len(chunk), name=GZIP, packed=self._at, unpacked=self._out)
                return chunk
            if not given and not self._unpacker.eof:
                self.is_truncated = True
                return b""

    def _next_member(self) -> bool:
        rest = self._unpacker.unused_data
        if not rest and self._at >= len(self._data):
            return False
        self._pending = rest or bytes(self._data[self._at : self._at + CHUNK])
        if not rest:
            self._at += len(self._pending)
        self._unpacker = zlib.decompressobj(wbits=31)
        return True

    def close(self) -> None:
        """Nothing to release."""
