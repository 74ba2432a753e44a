"""E-mail messages: headers, the body somebody wrote, what they quoted, what they attached."""

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from email import policy
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from email.utils import getaddresses, parsedate_to_datetime

from rapporteur.model.document import Document, Member
from rapporteur.model.issue import Issue
from rapporteur.model.vocabulary import BlockKind
from rapporteur.reference import Reference
from rapporteur.text.building import Builder
from rapporteur.text.decode import clean, decode
from rapporteur.text.draft import Draft
from rapporteur.text.html import read_html
from rapporteur.text.package import MAX_MEMBERS

# Header texts are taken raw and decoded leniently: the strict classes raise on hostile addresses.
POLICY = policy.compat32
SHOWN_HEADERS = ("From", "To", "Cc", "Date", "Subject")
QUOTED = re.compile(r"[ \t]{0,3}>")
ATTRIBUTION = re.compile(
    r"(?:On\b.{4,200}\bwrote|Am\b.{4,200}\bschrieb|Le\b.{4,200}\ba écrit|El\b.{4,200}\bescribió)\s?:\s*$"
)
FORWARD = re.compile(
    r"-{2,}\s*(?:Original Message|Forwarded message|Original-Nachricht|Mensaje original)\s*-{2,}\s*$"
)
SIGNATURE = re.compile(r"-- ?$")
MAX_PARTS_DEPTH = 20


def read_email(data: bytes, document: Document, *, reference: Reference) -> Draft:
    """Read a message: subject, sender and date, then the body, in its plain form where there is one.

    Returns:
        A draft of genre `email`. Words of others (after `>`, "On ... wrote:", a forwarding line) are blocks
        of kind `quote`; the signature and the remaining headers are `boilerplate`; attachments are named and
        come out as documents of their own (`attachments`). Issues: `email-no-text`, those of `decode`.
    """
    message = _parse(data)
    subject = header_text(message, "Subject")
    sender = _sender(message)
    day = _day(message)
    builder = Builder()
    builder.add("title", subject or "", place="Subject")
    builder.add("byline", header_text(message, "From") or "", place="From")
    for name in ("To", "Cc", "Date"):
        value = header_text(message, name)
        builder.add("boilerplate", f"{name}: {value}" if value else "", place=name)
    issues = _add_body(builder, message, document, reference)
    for part in _attached_parts(message):
        builder.add("boilerplate", f"Attachment: {_file_name(part)}", place="attachment")
    return Draft(
        builder.text,
        tuple(builder.blocks),
        title=subject,
        byline=sender,
        published=day,
        published_reason="the Date header of the message" if day else None,
        genre="email",
        settled=True,
        issues=issues,
    )


def attachments(document: Document, data: bytes) -> tuple[Member, ...]:
    """The attachments of a message, messages attached whole among them, in their order."""
    found = []
    for number, part in enumerate(_attached_parts(_parse(data)), start=1):
        content = _content(part)
        if content and number <= MAX_MEMBERS:
            name = f"{document.origin.name}!{_file_name(part)}"
            found.append(Member(replace(document.origin, name=name, url=None), content, _charset(part)))
    return tuple(found)


def header_text(message: Message, name: str) -> str | None:
    """A header with its encoded words decoded and its folds undone; None where it is missing."""
    wanted = name.lower()
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == wanted), None)
    if raw is None:
        return None
    value = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    with contextlib.suppress(ValueError, LookupError, UnicodeError):
        value = str(make_header(decode_header(value)))
    return " ".join(clean(value).split()) or None


def _parse(data: bytes) -> Message:
    try:
        return BytesParser(policy=POLICY).parsebytes(data)
    except RecursionError:  # parts within parts without end: the headers, and the rest as it stands
        return BytesHeaderParser(policy=POLICY).parsebytes(data)


def _sender(message: Message) -> str | None:
    value = header_text(message, "From")
    pairs = getaddresses([value]) if value else []
    return next((name or address for name, address in pairs if name or address), None)


def _day(message: Message) -> str | None:
    """The calendar day of the Date header, in the sender's own zone."""
    value = header_text(message, "Date")
    if not value:
        return None
    try:
        sent: datetime = parsedate_to_datetime(value)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    return sent.date().isoformat()


def _parts(message: Message, depth: int = 0) -> Iterator[Message]:
    """Leaves in order; an attached message is a leaf."""
    payload = message.get_payload()
    if (
        depth > MAX_PARTS_DEPTH
        or message.get_content_type() == "message/rfc822"
        or not isinstance(payload, list)
    ):
        yield message
        return
    for part in payload:
        if isinstance(part, Message):
            yield from _parts(part, depth + 1)


