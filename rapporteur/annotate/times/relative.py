"""Dates that count from another: `yesterday`, `last week`, `Friday`, `two years ago`, `that day`."""

from dataclasses import replace
from datetime import date

from rapporteur.annotate.times.anchors import Anchor, fits
from rapporteur.annotate.times.calendar import Grain, Stretch, make_day, stretch_at
from rapporteur.annotate.times.dates import year_for
from rapporteur.annotate.times.lengths import length
from rapporteur.annotate.times.rules import PRE, Found, Meaning, dated, rule, unanchored
from rapporteur.model.partial_date import edtf_between

GRAINS: dict[str, Grain] = {
    "D": "D",
    "W": "W",
    "M": "M",
    "Y": "Y",
    "Q": "Q",
    "CE": "CE",
    "DE": "DE",
    "WE": "WE",
}
BLANK: dict[str, str] = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX", "Y": "XXXX",
    "DE": "XXX", "CE": "XX",
}  # fmt: skip


def resolve_near_day(found: Found, anchor: Anchor) -> Meaning | None:
    """`yesterday`, `today`, `tomorrow`, `tonight`, `yesterday morning`."""
    item = found.need("R")
    base = Stretch("D", anchor.dct) if anchor.dct else fits(anchor.today, "D")
    if found.has_role(item, "today") and base is None:
        return Meaning("DATE", "PRESENT_REF", None, "no day to count from")
    day = base.step(int(item.value)) if base else None
    part = "NI" if found.has_role(item, "tonight") else found.value("P") or found.value("P1")
    if day is None:
        return unanchored("XXXX-XX-XX" + (f"T{part}" if part else ""), "no day to count from")
    reason = f"counted from {anchor.name}"
    if part:
        return Meaning("TIME", f"{day.value}T{part}", day.edtf, reason, day)
    return dated(day, reason)


def resolve_weekday(found: Found, anchor: Anchor) -> Meaning | None:
    """`Friday`, `last Friday`, `next Tuesday`, `Friday night`, `Monday of last week`."""
    weekday = int(found.need("W").value)
    part = found.value("P")
    day, reason = _weekday(weekday, found, anchor)
    if day is None:
        return unanchored(f"XXXX-WXX-{weekday}" + (f"T{part}" if part else ""), "no date to count from")
    if part:
        return Meaning("TIME", f"{day.value}T{part}", day.edtf, reason, day)
    return dated(day, reason)


def _weekday(weekday: int, found: Found, anchor: Anchor) -> tuple[Stretch | None, str]:
    shift, week = found.item("s"), found.item("rel")
    base = anchor.then if shift and shift.letter == "F" else anchor.today
    if fits(base, "W") is None:
        base = Stretch("D", anchor.dct) if anchor.dct else None
    if base is None:
        return None, ""
    today = base.begin
    if week:
        monday = stretch_at(today, "W").step(_step(week.value))
        return (
            Stretch("D", monday.begin).step(weekday - 1) if monday else None
        ), f"in the week counted from {today}"
    ahead = (weekday - today.isoweekday()) % 7
    if shift and shift.value == "1":
        return Stretch("D", today).step(ahead or 7), f"the next one after {anchor.name}"
    if shift and shift.letter in "LlF":
        return Stretch("D", today).step(ahead - 7), f"the last one before {anchor.name}"
    if shift and shift.letter == "T":
        monday = stretch_at(today, "W")
        return Stretch("D", monday.begin).step(weekday - 1), f"in the week of {anchor.name}"
    is_narrative = anchor.mode == "narrative" and base is anchor.last
    if is_narrative or found.direction() > 0:
        return Stretch("D", today).step(ahead), f"the coming one from {anchor.name}, itself included"
    return Stretch("D", today).step(
        ahead - 7 if ahead else 0
    ), f"the latest one up to {anchor.name}, itself included"


