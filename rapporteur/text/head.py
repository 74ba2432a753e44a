"""The head of a page: kicker, headline, byline, date of publication, standfirst, dateline."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from rapporteur.model.text import Block
from rapporteur.reference.page_words import PageWords
from rapporteur.text.dates import PrintedDay, find_days
from rapporteur.text.furniture import body_range
from rapporteur.text.shapes import count_words, is_body, is_capitalised, is_closed, is_name

_HEAD = 12
"""Lines above the text that may belong to its head."""
_LAST_HEAD = 300
"""Beyond so many lines no head of a page is looked for."""
_OPENERS = 40
"""So many lines that are no furniture may stand above a dateline."""
_OPENING = 170
"""A dateline stands in the first so many code points of its paragraph."""
_DASH = r"(?:—|–|--|-|:|－)"
_PLACE = r"[^\W\d_][^\n:;!?()—–“”\"]{1,60}?"
_TIME = re.compile(
    r"\b\d{1,2}/\d{1,2}/\d{4}|\b\d{1,2}[:.h]\d{2}\b|[|•·,/()—–-]|\bat\b"
    r"|\b(?:a\.?m|p\.?m|GMT|UTC|EST|EDT|CET|IST|BST|ET)\b\.?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_PRESS_SYMBOL = re.compile(
    r"(?:GA|SC|SG|DSG|ECOSOC|HR|HRC|SAG|PAL|AFR|OBV|WOM|ORG|PI|SOC|L|NGO|DC)/(?:[A-Z]{1,5}/){0,2}\d{2,6}(?:/Rev\.\d{1,2})?$"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens an agency story: `[start, end)` of place, day and agency; `after` is where the story begins."""

    start: int
    end: int
    after: int
    place: str | None
    day: PrintedDay | None
    agency: str | None


@lru_cache(maxsize=4)
def _agency_pattern(words: PageWords) -> str:
    return "|".join(
        re.escape(form)
        for form in sorted(
            {form for agency in words.agencies for form in (agency.name, *agency.aliases)},
            key=lambda form: (-len(form), form),
        )
    )


@lru_cache(maxsize=4)
def _opening_patterns(words: PageWords) -> tuple[re.Pattern[str], ...]:
    agency = _agency_pattern(words)
    signed = rf"[(\[]\s?(?P<agency>{agency})(?:[/,][^()\[\]]{{1,30}})?\s?[)\]]"
    # Beside a day any name in brackets is the agency's.
    named = r"[(\[]\s?(?P<agency>[A-ZÀ-Þ][\w.&’'-]*(?:\s[A-ZÀ-Þ][\w.&’'-]*){0,3})\s?[)\]]"
    seat = "|".join(re.escape(place) for place in words.of("place", "whole"))
    return (
        re.compile(rf"(?P<place>{_PLACE})?,?\s?(?P<day>\x00)?,?\s?{signed}\s?{_DASH}\s?"),
        re.compile(rf"(?P<place>{_PLACE}),?\s[(]?(?P<day>\x00)[)]?,?(?:\s?{named})?\s?{_DASH}\s"),
        re.compile(rf"(?P<place>{_PLACE}),?\s?{signed}\s?[:,.]?\s?(?P<day>\x00)?\s?{_DASH}\s?"),
        re.compile(
            r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{2,40}(?:, [A-Z][A-Za-z. ]{1,25})?)\s?(?P<day>\x00)?"
            r"(?:—|–|--| - )\s?"
        ),
        re.compile(rf"(?P<place>{seat})(?P<day>\x00)?:\s"),
        # "(Geneva, 3 May 2019) – ...", "(Geneva) – ...", and "3 May 2019 – ...".
        re.compile(rf"\((?P<place>{_PLACE})(?:,\s(?P<day>\x00))?\)\s?[—–-]\s"),
        re.compile(r"(?P<place>)(?P<day>\x00)\s?[—–]\s"),
    )


