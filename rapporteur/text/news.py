"""What a page says of itself: publisher, agency, byline, dateline, and when it came out."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from urllib.parse import urlsplit

from rapporteur.model.document import Document
from rapporteur.model.issue import Issue
from rapporteur.model.span import Evidence
from rapporteur.model.text import Block, Dateline, StructuredText
from rapporteur.model.vocabulary import CHROME_KINDS
from rapporteur.reference.page_words import PageWords
from rapporteur.text.dates import PrintedDay, find_days
from rapporteur.text.draft import Draft
from rapporteur.text.head import Opening, byline_name, find_opening

_SEARCHED = 200_000
"""Code points of a text in which other dates are looked for."""
_NEAR_DAYS = 45
"""A full date so near to a dateline without a year shares its year; so does a retrieval so soon after it."""
_URL_DAY = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?=[/_.-]|$)")
_COPYRIGHT_YEAR = re.compile(
    r"(?:©|\(c\)|copyright)\s{0,3}(?:©\s?)?((?:19|20)\d{2})(?!\d|\s?[-–]\s?\d)", re.IGNORECASE
)
_URL_PACKED = re.compile(
    r"[/_-](?P<year>20\d{2})(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([cC]\)|Copyright)\s?(?:©\s?)?(?:(?:19|20)\d{2}(?:\s?[-–]\s?(?:19|20)\d{2})?)?,?\s?(?P<name>[A-Z][^.,|;:\n©]{2,50})"
)
_TOLD = re.compile(
    r"\b(?:tells|told|telling|more)\s(?:the\s)?(?P<name>[A-Z][\w./&-]*(?:\s[A-Z][\w./&-]*){0,3})"
)


@dataclass(frozen=True, slots=True)
class Dates:
    """When a document came out, and from which day its relative times count."""

    dateline: Dateline | None
    published: str | None
    dct: str | None
    dct_reason: str | None
    issues: tuple[Issue, ...] = ()


def find_publisher(
    draft: Draft, blocks: tuple[Block, ...], document: Document, *, words: PageWords
) -> str | None:
    """Who publishes the page: as given, by address, as the reader found, or as the page's furniture says."""
    if document.origin.publisher:
        return document.origin.publisher
    by_address = _publisher_of_address(document.origin.url, words)
    if draft.publisher or by_address:
        return draft.publisher or by_address
    return _publisher_of_page(draft.text, blocks, words)


def _publisher_of_address(url: str | None, words: PageWords) -> str | None:
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return None
    parts = host.lower().split(".")
    for start in range(len(parts) - 1):
        publisher = words.domains.get(".".join(parts[start:]))
        if publisher:
            return publisher.name
    return None


def _publisher_of_page(text: str, blocks: tuple[Block, ...], words: PageWords) -> str | None:
    """A name of the list of publishers in the furniture or after "tells"; else the holder of the copyright."""
    furniture = [text[block.start : block.end] for block in blocks if block.kind in CHROME_KINDS]
    holder = None
    for line in furniture[:400]:
        if len(line) > 600:
            continue
        for match in _TOLD.finditer(line):
            if (name := _first_known(match["name"], words)) is not None:
                return name
        found = _COPYRIGHT.search(line)
        if found and "rights reserved" not in found["name"].casefold():
            holder = holder or found["name"].strip()
    for block in blocks[:40]:
        if block.kind in ("lead", "paragraph", "title", "heading"):
            for match in _TOLD.finditer(text, block.start, min(block.end, block.start + 3000)):
                publisher = words.publisher_of.get(match["name"].split()[0])
                if publisher and match[0].startswith(("tells", "told")):
                    return match["name"].split()[0]
    return holder


def _first_known(name: str, words: PageWords) -> str | None:
    parts = name.split()
    for stop in range(len(parts), 0, -1):
        if " ".join(parts[:stop]) in words.publisher_of:
            return " ".join(parts[:stop])
    return None


def find_agency(
    draft: Draft, blocks: tuple[Block, ...], opening: Opening | None, *, words: PageWords
) -> str | None:
    """The agency as printed: in the dateline, at the end of the story, or beside the byline."""
    if opening and opening.agency:
        return opening.agency
    for block in reversed(blocks):
        if block.kind == "credit":
            inner = draft.text[block.start : block.end].strip(" ()[].")
            if inner.casefold() in words.agency_of:
                return inner
            if "/" in inner and len(inner) < 60 and inner.split("/")[0].casefold() in words.agency_of:
                continue
    for block in blocks:
        if block.kind == "byline":
            for piece in re.split(r"\s?[|,·•–—/]\s?|\s-\s", draft.text[block.start : block.end]):
                if piece.strip().casefold() in words.agency_of:
                    return piece.strip()
    return draft.agency


def find_byline(
    draft: Draft, blocks: tuple[Block, ...], publisher: str | None, *, words: PageWords
) -> str | None:
    """The author as printed, without "By", date and office; a paper or an agency is none."""
    if draft.byline:
        return draft.byline
    for block in blocks:
        if block.kind == "byline":
            line = draft.text[block.start : block.end]
            name = byline_name(line, words=words)
            if name and name != publisher and name.casefold() not in words.agency_of:
                return name
    return None


