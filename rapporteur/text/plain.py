"""Plain text: kept verbatim, decoded once, and cut into lines or paragraphs."""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from rapporteur.intake.media_type import charset_of
from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.span import OffsetRun
from rapporteur.model.text import Block
from rapporteur.reference import Reference
from rapporteur.text.decode import decode
from rapporteur.text.draft import Draft
from rapporteur.text.limits import MAX_BLOCKS, MAX_CHARACTERS, truncated

MAX_BYTES = 4 * MAX_CHARACTERS
"""What is decoded of one plain text: enough for the limit on characters in any encoding."""
MAX_LINES = MAX_BLOCKS
_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAK = re.compile(r"\r\n|[\n\r\f\v\x85\u2028\u2029]")
_FIRST_WORD = re.compile(r"\S+")
_NEW_ITEM = re.compile(r"(?:[•*·▪◦–—-]|\(?[a-z0-9]{1,3}[.)])\s", re.IGNORECASE)
_CLOSED = re.compile(r"[.!?…:;][\"”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line without white space at its ends; `breaks` counts the line breaks before it."""

    start: int
    end: int
    breaks: int
    indent: int

    @property
    def length(self) -> int:
        """In code points."""
        return self.end - self.start


def read_plain(data: bytes, document: Document, *, reference: Reference) -> Draft:
    """Read plain text in any encoding; every block is still a `paragraph`, for `finish` to name.

    The text is the decoded source, character for character, except that control characters (NUL among them)
    become U+FFFD, so that offsets of foreign corpora hold.

    Args:
        data: The bytes; what goes beyond the limits is not read, and an issue says so.
        document: For the ids of issues.
        reference: Reference data, unused here; every reader has this form.

    Returns:
        Draft with issues `text-undecodable`, `text-charset-guessed`, `text-truncated`, `text-binary`.
    """
    del reference
    decoded = decode(data[:MAX_BYTES], doc=document.id, declared=charset_of(document.media_type))
    text, issues = decoded.text, list(decoded.issues)
    if len(data) > MAX_BYTES:
        # The cut may have gone through a character.
        text = text.rstrip("\ufffd")
        issues = [issue for issue in issues if issue.code != "text-undecodable" or "\ufffd" in text]
    if _is_binary(text):
        issues.append(
            Issue(
                "text-binary",
                f"{document.origin.name} is no text (its first {min(len(text), 4096)} characters are mostly "
                "control or unreadable ones); say its media type or convert it",
                "error",
                document.id,
            )
        )
        return Draft("", (), issues=tuple(issues))
    text = _CONTROL.sub("\ufffd", text)
    blocks, cut = cut_blocks(text)
    if cut or len(data) > MAX_BYTES:
        text = text[:cut] if cut else text
        issues.append(truncated(len(text), document))
    runs = (OffsetRun(0, 0, len(text)),) if text else ()
    return Draft(text, blocks, offsets=runs, issues=tuple(issues))


def _is_binary(text: str) -> bool:
    """Controls make up more than a twentieth of the first characters, or they and unreadable ones a third."""
    sample = text[:4096]
    if not sample:
        return False
    odd = sum(
        1
        for character in sample
        if character == "\ufffd"
        or (unicodedata.category(character) in {"Cc", "Cn", "Co"} and character not in "\t\n\r\f\v\x85")
    )
    return odd > 0.3 * len(sample) or len(_CONTROL.findall(sample)) > 0.05 * len(sample)


def cut_blocks(text: str) -> tuple[tuple[Block, ...], int]:
    """Cut a text into paragraphs: one a line, unless lines were wrapped at a margin.

    Returns:
        Blocks of kind `paragraph`, and the offset at which reading stopped for too many lines (0 if it did not).
    """
    lines, cut = _lines_of(text)
    margin = find_margin(text, lines)
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and not (margin and _continues(text, group[-1], line, margin)):
            blocks.append(_block(group))
            group = []
        group.append(line)
    if group:
        blocks.append(_block(group))
    return tuple(blocks), cut


def _lines_of(text: str) -> tuple[list[Line], int]:
    lines: list[Line] = []
    end = 0
    for match in _LINE.finditer(text):
        words = match[0]
        if not words.strip():
            continue
        indent = len(words) - len(words.lstrip())
        start = match.start() + indent
        if len(lines) == MAX_LINES:
            return lines, start
        breaks = len(_BREAK.findall(text, end, start)) if lines else 2
        end = match.start() + len(words.rstrip())
        lines.append(Line(start, end, breaks, indent))
    return lines, 0


def find_margin(text: str, lines: list[Line]) -> int:
    """The width at which lines were wrapped; 0 where they were not.

    Wrapped text shows as neighbouring lines most of which come close to one width between 40 and 120, with
    hardly any longer line, and many of which break off inside a sentence.
    """
    followed = [line for line, after in pairwise(lines) if after.breaks == 1]
    if len(followed) < 2:
        return 0
    lengths = sorted(line.length for line in followed)
    margin = lengths[int(0.95 * (len(lengths) - 1))]
    longer = sum(1 for line in lines if line.length > 1.25 * margin)
    full = sum(1 for length in lengths if length >= 0.75 * margin)
    open_ = sum(1 for line in followed if not _CLOSED.search(text[max(line.start, line.end - 4) : line.end]))
    wrapped = 2 * full >= len(lengths) and 10 * open_ >= 3 * len(lengths)
    return margin if wrapped and 40 <= margin <= 120 and longer <= 0.02 * len(lines) else 0


def _continues(text: str, line: Line, after: Line, margin: int) -> bool:
    """The next line goes on with this one: no room for its first word was left at the margin."""
    if after.breaks != 1 or after.indent > line.indent + 1 or _NEW_ITEM.match(text, after.start):
        return False
    first = _FIRST_WORD.match(text, after.start, after.end)
    room = margin - line.length
    needed = 1 + (first.end() - first.start() if first else 0)
    if _CLOSED.search(text[max(line.start, line.end - 4) : line.end]):
        return room < needed
    return room < needed + margin // 6 or text[after.start].islower()


def _block(group: list[Line]) -> Block:
    start, end = group[0].start, group[-1].end
    return Block("paragraph", start, end, place=f"characters {start} to {end}")