def find_opening(text: str, block: Block, *, words: PageWords) -> Opening | None:
    """The dateline that opens a paragraph, such as "PLACE, Oct 30: " or "PLACE, March 3 (Agency) - "."""
    head = text[block.start : min(block.end, block.start + _OPENING)]
    days = find_days(head, words=words)
    day = days[0] if days else None
    # The day becomes one character, so that the patterns need not know how days are written.
    masked = head if day is None else f"{head[: day.start]}\x00{head[day.end :]}"
    for pattern in _opening_patterns(words):
        found = pattern.match(masked)
        if found and (opening := _checked_opening(found, day, words)):
            shift = (day.end - day.start - 1) if day else 0
            return _placed(opening, found, block.start, shift, day, head)
    return None


def _checked_opening(
    found: re.Match[str], day: PrintedDay | None, words: PageWords
) -> tuple[str | None, PrintedDay | None, str | None] | None:
    groups = found.groupdict()
    place, agency = groups["place"], groups.get("agency")
    used = day if groups["day"] else None
    if place is not None:
        place = place.strip(" ,")
        if place and "\x00" in place:
            return None
        if not _is_place(place) or place.casefold() in words.agency_of:
            place, agency = (
                (None, agency or place) if place and place.casefold() in words.agency_of else (None, None)
            )
    if place is None and agency is None and not (used and groups["place"] == ""):
        return None
    if used is None and agency is None and len((place or "").split(",")[0].split()) > 3:
        return None
    return place, used, agency


def _is_place(place: str | None) -> bool:
    """Words written with capitals, at most six of them; an "and" or a "/" may join two places."""
    if not place:
        return False
    parts = re.split(r"[\s/]+", place)
    small = {
        "and",
        "of",
        "the",
        "de",
        "del",
        "la",
        "el",
        "di",
        "do",
        "al",
        "am",
        "upon",
        "sur",
        "near",
        "bei",
        "et",
    }
    return len(parts) <= 7 and all(part[:1].isupper() or part in small for part in parts)


def _placed(
    opening: tuple[str | None, PrintedDay | None, str | None],
    found: re.Match[str],
    base: int,
    shift: int,
    day: PrintedDay | None,
    head: str,
) -> Opening:
    place, used, agency = opening
    stop = found.end()
    if day is not None and stop > day.start:
        stop += shift
    words = head[:stop].rstrip().rstrip("—–-:－").rstrip()
    shifted = replace(used, start=used.start + base, end=used.end + base) if used else None
    return Opening(base, base + len(words), base + stop, place, shifted, agency)


def split_datelines(text: str, blocks: list[Block], *, words: PageWords) -> list[Block]:
    """Part the dateline from the first paragraph that carries one."""
    paragraphs = (index for index, block in enumerate(blocks) if block.kind == "paragraph")
    for index in islice(paragraphs, _OPENERS):
        block = blocks[index]
        opening = find_opening(text, block, words=words)
        if opening and _opens_story(
            text, block, opening, blocks[max(0, index - 3) : index] + blocks[index + 1 : index + 6], words
        ):
            rest = text[opening.after : block.end].lstrip()
            parted = [replace(block, kind="dateline", end=opening.end)]
            if rest:
                parted.append(replace(block, start=block.end - len(rest)))
            return [*blocks[:index], *parted, *blocks[index + 1 :]]
    return blocks


def _opens_story(text: str, block: Block, opening: Opening, near: list[Block], words: PageWords) -> bool:
    """A place alone opens running text only; a day alone may be an entry of a chronology."""
    if opening.agency is None and opening.day is None:
        return is_body(text[opening.after : block.end].strip())
    if opening.agency is None and opening.place is None:
        others = (find_opening(text, other, words=words) for other in near if other.kind == "paragraph")
        return not any(other and other.place is None for other in others)
    return True


def is_date_line(line: str, *, words: PageWords) -> bool:
    """The line says when, and nothing but when, the page came out."""
    days = find_days(line[:200], words=words)
    if not days or len(line) > 160:
        return False
    rest = line
    for day in reversed(days):
        rest = rest[: day.start] + " " + rest[day.end :]
    for use in ("published", "updated"):
        for _ in range(2):
            rest = rest.strip()
            rest = rest[words.prefix(use, rest) :]
    return count_words(_TIME.sub(" ", rest)) <= 1