def find_opening_of(draft: Draft, blocks: tuple[Block, ...], *, words: PageWords) -> Opening | None:
    """The opening that stands in the dateline block."""
    for block in blocks:
        if block.kind == "dateline":
            whole = Block("paragraph", block.start, min(len(draft.text), block.end + 8))
            return find_opening(draft.text, whole, words=words)
    return None


def find_dates(
    draft: Draft,
    blocks: tuple[Block, ...],
    opening: Opening | None,
    document: Document,
    *,
    words: PageWords,
    given: str | None,
) -> Dates:
    """Dateline, day of publication, and the day from which relative times count, with its reason.

    Args:
        draft: What the reader found.
        blocks: Named blocks.
        opening: The dateline as printed.
        document: For address and day of retrieval.
        words: Names of months and weekdays.
        given: A day supplied from outside: other documents of the case, or a person.
    """
    printed = opening.day if opening else None
    header = _header_day(draft.text, blocks, words)
    url_day = _day_of_address(document.origin.url)
    settled, how = _settle_year(draft, blocks, printed, header, url_day, document, words)
    dateline = _dateline(opening, settled)
    if given:
        day = settled or printed
        same = bool(day) and given[5:10] == (day.isoformat()[5:] if isinstance(day, date) else _open(day))
        if dateline and dateline.date and dateline.date.startswith("XXXX") and same:
            dateline = replace(dateline, date=given)
        return Dates(dateline, draft.published or given, given, "year from other documents of the case")
    if draft.published:
        return Dates(
            dateline,
            draft.published,
            draft.published,
            draft.published_reason or "published on that day, says the page",
        )
    if header:
        shown = draft.text[header.start : header.end]
        day = header.calendar
        if day:
            return Dates(
                dateline,
                day.isoformat(),
                day.isoformat(),
                f"published on that day: the page prints {shown!r}",
            )
    if settled and printed:
        shown = draft.text[printed.start : printed.end]
        return Dates(dateline, settled.isoformat(), settled.isoformat(), f"dateline {shown!r}{how}")
    if url_day:
        return Dates(dateline, url_day.isoformat(), url_day.isoformat(), "day in the address of the page")
    if printed:
        return Dates(dateline, None, None, None, (_without_year(draft, printed, document),))
    return Dates(dateline, None, *_from_retrieval(document))


def _open(day: PrintedDay | date | None) -> str | None:
    return f"{day.month:02}-{day.day:02}" if day else None


def open_date(text: StructuredText) -> str | None:
    """Month and day of a dateline whose year the document does not show, such as "10-30"; None otherwise."""
    if text.dct is None and text.dateline and text.dateline.date and text.dateline.date.startswith("XXXX-"):
        return text.dateline.date[5:]
    return None


def _dateline(opening: Opening | None, settled: date | None) -> Dateline | None:
    if opening is None:
        return None
    value = settled.isoformat() if settled else f"XXXX-{_open(opening.day)}" if opening.day else None
    return Dateline(opening.place, value, opening.start, opening.end)


def _without_year(draft: Draft, printed: PrintedDay, document: Document) -> Issue:
    shown = draft.text[printed.start : printed.end]
    return Issue(
        "date-without-year",
        f"the dateline says {shown!r} and nothing in the document settles the year; say when it was retrieved "
        "or published, or add a document of the same days",
        "warning",
        document.id,
        (Evidence(document.id, printed.start, printed.end, shown),),
    )


def _from_retrieval(document: Document) -> tuple[str | None, str | None]:
    retrieved = _day(document.origin.retrieved)
    if retrieved is None:
        return None, None
    return retrieved.isoformat(), "retrieved on that day; the page prints no date of its own"


def _header_day(text: str, blocks: tuple[Block, ...], words: PageWords) -> PrintedDay | None:
    """The day of publication in a byline: the one called published, else the first that is not an update."""
    first: PrintedDay | None = None
    updated: PrintedDay | None = None
    for block in blocks:
        if block.kind != "byline":
            continue
        for day in find_days(text, words=words, start=block.start, end=block.end):
            before = text[max(block.start, day.start - 30) : day.start].rstrip(" :,|·•–—-")
            if day.year is None:
                continue
            if _ends_with(before, "updated", words):
                updated = updated or day
            elif _ends_with(before, "published", words):
                return day
            else:
                first = first or day
    return first or updated


def _ends_with(before: str, use: str, words: PageWords) -> bool:
    folded = before.casefold()
    return any(folded.endswith(word.rstrip(":")) for word in words.folded.get((use, "start"), frozenset()))


