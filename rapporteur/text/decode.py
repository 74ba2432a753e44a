"""Bytes to text: one honest guess of the character encoding, and what had to be replaced."""

import codecs
import re
from dataclasses import dataclass

from rapporteur.model.issue import Issue

# Pages that say ISO 8859-1 are written in its superset (WHATWG Encoding Standard, section 4.2).
SUPERSETS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNFIT = re.compile("[\x00\ud800-\udfff]")
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without its byte order mark, NUL or lone surrogates; `encoding` is the codec that was used."""

    text: str
    encoding: str
    issues: tuple[Issue, ...] = ()


def decode(data: bytes, *, doc: str | None = None, declared: str | None = None) -> Decoded:
    """Decode text of unknown encoding; no input raises.

    A byte order mark decides; else valid UTF-8 is UTF-8 whatever was declared; else the declared encoding is
    tried, and at last UTF-8 with few broken bytes, or Windows-1252.

    Args:
        data: The bytes.
        doc: Document id for issues.
        declared: Charset named by a header or a meta element; it may be unknown or wrong.

    Returns:
        The text; `text-undecodable` tells of characters that were replaced, `text-charset-guessed` of an
        encoding nothing spoke for.
    """
    for mark, name in MARKS:
        if data.startswith(mark):
            return _finish(data[len(mark) :].decode(name, "replace"), name, doc)
    wide = _wide_without_mark(data)
    if wide is not None:
        return _finish(data.decode(wide, "replace"), wide, doc)
    codec = _known_codec(declared)
    if codec is not None and b"\x1b" in data[:65536] and codec.startswith(("iso2022", "hz")):
        return _finish(data.decode(codec, "replace"), codec, doc)
    try:
        return _finish(data.decode("utf-8"), "utf-8", doc)
    except UnicodeDecodeError:
        return _decode_legacy(data, codec, doc)


def clean(text: str) -> str:
    """Replace what no text may hold (NUL, lone surrogates), one character for one, so offsets stay."""
    return UNFIT.sub(REPLACEMENT, text)


def _decode_legacy(data: bytes, codec: str | None, doc: str | None) -> Decoded:
    if codec is not None and codec != "utf-8":
        try:
            return _finish(data.decode(codec), codec, doc)
        except (UnicodeDecodeError, LookupError):
            pass
    lenient = data.decode("utf-8", "replace")
    broken = lenient.count(REPLACEMENT)
    sound = sum(1 for character in lenient if character > "\x7f") - broken
    if broken > sound:
        guess = data.decode("cp1252", "replace")
        if guess.count(REPLACEMENT) <= broken // 10:
            return _finish(guess, "cp1252", doc, guessed=True)
    return _finish(lenient, "utf-8", doc)


def _finish(text: str, encoding: str, doc: str | None, *, guessed: bool = False) -> Decoded:
    cleaned = clean(text)
    issues = []
    if guessed:
        issues.append(
            Issue(
                "text-charset-guessed",
                f"the bytes are not UTF-8 and name no encoding; read as {encoding}: look for odd letters",
                "note",
                doc,
            )
        )
    lost = cleaned.count(REPLACEMENT)
    if lost:
        issues.append(
            Issue(
                "text-undecodable",
                f"{lost} of {len(cleaned)} characters could not be read as {encoding} and are shown as "
                f"{REPLACEMENT}, the first at character {cleaned.index(REPLACEMENT)}; add a cleaner copy",
                "warning",
                doc,
            )
        )
    return Decoded(cleaned, encoding, tuple(issues))


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a mark shows as NUL in every second byte of Latin text."""
    sample = data[:2048]
    if len(sample) < 4 or sample.count(0) < len(sample) // 3:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _known_codec(declared: str | None) -> str | None:
    """The Python codec of a charset name; None for unknown names and codecs that are no charset."""
    if not declared:
        return None
    try:
        info = codecs.lookup(declared.strip().strip("\"'"))
        "probe".encode(info.name)
    except (LookupError, ValueError, TypeError, AttributeError):
        return None
    return SUPERSETS.get(info.name, info.name)