def byline_name(line: str, *, words: PageWords) -> str | None:
    """The author that a byline names: "By NAME", "Interview: NAMEOctober 30, 2014", "NAME | 3 May 2019"."""
    if len(line) > 220:
        return None
    days = find_days(line, words=words)
    cut = line[: days[0].start] if days and days[0].start > 0 else line if not days else line[days[-1].end :]
    prefix = words.prefix("byline", cut.lstrip(" -–—|("))
    cut = cut.lstrip(" -–—|(")[prefix:].strip(" :.-–—|,)")
    for use in ("published", "updated"):
        at = _last_word(cut, use, words)
        cut = cut[:at].strip(" :-–—|,(")
    name = _SEPARATOR.split(cut)[0].strip()
    if not prefix and days and line[: days[0].start].rstrip().endswith(","):
        return None  # "Geneva, 3 May 2019": as likely a place
    name = re.split(r",\s|\s(?:in|for|at|from|-|–|—)\s", name)[0].strip()
    return name if _is_author(name, named=bool(prefix)) else None


def _last_word(line: str, use: str, words: PageWords) -> int:
    """Where "Published" or "Updated" stands in a byline; its end if nowhere."""
    places = [line.find(word) for word in words.of(use, "start") if f" {word}" in line or f"|{word}" in line]
    return min([place for place in places if place > 0], default=len(line))


def _is_author(name: str, *, named: bool) -> bool:
    pieces = [piece.strip() for piece in re.split(r"\s(?:and|und|et|y|&)\s|,\s?", name)]
    if not pieces or not all(pieces):
        return False
    if named and len(pieces) == 1 and count_words(name) == 1:
        return name[:1].isupper()
    return all(is_name(piece) for piece in pieces)


def is_byline(line: str, *, words: PageWords) -> bool:
    """The line names the author or the day of publication."""
    if count_words(line) > 30 or (is_closed(line) and count_words(line) > 12):
        return False
    if is_date_line(line, words=words) or _is_placed_date(line, words) or _is_parted_date(line, words):
        return True
    name = byline_name(line, words=words)
    if name is None:
        return False
    if words.prefix("byline", line.lstrip(" -–—|(")):
        return True
    if words.agency_of.get(line.rsplit(",", 1)[-1].strip().casefold()):
        return True
    days = find_days(line, words=words)
    rest = line.replace(name, " ")
    for day in days:
        rest = rest.replace(line[day.start : day.end], " ")
    return bool(days) and ("|" in line or count_words(_TIME.sub(" ", rest)) <= 3)


def _is_parted_date(line: str, words: PageWords) -> bool:
    """A full date between short notes: "Wednesday, 23 June 2021 | Print edition, p. 3"."""
    parts = [part.strip() for part in re.split(r"\s[|·•–—]\s", line[:160])]
    if not 2 <= len(parts) <= 4 or any(count_words(part) > 6 for part in parts):
        return False
    return any(
        is_date_line(part, words=words) and any(day.year for day in find_days(part, words=words))
        for part in parts
    )


def _is_placed_date(line: str, words: PageWords) -> bool:
    """A place or name, a comma, and a day: "Geneva, 3 May 2019"."""
    days = find_days(line[:80], words=words)
    before = line[: days[0].start].rstrip() if days else ""
    return (
        len(days) == 1 and days[0].end == len(line) and before.endswith(",") and _is_place(before.rstrip(","))
    )


def mark_head(text: str, blocks: list[Block], *, words: PageWords, titled: bool) -> list[Block]:
    """Name headline, kicker, byline and standfirst above the first running text.

    Args:
        text: The text of the blocks.
        blocks: Blocks after furniture and captions were named.
        words: Words of bylines and dates.
        titled: The reader knows the headline already.
    """
    marked = _split_glued_dates(text, blocks, words)
    marked = _mark_bylines(text, marked, words)
    if titled or any(block.kind == "title" for block in marked):
        return marked
    return _mark_title(text, marked, words)


def _head_range(text: str, blocks: list[Block]) -> range:
    first, _ = body_range(text, blocks)
    dateline = next((index for index, block in enumerate(blocks) if block.kind == "dateline"), len(blocks))
    return range(min(first, dateline))


