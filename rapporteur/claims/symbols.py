"""Symbols of UN documents: find them in a text and bring them to one normal form.

Source: forms of symbols in use, United Nations Editorial Manual and 13,590 cited symbols read for this project.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAIL = r"(?:/(?:Rev|Add|Corr)\. ?\d{1,3})*"
_ROMAN = r"(?:S-|ES-)?[IVXLC]{1,8}"
_SESSION = r"(?:(?:ES|S)-)?\d{1,2}"
_PART = r"(?: ?[A-Z](?:-[A-Z])?(?![\w-]))?"

SYMBOL = re.compile(
    r"(?<![\w/])(?:"
    rf"A/RES/\d{{1,4}} ?[A-Z]? ?\({_ROMAN}\)"
    rf"|A/(?:RES|DEC)/{_SESSION}/\d{{1,3}}{_PART}"
    rf"|A/HRC/(?:RES|DEC|PRST)/{_SESSION}/\d{{1,3}}"
    rf"|A/HRC/WG\.6/\d{{1,2}}/[A-Z]{{3}}/[1-9]"
    rf"|A/HRC/{_SESSION}/(?:(?:L|CRP|NGO|NI|G|G/)\.? ?)?\d{{1,4}}{_TAIL}"
    rf"|A/C\.[1-6]/{_SESSION}/(?:(?:L|SR|INF|CRP|PV)\. ?)?\d{{1,4}}{_TAIL}"
    rf"|A/{_SESSION}/(?:L|PV|INF|DEC|BUR/SR)\. ?\d{{1,4}}{_TAIL}"
    rf"|A/{_SESSION}/\d{{1,4}}{_TAIL}(?:[-–‑]S/\d{{4}}/\d{{1,4}}{_TAIL})?"
    r"|S/RES/\d{1,4}(?: ?\(\d{4}\))?"
    rf"|S/PRST/\d{{4}}/\d{{1,3}}"
    rf"|S/PV\.\d{{1,5}}"
    rf"|S/\d{{4}}/\d{{1,4}}{_TAIL}"
    rf"|E/CN\.\d{{1,2}}/(?:\d{{4}}/)?(?:(?:L|NGO|RES|DEC)[./])?(?:\d{{4}}/)?\d{{1,4}}{_TAIL}"
    r"|E/C\.12/[\w.]{1,12}(?:/[\w.]{1,12}){0,4}"
    r"|(?:CCPR|CERD|CEDAW|CAT|CRC|CMW|CRPD|CED)/C(?:/[\w.-]{1,12}){1,5}"
    r")"
)

HEAD = re.compile(
    r"(?:(?P<organ>(?:General )?Assembly|(?:Human Rights )?Council|Security Council|Commission) )?"
    r"(?P<kind>resolution|decision)s? (?P<number>(?:ES-|S-)?\d{1,4}(?:/\d{1,3}(?: [A-Z](?![\w-]))?| ?\(\d{4}\)))",
    re.IGNORECASE,
)

_ORGANS = {
    "general assembly": "A/",
    "assembly": "A/",
    "human rights council": "A/HRC/",
    "council": "A/HRC/",
}
_BODIES = (
    ("A/HRC/", "HRC"),
    ("A/C.3/", "GA-C3"),
    ("A/C.", "GA"),
    ("A/", "GA"),
    ("S/", "SC"),
    ("E/", "ECOSOC"),
)


@dataclass(frozen=True, slots=True, order=True)
class FoundSymbol:
    """A symbol at `[start, end)`, in normal form."""

    start: int
    end: int
    symbol: str


def find_symbols(text: str, *, organ: str | None = None) -> tuple[FoundSymbol, ...]:
    """Find symbols and bare references ("Human Rights Council resolution 25/25") in text order.

    Args:
        text: Any text.
        organ: Body whose resolutions a bare "resolution 25/25" means (`GA`, `HRC`, `SC`), if that is known.
    """
    full = [FoundSymbol(m.start(), m.end(), normal_form(m.group())) for m in SYMBOL.finditer(text)]
    covered = [(found.start, found.end) for found in full]
    bare = [
        found
        for found in _bare(text, organ)
        if not any(start < found.end and found.start < end for start, end in covered)
    ]
    return tuple(sorted(full + bare))


def normal_form(symbol: str) -> str:
    """One form for one document: no stray spaces, plain hyphens, `S/RES/1970 (2011)`, `A/RES/66/253 B`."""
    plain = symbol.replace("‑", "-").replace("–", "-").rstrip("*.")
    plain = re.sub(r"\. (?=\d)", ".", plain)
    plain = re.sub(r" ?(\(\d{4}\))$", r" \1", plain)
    plain = re.sub(r" ?(\((?:S-|ES-)?[IVXLC]+\))$", r"(\1", plain).replace("((", "(")
    return re.sub(r"(?<=\d) ?([A-Z](?:-[A-Z])?)$", r" \1", plain)


def body_of(symbol: str) -> str | None:
    """The body whose document it is, as its key in the registry (`GA-C3`, `HRC` ...)."""
    return next((body for prefix, body in _BODIES if symbol.startswith(prefix)), None)


def is_resolution(symbol: str) -> bool:
    """Whether the symbol names an adopted resolution."""
    return "/RES/" in symbol


def is_draft(symbol: str) -> bool:
    """Whether the symbol is of the limited series, in which drafts are issued."""
    return "/L." in symbol


def _bare(text: str, organ: str | None) -> Iterator[FoundSymbol]:
    for match in HEAD.finditer(text):
        symbol = _expanded(match, organ)
        if symbol:
            yield FoundSymbol(match.start("number"), match.end("number"), symbol)


def _expanded(match: re.Match[str], organ: str | None) -> str | None:
    number = normal_form(match.group("number"))
    series = "RES" if match.group("kind").lower() == "resolution" else "DEC"
    if "(" in number:
        return f"S/{series}/{number}"
    named = (match.group("organ") or "").lower()
    if "/" not in number or named == "commission" or named == "security council":
        return None
    prefix = _ORGANS.get(named) or {"GA": "A/", "HRC": "A/HRC/"}.get(organ or "")
    if prefix is None:
        session = number.split("/")[0].removeprefix("ES-").removeprefix("S-")
        prefix = "A/" if session.isdigit() and int(session) > 60 else None
    return f"{prefix}{series}/{number}" if prefix else None
