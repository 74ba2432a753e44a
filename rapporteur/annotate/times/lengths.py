"""Durations (`three years`, `the past three to six months`, `41-year`) and sets (`daily`, `every Monday`)."""

from datetime import date

from rapporteur.annotate.times.anchors import Anchor
from rapporteur.annotate.times.calendar import Stretch, plus_months
from rapporteur.annotate.times.rules import Found, Meaning, rule
from rapporteur.model.partial_date import edtf_between

_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_DAYS = {"D": 1, "W": 7, "W2": 14, "WE": 2}
_LETTER = {"TS": "S", "TM": "M", "TH": "H", "D": "D", "W": "W", "M": "M", "Q": "Q", "Y": "Y"}
_SCALE = {"DE": (10, "Y"), "CE": (100, "Y"), "W2": (2, "W"), "WE": (2, "D")}


def length(number: str, unit: str) -> str:
    """A TIMEX3 duration: `P3M`, `PT10M`, `PXD`, `P2.5Y`."""
    scale, letter = _SCALE.get(unit, (1, _LETTER.get(unit, "X")))
    if number == "X":
        return f"P{'T' if unit[0] == 'T' else ''}X{letter}"
    count = float(number) * scale
    shown = f"{count:g}" if count < 1e6 else str(int(count))
    return f"P{'T' if unit[0] == 'T' else ''}{shown}{letter}"


def resolve_length(found: Found, anchor: Anchor) -> Meaning | None:
    """A length of time, ending or beginning at the anchor where the words say so."""
    number, unit, shift = found.need("n"), found.need("u"), found.item("s")
    if _is_age(found) or (number.letter == "A" and _is_rate(found)):
        return None
    if number.letter == "Y" and unit.letter != "u":
        return None
    if number.letter == "v" and found.has_role(found.items[found.match.start()], "during"):
        return None  # `grew over several years`: no part of the length
    between = found.item("x")
    if between and (not between.word.isalpha() or unit.value not in ("D", "W", "M", "Y")):
        return None
    if unit.value == "Q" and number.letter != "v" and not shift and not found.match[0].startswith("D"):
        return None  # a fraction
    first = _number_of(found, "n")
    second = _number_of(found, "n2") if found.item("n2") else ""
    value = length(first, unit.value) + (f"/{length(second, unit.value)}" if second else "")
    edtf, reason = _interval(second or first, unit.value, shift.value if shift else "", anchor)
    return Meaning("DURATION", value, edtf, reason)


def resolve_and_a_half(found: Found, _anchor: Anchor) -> Meaning | None:
    """`a minute and a half`, `a year or two`."""
    unit, number = found.need("u"), found.item("n")
    value = f"{length('1', unit.value)}/{length(number.value, unit.value)}" if number else ""
    return Meaning("DURATION", value or length("1.5", unit.value), None, "a length")


def resolve_unit_long(found: Found, _anchor: Anchor) -> Meaning | None:
    """`month-long`."""
    is_long = found.has_role(found.items[found.match.end() - 1], "long")
    return Meaning("DURATION", length("1", found.value("n")), None, "a length") if is_long else None


def _number_of(found: Found, group: str) -> str:
    item = found.need(group)
    return "1" if item.letter == "A" else item.value


def _interval(number: str, unit: str, shift: str, anchor: Anchor) -> tuple[str | None, str]:
    """The days of `the past three years` and `the next two weeks`."""
    base = anchor.today
    if not shift or number == "X" or base is None or shift == "0":
        return None, "a length"
    day, count = base.end if shift == "-1" else base.begin, int(float(number))
    other = _moved(day, (1 if shift == "1" else -1) * count, unit)
    if other is None or other == day:
        return None, "a length"
    begin, end = sorted((day, other))
    if shift == "-1":
        begin = _moved(begin, 1, "D") or begin  # three months that end today begin on the morrow of that day
    return edtf_between(begin, end), f"{'ending' if shift == '-1' else 'beginning'} at {anchor.name}"


def _moved(day: date, count: int, unit: str) -> date | None:
    if unit in _DAYS:
        moved = Stretch("D", day).step(count * _DAYS[unit])
        return moved.begin if moved else None
    if unit not in _MONTHS:
        return None
    month = plus_months(day.replace(day=1), count * _MONTHS[unit])
    return date(month.year, month.month, min(day.day, Stretch("M", month).end.day)) if month else None


def _is_age(found: Found) -> bool:
    """Whether `old` follows, or `aged` goes before: the age of somebody is no time of the record."""
    at = found.match.end()
    behind = found.items[at : at + 2]
    if behind and behind[0].letter in "-k":
        behind = behind[1:]
    return found.has_role(behind[0] if behind else None, "age behind") or found.has_role(
        found.before, "age before"
    )