def _split_glued_dates(text: str, blocks: list[Block], words: PageWords) -> list[Block]:
    """Headline and date in one line: "A headline without a stop Tuesday, September 1, 2015"."""
    parted = list(blocks)
    for index, block in enumerate(blocks[:_HEAD]):
        line = text[block.start : block.end]
        if block.kind != "paragraph" or len(line) > 300:
            continue
        days = find_days(line, words=words)
        if not days or days[-1].end != len(line) or days[-1].year is None or days[-1].start == 0:
            return parted
        before = line[: days[-1].start].rstrip()
        if (
            count_words(before) >= 4
            and not is_byline(line, words=words)
            and not before.endswith((",", " on", " of"))
        ):
            title = replace(block, kind="title", end=block.start + len(before))
            parted[index : index + 1] = [
                title,
                replace(block, kind="byline", start=block.start + days[-1].start),
            ]
        return parted
    return parted


def _mark_bylines(text: str, blocks: list[Block], words: PageWords) -> list[Block]:
    marked = list(blocks)
    first, last = body_range(text, blocks)
    for index, block in enumerate(blocks):
        # Bylines stand above the text, or close it.
        line = text[block.start : block.end]
        head = index <= min(first + 3, _LAST_HEAD)
        tail = index >= last - 1 and any(
            words.prefix(use, line) for use in ("byline", "published", "updated")
        )
        if block.kind == "paragraph" and (head or tail) and is_byline(line, words=words):
            marked[index] = replace(block, kind="byline")
    if any(
        block.kind == "byline" and byline_name(text[block.start : block.end], words=words) for block in marked
    ):
        return marked
    for index, block in enumerate(marked[: min(first, _LAST_HEAD) + 1]):
        line = text[block.start : min(block.end, block.start + 100)]
        if block.kind != "paragraph" or not is_name(re.split(r"\s(?:in|at)\s", line)[0]):
            continue
        # A name alone is an author only beside a date and below a headline.
        beside = (other.kind == "byline" for other in marked[max(0, index - 1) : index + 2])
        above = any(before.kind in ("paragraph", "title") for before in marked[:index])
        if above and any(beside):
            marked[index] = replace(block, kind="byline")
    return marked


def _mark_title(text: str, blocks: list[Block], words: PageWords) -> list[Block]:
    marked = list(blocks)
    head = [index for index in _head_range(text, blocks) if blocks[index].kind == "paragraph"][:_HEAD]
    head = [index for index in head if not is_press_symbol(text[blocks[index].start : blocks[index].end])]
    byline = next((i for i, block in enumerate(blocks) if block.kind == "byline"), len(blocks))
    above = [index for index in head if index < byline] or head
    if not above:
        return _mark_stopped_title(text, marked)
    lines = {index: text[blocks[index].start : blocks[index].end] for index in head}
    named = [index for index in above if _names_document(lines[index], words)]
    titles = named or [index for index in above if not _is_kicker(lines[index], index, above)]
    title = titles[0] if titles else above[-1]
    marked[title] = replace(blocks[title], kind="title")
    for index in head:
        if index < title or (
            index > title
            and index in above
            and not is_closed(lines[index])
            and count_words(lines[index]) <= 25
        ):
            marked[index] = replace(blocks[index], kind="heading")
    return marked


def _mark_stopped_title(text: str, blocks: list[Block]) -> list[Block]:
    """A headline that ends with a full stop and is written in title case."""
    first, last = body_range(text, blocks)
    if first < last and not any(block.kind == "dateline" for block in blocks[: first + 1]):
        line = text[blocks[first].start : blocks[first].end]
        if count_words(line) <= 22 and is_capitalised(line):
            blocks[first] = replace(blocks[first], kind="title")
    return blocks


def _names_document(line: str, words: PageWords) -> bool:
    """It says what the document is: "Statement by ...", "Report of the ..."."""
    return any(words.finds(use, "title", line[:40]) for use in ("genre-statement", "genre-report"))


def _is_kicker(line: str, index: int, above: list[int]) -> bool:
    """One to three words, or capitals, over a longer headline."""
    return index != above[-1] and (count_words(line) <= 2 or (line.isupper() and count_words(line) <= 4))


def is_press_symbol(line: str) -> bool:
    """The line is the number of a United Nations press release, such as GA/SHC/4099."""
    return len(line) < 30 and bool(_PRESS_SYMBOL.match(line))