def _is_attachment(part: Message) -> bool:
    if part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822":
        return True
    return part.get_content_maintype() != "text"


def _attached_parts(message: Message) -> list[Message]:
    parts = list(_parts(message))
    return [part for part in parts if _is_attachment(part)] if len(parts) > 1 else []


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except (ValueError, LookupError, UnicodeError, TypeError):
        name = None
    if name:
        return " ".join(clean(str(name)).split())
    return (
        "message.eml"
        if part.get_content_type() == "message/rfc822"
        else f"unnamed.{part.get_content_subtype()}"
    )


def _content(part: Message) -> bytes:
    payload = part.get_payload()
    if isinstance(payload, list):
        return b"".join(inner.as_bytes() for inner in payload if hasattr(inner, "as_bytes"))
    decoded = part.get_payload(decode=True)
    return decoded if isinstance(decoded, bytes) else b""


def _add_body(
    builder: Builder, message: Message, document: Document, reference: Reference
) -> tuple[Issue, ...]:
    texts = [part for part in _parts(message) if not _is_attachment(part)]
    plain = [part for part in texts if part.get_content_type() == "text/plain"]
    issues: list[Issue] = []
    before = len(builder.blocks)
    for part in plain:
        decoded = decode(_content(part), doc=document.id, declared=_charset(part))
        issues += decoded.issues
        _add_plain(builder, decoded.text)
    if len(builder.blocks) == before:
        for part in texts:
            if part.get_content_type() == "text/html":
                issues += _add_html(builder, part, document, reference)
    if len(builder.blocks) == before:
        issues.append(
            Issue(
                "email-no-text",
                "the message has no text of its own; see its attachments",
                "warning",
                document.id,
            )
        )
    return tuple(issues)


def _charset(part: Message) -> str | None:
    charset = part.get_param("charset")
    return charset if isinstance(charset, str) else None


def _add_html(builder: Builder, part: Message, document: Document, reference: Reference) -> tuple[Issue, ...]:
    draft = read_html(_content(part), document, reference=reference, charset=_charset(part), whole=True)
    for block in draft.blocks:
        builder.add(block.kind, draft.text[block.start : block.end], place=block.place, number=block.number)
    return draft.issues


def _add_plain(builder: Builder, text: str) -> None:
    """Cut a plain body into blocks at blank lines and where another's words begin or end."""
    for kind, first, lines in _runs(text.split("\n")):
        words = [QUOTED.sub("", line).strip() if kind == "quote" else line.strip() for line in lines]
        for offset, paragraph in _paragraphs(words):
            builder.add(kind, paragraph, place=f"line {first + offset}")


def _runs(lines: list[str]) -> Iterator[tuple[BlockKind, int, list[str]]]:
    """Neighbouring lines of one kind, with the number of their first line."""
    current: BlockKind | None = None
    first, run = 1, list[str]()
    for number, (kind, line) in enumerate(_kinds(lines), start=1):
        if kind != current and run:
            yield current or kind, first, run
            run = []
        if not run:
            current, first = kind, number
        run.append(line)
    if run and current is not None:
        yield current, first, run


def _kinds(lines: list[str]) -> Iterator[tuple[BlockKind, str]]:
    """The own words until a forwarding line or a signature mark; quoted lines say so themselves."""
    state: BlockKind = "paragraph"
    for number, line in enumerate(lines):
        text = line.rstrip("\r")
        if FORWARD.match(text.strip()):
            state = "quote"
            yield "boilerplate", text
        elif QUOTED.match(text):
            yield "quote", text
        elif state == "paragraph" and SIGNATURE.match(text):
            state = "boilerplate"
            yield state, text
        elif state == "paragraph" and _is_attribution(lines, number):
            yield "boilerplate", text
        else:
            yield state, text


def _is_attribution(lines: list[str], number: int) -> bool:
    """ "On ... wrote:", on one line or folded into two."""
    here = lines[number].strip()
    after = lines[number + 1].strip() if number + 1 < len(lines) else ""
    before = lines[number - 1].strip() if number else ""
    if len(here) > 250:
        return False
    return any(
        ATTRIBUTION.match(candidate[:500]) for candidate in (here, f"{here} {after}", f"{before} {here}")
    )


def _paragraphs(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Stretches between blank lines, their lines joined, with the offset of the first line."""
    start, kept = 0, list[str]()
    for number, line in enumerate([*lines, ""]):
        if line:
            if not kept:
                start = number
            kept.append(line)
        elif kept:
            yield start, "\n".join(kept)
            kept = []
