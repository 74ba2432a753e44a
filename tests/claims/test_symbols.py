"""Symbols of UN documents."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.claims.symbols import body_of, find_symbols, normal_form


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see A/C.3/70/L.35/Rev.1 and A/70/L.2/Add.1.", ["A/C.3/70/L.35/Rev.1", "A/70/L.2/Add.1"]),
        ("A/RES/66/253 B was cited", ["A/RES/66/253 B"]),
        ("A/HRC/RES/S-35/1", ["A/HRC/RES/S-35/1"]),
        ("resolution 1593 (2005)", ["S/RES/1593 (2005)"]),
        ("S/RES/1970 (2011)", ["S/RES/1970 (2011)"]),
        ("Human Rights Council resolution 25/25", ["A/HRC/RES/25/25"]),
        ("General Assembly resolution 67/180", ["A/RES/67/180"]),
        ("resolution 78/220", ["A/RES/78/220"]),
        ("A/HRC/WG.6/19/ERI/1", ["A/HRC/WG.6/19/ERI/1"]),
        ("A/HRC/25/63", ["A/HRC/25/63"]),
        ("letter S/2014/872 of the members", ["S/2014/872"]),
        ("CCPR/C/ERI/CO/1 is clear", ["CCPR/C/ERI/CO/1"]),
        ("an N/A 24/7 service, 1/2 price, and/or", []),
    ],
)
def test_symbols_are_found_in_normal_form(text: str, expected: list[str]) -> None:
    assert [found.symbol for found in find_symbols(text)] == expected


def test_issuing_organ_reads_a_bare_number() -> None:
    assert [found.symbol for found in find_symbols("its resolution 25/25", organ="HRC")] == [
        "A/HRC/RES/25/25"
    ]
    assert find_symbols("its resolution 25/25") == ()


def test_asterisk_of_a_reissue_and_hard_hyphens_fall_away() -> None:
    assert normal_form("A/C.3/69/L.28/Rev.1*") == "A/C.3/69/L.28/Rev.1"
    assert normal_form("A/HRC/RES/S‑35/1") == "A/HRC/RES/S-35/1"


def test_body_of_a_symbol() -> None:
    assert [body_of(s) for s in ("A/C.3/70/L.1", "A/70/L.1", "A/HRC/31/L.1", "S/2014/1")] == [
        "GA-C3",
        "GA",
        "HRC",
        "SC",
    ]


@given(st.text(alphabet="ASE/CHRC.L0123456789 ()-IVX", max_size=80))
def test_found_symbols_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_symbols(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.sampled_from(["A/RES/66/253 B", "S/RES/1970 (2011)", "A/C.3/69/L.28/Rev.1", "A/HRC/RES/S-35/1"]))
def test_normal_form_is_a_fixed_point(symbol: str) -> None:
    assert normal_form(normal_form(symbol)) == normal_form(symbol)
