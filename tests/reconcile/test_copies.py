"""Copies are found by their wording, and quotations alone make none."""

from rapporteur.reconcile.copies import find_originals, find_overlaps
from tests.builders import Page

STORY = (
    "The envoy said on Monday that the talks in the capital had been frank and that both sides would meet again "
    "before the end of the month to settle the wording of the text that the committee is to vote on. Delegates from "
    "the region welcomed the news, while rights groups asked for access to the places of detention in the north."
)
OTHER = (
    "Rain fell on the harbour for the fourth day in a row and the ferry company called off all crossings until the "
    "weekend, a spokesman told reporters, adding that tickets can be used later or paid back at any counter in town."
)
QUOTE = "“we will not accept a text that was written without us and that speaks of us as if we were not in the room”"


def overlaps(*pages: Page) -> tuple[tuple[str, float], ...]:
    found = find_overlaps(tuple(sorted((page.reading() for page in pages), key=lambda r: r.document.id)))
    return tuple((overlap.reuse, overlap.share) for overlap in found)


def test_a_shortened_story_is_a_copy() -> None:
    assert [reuse for reuse, _ in overlaps(Page(STORY), Page(STORY[:220] + " More follows."))] == ["copy"]


def test_stories_of_their_own_are_independent() -> None:
    assert overlaps(Page(STORY), Page(OTHER)) == ()


def test_the_same_quotation_is_no_copy() -> None:
    a = Page(f"{STORY} The minister said {QUOTE}.")
    b = Page(f"{OTHER} In the evening he told the assembly {QUOTE}.")
    assert [reuse for reuse, _ in overlaps(a, b)] == ["quote_only"]


def test_the_earliest_is_the_original_whatever_the_order() -> None:
    early, late = Page(STORY, dct="2014-10-29"), Page(STORY + " Edited by hand.", dct="2014-10-30")
    for order in ((early, late), (late, early)):
        readings = tuple(page.reading() for page in order)
        assert find_originals(find_overlaps(readings), readings) == ((late.doc, early.doc),)