def resolve_stretch(found: Found, anchor: Anchor) -> Meaning | None:
    """`last year`, `this week`, `next month`, `the following day`, `that year`, `earlier this week`."""
    shift, unit = found.need("s"), found.need("U")
    if unit.value not in GRAINS:
        return None
    grain = GRAINS[unit.value]
    if shift.letter == "l" or (shift.letter == "L" and unit.value in ("DE", "CE")):
        return _past(grain, anchor)
    base = (
        anchor.then if shift.letter in "HF" or (shift.letter == "X" and _has_article(found)) else anchor.today
    )
    if grain == "Q" and shift.letter in "H":
        base = anchor.quarter or base
    if grain == "D" and shift.letter == "T" and anchor.mode == "news":
        base = anchor.then
    start = fits(base, grain)
    if start is None and base is not None and grain == "D" and shift.letter == "H":
        return None
    stretch = start.step(_step(shift.value)) if start else None
    if stretch is None:
        return unanchored(BLANK[grain], "no date to count from")
    is_last = anchor.last is not None and base == anchor.last
    reason = f"counted from {base.value}, last named" if is_last and base else f"counted from {anchor.name}"
    return _bounded(stretch, reason, found, anchor)


def _has_article(found: Found) -> bool:
    at = found.match.start("s")
    return at > 0 and found.items[at - 1].letter == "D"


def _past(grain: Grain, anchor: Anchor) -> Meaning | None:
    """`the past year`, `the last decade`: the length that ends at the anchor."""
    lengths = {
        "D": "P1D",
        "W": "P1W",
        "M": "P1M",
        "Y": "P1Y",
        "Q": "P3M",
        "DE": "P10Y",
        "CE": "P100Y",
        "WE": "P2D",
    }
    base = anchor.today
    edtf = None
    if base is not None and base.grain == "D":
        months = {"M": -1, "Q": -3, "Y": -12, "DE": -120, "CE": -1200}.get(grain)
        days = {"D": -1, "W": -7, "WE": -2}.get(grain)
        begin = base.step(days) if days else _same_day(base.begin, months or 0)
        first = begin.step(1) if begin else None
        edtf = edtf_between(first.begin, base.begin) if first else None
    return Meaning("DURATION", lengths[grain], edtf, f"ending at {anchor.name}" if edtf else "a length")


def _same_day(day: date, months: int) -> Stretch | None:
    month = stretch_at(day, "M").step(months)
    return (
        Stretch("D", date(month.begin.year, month.begin.month, min(day.day, month.end.day)))
        if month
        else None
    )


def _bounded(stretch: Stretch, reason: str, found: Found, anchor: Anchor) -> Meaning | None:
    """`earlier this year` ends at the document's date, `later this year` begins there; a month stays whole."""
    part, dct = found.part, anchor.dct
    meaning = dated(stretch, reason, found=found)
    if (
        meaning is None
        or part not in ("BEFORE", "AFTER")
        or dct is None
        or not stretch.begin <= dct <= stretch.end
    ):
        return meaning
    word = "up to" if part == "BEFORE" else "from"
    edtf = meaning.edtf
    if stretch.grain == "Y":
        edtf = edtf_between(stretch.begin, dct) if part == "BEFORE" else edtf_between(dct, stretch.end)
    return Meaning("DATE", meaning.value, edtf, f"{reason}; {word} the document's date, {dct}", stretch)


def resolve_the_stretch(found: Found, anchor: Anchor) -> Meaning | None:
    """`the day`, `the month`, `the quarter`, `the end of the year`: that of the date last named, or the present."""
    grain = GRAINS.get(found.need("U").value)
    behind = found.behind
    if grain is None or grain in ("DE", "CE") or (behind and (behind.letter in "kG" or behind.word == "-")):
        return None
    if grain == "Y" and found.has_role(behind, "year ending"):
        return Meaning("DURATION", "P1Y", None, "a year ending on a day")
    if grain == "D" and anchor.mode == "news" and not found.part:
        return _the_day(found, anchor)
    base = fits(anchor.quarter, grain) if grain == "Q" and anchor.quarter else None
    base = base or fits(anchor.today, grain) or fits(anchor.then, grain)
    if base is None:
        return None
    is_weekday = anchor.today is not None and anchor.today.begin.weekday() < 5
    if grain == "WE" and anchor.mode == "news" and is_weekday and found.direction() <= 0:
        return dated(base.step(-1), f"the last one before {anchor.name}", found=found)
    return dated(base, f"that of {anchor.name}", found=found)


def _the_day(found: Found, anchor: Anchor) -> Meaning | None:
    """`the day` in news: the day last named, where the words say no more about it."""
    last, behind = anchor.last, found.behind
    if last is None or last.grain != "D" or (behind and behind.letter not in ".,)ni"):
        return None
    return dated(last, f"the day last named, {last.value}")