def _settle_year(
    draft: Draft,
    blocks: tuple[Block, ...],
    printed: PrintedDay | None,
    header: PrintedDay | None,
    url_day: date | None,
    document: Document,
    words: PageWords,
) -> tuple[date | None, str]:
    """The calendar day of a dateline, and words for how its year was found."""
    if printed is None:
        return None, ""
    if printed.calendar:
        return printed.calendar, ""
    anchors = (
        (_day(draft.published), "the day of publication"),
        (header.calendar if header else None, "the date above the text"),
        (url_day, "the address of the page"),
        (_day(document.origin.retrieved), "the day of retrieval"),
    )
    for anchor, name in anchors:
        near = _nearest(printed, anchor) if anchor else None
        if near and anchor and abs((anchor - near).days) <= _NEAR_DAYS:
            return near, f", the year from {name}"
    others = _other_days(draft.text, blocks, printed, words)
    years = {
        near.year
        for day in others
        if (near := _nearest(printed, day)) and abs((near - day).days) <= _NEAR_DAYS
    }
    if len(years) == 1:
        return printed.in_year(years.pop()), ", the year from other dates in the text"
    settled, how = _by_weekday(draft.text, blocks, printed, words)
    return (settled, how) if settled else _by_copyright(draft.text, blocks, printed, words)


def _nearest(printed: PrintedDay, anchor: date) -> date | None:
    """The day in the year that brings it closest to another day."""
    options = [
        day for year in (anchor.year - 1, anchor.year, anchor.year + 1) if (day := printed.in_year(year))
    ]
    return min(options, key=lambda day: (abs((day - anchor).days), day)) if options else None


def _other_days(text: str, blocks: tuple[Block, ...], printed: PrintedDay, words: PageWords) -> list[date]:
    """Full dates of the running text; a caption may be older, furniture may be newer."""
    days: list[date | None] = []
    for block in blocks:
        if block.start > _SEARCHED:
            break
        if block.kind in ("paragraph", "lead", "question", "answer", "list-item"):
            found = find_days(text, words=words, start=block.start, end=block.end)
            days.extend(day.calendar for day in found if day.start != printed.start)
    return [day for day in days if day]


def _by_weekday(
    text: str, blocks: tuple[Block, ...], printed: PrintedDay, words: PageWords
) -> tuple[date | None, str]:
    """A weekday beside a day within a week of the dateline, and the latest year that the text prints."""
    years = _years_printed(text, blocks)
    days = [printed] if printed.weekday else []
    for block in blocks:
        if block.kind in ("paragraph", "lead", "question", "answer") and block.start < _SEARCHED:
            days += find_days(text, words=words, start=block.start, end=block.end)
    for day in days:
        if day.weekday is None or not years or not _close_in_year(day, printed):
            continue
        fits = [
            year
            for year in (max(years), max(years) + 1)
            if (calendar := day.in_year(year)) and calendar.isoweekday() == day.weekday
        ]
        if len(fits) == 1:
            return printed.in_year(
                fits[0]
            ), f", the year because {text[day.start : day.end]!r} is that weekday in {fits[0]}"
    return None, ""


def _by_copyright(
    text: str, blocks: tuple[Block, ...], printed: PrintedDay, words: PageWords
) -> tuple[date | None, str]:
    """The year of a copyright line, if the lead names the weekday that the dateline's day, or its eve, has in it.

    Alone such a line proves little: many pages print the year in which they were saved.
    """
    years = {
        int(year)
        for block in blocks
        if block.kind in CHROME_KINDS
        for year in _COPYRIGHT_YEAR.findall(text[block.start : block.end][:400])
    }
    lead = next((block for block in blocks if block.kind in ("lead", "paragraph")), None)
    day = printed.in_year(years.pop()) if len(years) == 1 else None
    if lead is None or day is None:
        return None, ""
    opening = text[lead.start : lead.end].casefold()
    for near in (day, day - timedelta(days=1)):
        names = [
            word.form
            for word in words.calendar
            if word.kind == "weekday" and word.number == near.isoweekday()
        ]
        for name in names:
            if re.search(rf"\b{re.escape(name.casefold())}\b", opening):
                return day, f", the year from the copyright line, in which {near.isoformat()} is a {name}"
    return None, ""


def _close_in_year(day: PrintedDay, printed: PrintedDay) -> bool:
    one, other = day.in_year(2000), printed.in_year(2000)
    return bool(one and other) and abs(one - other) <= timedelta(days=7) if one and other else False


def _years_printed(text: str, blocks: tuple[Block, ...]) -> set[int]:
    found: set[int] = set()
    for block in blocks:
        if block.kind in ("paragraph", "lead", "question", "answer") and block.start < _SEARCHED:
            found.update(
                int(year)
                for year in re.findall(r"(?<![\d/.-])(?:19|20)\d{2}(?![\d/-])", text[block.start : block.end])
            )
    return found


def _day_of_address(url: str | None) -> date | None:
    """A day in the path of an address: /2014/10/30/ or -20141030."""
    for pattern in (_URL_DAY, _URL_PACKED):
        found = pattern.search(url[:2000]) if url else None
        if found:
            return _calendar(int(found["year"]), int(found["month"]), int(found["day"]))
    return None


def _day(value: str | None) -> date | None:
    """The day of an ISO date or date-time."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", value) if value else None
    return _calendar(int(found[1]), int(found[2]), int(found[3])) if found else None


def _calendar(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
