"""Mentions of one text are taken together, other texts are left alone."""

import pytest

from rapporteur.reconcile.instruments import family_of, group_instruments
from tests.builders import Page, link_by_name


def mention(
    words: str, *, dct: str = "2016-11-10", symbol: str | None = None, sponsors: tuple[str, ...] = ()
) -> Page:
    made = Page(words, dct=dct)
    chains = tuple(made.chain(name, kind="state", registry_id=f"state:{name}") for name in sponsors)
    made.instrument(symbol=symbol, body="GA", sponsors=chains)
    return made


def sizes(*pages: Page) -> list[int]:
    groups = group_instruments(tuple(page.reading() for page in pages), link_by_name(*pages))
    return sorted(len(group) for group in groups)


@pytest.mark.parametrize(
    ("symbol", "family"),
    [
        ("A/C.3/71/L.23/Rev.1*", "A/C.3/71/L.23"),
        ("A/C.3/71/L.23", "A/C.3/71/L.23"),
        ("A/HRC/31/L.5/Rev.2/Corr.1", "A/HRC/31/L.5"),
        ("A/RES/71/203", "A/RES/71/203"),
    ],
)
def test_revisions_belong_to_their_draft(symbol: str, family: str) -> None:
    assert family_of(symbol) == family


def test_the_draft_and_its_revision_are_one() -> None:
    assert sizes(mention("a", symbol="A/C.3/71/L.23"), mention("b", symbol="A/C.3/71/L.23/Rev.1")) == [2]


def test_drafts_without_symbol_by_the_same_sponsors_are_one() -> None:
    assert sizes(mention("a", sponsors=("CAN", "NOR")), mention("b", sponsors=("CAN",))) == [2]


def test_drafts_of_other_sponsors_stay_apart() -> None:
    assert sizes(mention("a", sponsors=("CAN",)), mention("b", sponsors=("CUB",))) == [1, 1]


def test_last_years_draft_is_another() -> None:
    assert sizes(mention("a", sponsors=("CAN",)), mention("b", dct="2015-11-10", sponsors=("CAN",))) == [1, 1]


def test_a_mention_joins_the_only_symbol_that_fits() -> None:
    assert sizes(
        mention("a", symbol="A/C.3/71/L.23", sponsors=("CAN",)), mention("b", sponsors=("CAN",))
    ) == [2]


def test_a_mention_that_fits_two_symbols_joins_none() -> None:
    pages = (mention("a", symbol="A/C.3/71/L.23"), mention("b", symbol="A/C.3/71/L.24"), mention("c"))
    assert sizes(*pages) == [1, 1, 1]