def resolve_part_of_day(found: Found, anchor: Anchor) -> Meaning | None:
    """`this morning`, `last night`, `that evening`, `the following morning`."""
    shift, part = found.need("s"), found.value("P")
    base = fits(anchor.then if shift.letter in "HF" else anchor.today, "D")
    step = _step(shift.value)
    day = base.step(step) if base else None
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XXT{part}", None, "no day to count from")
    return Meaning("TIME", f"{day.value}T{part}", day.edtf, f"counted from {anchor.name}", day)


def resolve_the_part(found: Found, anchor: Anchor) -> Meaning | None:
    """`in the morning`: of the day last named, or of the document's."""
    base, part = fits(anchor.then, "D") or fits(anchor.today, "D"), found.value("P")
    if base is None or not found.has_role(found.before, "part before"):
        return None
    return Meaning("TIME", f"{base.value}T{part}", base.edtf, f"of {base.value}, the day told of")


def resolve_part(found: Found, _anchor: Anchor) -> Meaning | None:
    """`the night` of a date that follows, with which it is taken together."""
    return Meaning("TIME", f"XXXX-XX-XXT{found.value('P')}", None, "a part of a day")


def resolve_distance(found: Found, anchor: Anchor) -> Meaning | None:
    """`two years ago`, `three days later`, `a year earlier`, `weeks ago`."""
    way, unit = found.need("G"), found.need("u")
    ends_clause = found.behind is None or found.behind.letter in ".,)"
    if (
        way.letter == "B"
        and not (found.has_role(way, "clause distance") and ends_clause)
        and not found.has_role(way, "distance alone")
    ):
        return None
    if way.letter == "r" and way.value not in ("BEFORE", "AFTER"):
        return None
    sign = 1 if way.value in ("1", "AFTER") else -1
    number = found.item("n")
    if (number is None or number.letter == "D") and unit.letter == "U" and unit.value in GRAINS:
        return _at_distance(sign, unit.value, way.letter, anchor)
    if number is not None and (unit.value in ("TS", "TM", "TH") or (number.letter == "v" and sign > 0)):
        shown = "1" if number.letter in "AD" else number.value
        return Meaning("DURATION", length(shown, unit.value), None, f"a distance from {anchor.name}")
    if number is None or not number.value.replace(".", "").isdigit():
        vague = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Meaning(
            "DATE", vague, None, f"a vague distance {'before' if sign < 0 else 'after'} {anchor.name}"
        )
    return _at_distance(sign * float(number.value), unit.value, way.letter, anchor)


def _at_distance(count: float, unit: str, letter: str, anchor: Anchor) -> Meaning | None:
    base = anchor.today if letter == "G" else anchor.then
    name = anchor.name if letter == "G" or anchor.last is None else f"{anchor.last.value}, last named"
    whole = int(count)
    if (
        unit == "Y"
        and abs(whole) == 1
        and anchor.quarter is not None
        and base is not None
        and anchor.mode == "news"
    ):
        before = dated(
            anchor.quarter.step(4 * whole), f"the same quarter, counted from {anchor.quarter.value}"
        )
        return replace(before, stretch=None) if before else None  # a comparison: the quarter told of stays
    grain = GRAINS["W"] if unit == "W2" else GRAINS[unit]
    if unit == "W2":
        whole *= 2
    start = fits(base, grain)
    if start is None and base is not None and grain == "D" and base.grain in ("M", "Y"):
        return unanchored(f"{base.value[:4]}-XX-XX", f"counted from {name}, whose day is not known")
    if start is None or whole == 0:
        return unanchored(BLANK[grain], "no date to count from")
    return dated(start.step(whole), f"counted from {name}")


def resolve_period(found: Found, anchor: Anchor) -> Meaning | None:
    """`the latest period`, `the 1988 period`, `the same quarter last year`: the quarter told of, in its year."""
    quarter, year = anchor.quarter, found.number("Y")
    if quarter is None:
        return None
    if year is None and found.item("rel"):
        year = quarter.begin.year - 1
    begin = quarter.begin.replace(year=year) if year else quarter.begin
    reason = f"the quarter last named, {quarter.value}"
    return Meaning("DATE", Stretch("Q", begin).value, Stretch("Q", begin).edtf, reason)


