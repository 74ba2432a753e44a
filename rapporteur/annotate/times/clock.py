"""Times of day: `10:30 a.m.`, `9 p.m. EST`, `noon`."""

from rapporteur.annotate.times.anchors import Anchor, fits
from rapporteur.annotate.times.rules import Found, Meaning, rule


def resolve_clock(found: Found, anchor: Anchor) -> Meaning | None:
    """A time of day, on the day last named or the document's."""
    item = found.need("t")
    half = found.value("a") or _HALVES.get(found.value("P"), "")
    hours, _, minutes = item.value.replace(".", ":").partition(":")
    if not hours.isdigit() or (not half and item.letter != "t"):
        return None
    hour = int(hours)
    if hour > 24 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "PM" else 0)
    clock = f"T{hour:02}:{minutes[:5] or '00'}" + _zone(found)
    day = fits(anchor.then if anchor.mode == "narrative" else anchor.day_here or anchor.today, "D")
    if day is None:
        return Meaning("TIME", f"XXXX-XX-XX{clock}", None, "no day to count from")
    reason = f"on {anchor.name}" if anchor.day_here is None else f"on {day.value}, the day named before it"
    return Meaning("TIME", day.value + clock, day.edtf, reason)


_HALVES = {"MO": "AM", "AF": "PM", "EV": "PM", "NI": "PM"}


def _zone(found: Found) -> str:
    return found.value("z")


RULES = (
    rule("clock", r"%?(?P<t>t)(?P<a>a)?(?:\(?(?P<z>z)\)?)?", resolve_clock),
    rule("clock", r"%?(?P<t>d)iD(?P<P>P)", resolve_clock),
    rule("clock", r"%?(?P<t>[dN])(?P<a>a)(?:\(?(?P<z>z)\)?)?", resolve_clock),
)