def _is_rate(found: Found) -> bool:
    """Whether `a year` is a rate: `50,000 a year`, `twice a week`."""
    before = found.before
    return before is not None and (before.letter in "Nsu" or found.has_role(before, "rate before"))


def resolve_part(found: Found, _anchor: Anchor) -> Meaning | None:
    """`the last week of August`: a length, placed no closer than the words do."""
    return Meaning("DURATION", length("1", found.value("u")), None, "a length within a month")


def resolve_rate(found: Found, _anchor: Anchor) -> Meaning | None:
    """`a year` after a number, `per month`."""
    unit = found.need("u")
    if found.match[0][0] == "A" and not _is_rate(found):
        return None
    return Meaning("SET", length("1", unit.value), None, "again and again")


def resolve_bare(found: Found, _anchor: Anchor) -> Meaning | None:
    """`years`, `several months`, `recent years`, `the coming weeks`, `months-long`."""
    unit = found.need("u")
    opening = found.item("s")
    if (
        unit.value == "TS"
        or (unit.value == "Q" and opening is None)
        or _is_age(found)
        or (found.before and found.before.letter in "Nd-x" and _counts(found))
    ):
        return None
    if found.has_role(opening, "recent") and unit.value in ("Y", "DE", "CE"):
        return Meaning("DATE", "PAST_REF", None, "a vague time before")
    return Meaning("DURATION", length("X", unit.value), None, "a length without a number")


def _counts(found: Found) -> bool:
    return found.before is not None and found.before.letter == "-"


def resolve_set(found: Found, _anchor: Anchor) -> Meaning | None:
    """`daily`, `annual`."""
    return Meaning("SET", found.value("s"), None, "again and again")


def resolve_each(found: Found, _anchor: Anchor) -> Meaning | None:
    """`each year`, `every two weeks`, `every Monday`, `each October`."""
    unit = found.need("u")
    each, number = found.item("Q"), found.item("n")
    times = number.value if number else (each.value if each else "1")
    if unit.letter == "W":
        return Meaning("SET", f"XXXX-WXX-{unit.value}", None, "again and again")
    if unit.letter == "M":
        return Meaning("SET", f"XXXX-{int(unit.value):02}", None, "again and again")
    if unit.letter == "S":
        return Meaning("SET", f"XXXX-{unit.value}", None, "again and again")
    if unit.letter == "P":
        return Meaning("SET", f"XXXX-XX-XXT{unit.value}", None, "again and again")
    if not times.isdigit():
        return None
    return Meaning("SET", length(times, unit.value), None, "again and again")


def resolve_weekdays(found: Found, _anchor: Anchor) -> Meaning | None:
    """`Mondays`."""
    return Meaning("SET", f"XXXX-WXX-{found.value('V')}", None, "again and again")


_NUMBER = r"(?P<n>[NdvO])(?:-?n-?(?P<n2>[Ndv])|-(?P<n3>[Nd]))?"
RULES = (
    rule("length", rf"D?(?:(?P<s>[LlTXF])|o)?m?{_NUMBER}m?(?P<u>[uKc])(?:-m)?", resolve_length),
    rule("length", rf"%{_NUMBER}-?m?(?P<u>[UuKc])(?:-m)?", resolve_length),
    rule("length", rf"{_NUMBER}-?m?-?(?P<u>[UuKc])(?:-m)?", resolve_length),
    rule("length", r"%?(?P<n>A)m?(?P<u>[UKc])(?!-m)", resolve_length),
    rule("length", rf"D?(?:(?P<s>[LlTXF])|o)?%?{_NUMBER}(?P<x>x)(?P<u>u)", resolve_length),
    rule("length", r"%?A(?P<u>[UKc])nAh", resolve_and_a_half),
    rule("length", r"%?A(?P<u>U)n(?P<n>[Nd])(?![UuKc])", resolve_and_a_half),
    rule("length", r"(?P<n>U)(?P<u>-m)", resolve_unit_long),
    rule("part of a month", r"D[Lo](?P<u>U)kMk?,?Y?", resolve_part),
    rule("rate", r"[Aq](?P<u>[UKc])", resolve_rate),
    rule("bare", r"D?(?P<s>[ZlLFX])?m?(?P<u>u)(?:-m)?", resolve_bare),
    rule("set", r"(?P<s>s)", resolve_set),
    rule("each", r"(?P<Q>Q)(?P<n>[Nd])?m?(?P<u>[UuKcWMSPg])", resolve_each),
    rule("weekdays", r"(?P<V>V)(?:P)?", resolve_weekdays),
)