def resolve_week_of(found: Found, anchor: Anchor) -> Meaning | None:
    """`the week of March 6`: the week of that day."""
    month, day = found.number("m"), found.number("d")
    if found.need("U").value != "W" or month is None or day is None:
        return None
    year = found.number("Y") or (year_for(month, day, found, anchor) or (None, ""))[0]
    start = make_day(year, month, day) if year else None
    return dated(stretch_at(start.begin, "W"), f"the week of {start.value}") if start else None


def resolve_end(found: Found, anchor: Anchor) -> Meaning | None:
    """`year-end`, `the year's end`."""
    grain = GRAINS.get(found.need("U").value)
    base = fits(anchor.today, grain) if grain in ("Y", "M", "Q") and grain else None
    if base is None or found.need("e").value != "END":
        return None
    return dated(base, f"that of {anchor.name}; late in it")


def resolve_day_of_month(found: Found, anchor: Anchor) -> Meaning | None:
    """`the 15th`, in the month last named."""
    number = found.number("d")
    base = anchor.last
    if (
        number is None
        or base is None
        or base.grain not in ("D", "M")
        or not found.items[found.match.start("d")].word[0].isdigit()
    ):
        return None
    if found.behind and found.behind.letter in "x-oUcKN":
        return None
    try:
        return dated(
            Stretch("D", base.begin.replace(day=number)), f"in the month last named, {base.value[:7]}"
        )
    except ValueError:
        return None


def resolve_vague(found: Found, anchor: Anchor) -> Meaning | None:
    """`now`, `recently`, `the past`, `the future`."""
    item = found.need("Z")
    if found.has_role(item, "vague in narratives") and anchor.mode == "news":
        return None
    if item.letter == "l":
        return Meaning("DATE", "PAST_REF", None, "a vague time")
    if item.letter == "T":
        return (
            Meaning("DATE", "PRESENT_REF", None, "a vague time") if found.has_role(item, "present") else None
        )
    if found.has_role(item, "weak vague") or (found.has_role(item, "present") and found.behind is None):
        return None
    return Meaning("DATE", item.value, None, "a vague time")


def _step(value: str) -> int:
    return int(value)


RULES = (
    rule("near day", r"(?:[Er]-?)?(?:(?P<P1>P)-?)?(?P<R>R)(?P<P>P)?", resolve_near_day),
    rule("weekday", r"E?(?P<s>D?[LTXF])?(?P<W>W)(?P<P>P)?(?:k?(?P<rel>[LTX])U)?", resolve_weekday),
    rule("stretch", rf"{PRE}D?(?P<s>[LlTXFH])m?w?(?P<U>[UKcg])", resolve_stretch),
    rule("the stretch", rf"(?:{PRE}Dw?(?P<U>[UKg]))", resolve_the_stretch),
    rule("part of day", r"(?:[Er]-?)?D?(?P<s>[LTXFH])(?P<P>P)", resolve_part_of_day),
    rule("the part of day", r"D(?P<P>P)(?![-ktd])", resolve_the_part),
    rule("part of a day", r"(?:Ei?)?D?(?P<P>P)m?u?(?=kD?[dMWof])", resolve_part),
    rule("distance", r"%?(?P<n>[NdAvO]|D(?=UB))?-?m?(?P<u>[UuKc])(?P<G>[GrB])", resolve_distance),
    rule("distance", r"D?m?(?P<u>U)-(?P<G>[Gr])(?:o?K|I)?", resolve_distance),
    rule("week of", r"(?:D)(?P<U>U)k(?:W,?)?(?P<m>M)(?P<d>[do])(?:,?(?P<Y>Y))?", resolve_week_of),
    rule("period", r"DL[KI]", resolve_period),
    rule("period", r"D(?P<Y>Y)[KI]", resolve_period),
    rule("period", r"D?H[KI]k?D?(?P<rel>L)U", resolve_period),
    rule("end of year", r"(?P<U>U)(?:-|p)?(?P<e>e)(?!k)", resolve_end),
    rule("day of month", r"D(?P<d>o)", resolve_day_of_month),
    rule("vague", r"(?P<Z>Z)", resolve_vague),
    rule("vague", r"Dm?(?P<Z>l)(?![NdvuUKcgmAMWS%P])", resolve_vague),
    rule("vague", r"(?P<Z>T)", resolve_vague),
)
