"""Documents that came in several ways: the order of arrival decides nothing."""

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.model.document import Origin
from rapporteur.model.vocabulary import CONFIDENTIALITIES
from rapporteur.store.holdings import Arrival, hold

DOCS = st.sampled_from(["aa", "bb", "cc", "dd"])
origins = st.builds(
    Origin,
    st.sampled_from(["a.txt", "b.warc", "c.html"]),
    st.sampled_from([None, "https://meridian.example/1"]),
    st.none(),
    st.none(),
    st.sampled_from(CONFIDENTIALITIES),
)
arrivals = st.lists(
    st.builds(
        Arrival, DOCS, st.just(3), st.sampled_from(["text/plain", "text/html"]), origins, st.none() | DOCS
    ),
    max_size=8,
)


def arrival(doc: str, *, inside: str | None = None, name: str = "a.txt", secrecy: str = "public") -> Arrival:
    return Arrival(doc, 3, "text/plain", Origin(name, confidentiality=secrecy), inside)  # type: ignore[arg-type]


@given(arrivals, st.randoms(use_true_random=False))
def test_the_order_of_arrival_decides_nothing(ways: list[Arrival], dice: object) -> None:
    shuffled = list(ways)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert hold(ways) == hold(shuffled)


@given(arrivals)
def test_nothing_is_less_strict_than_any_way_it_came(ways: list[Arrival]) -> None:
    level = {h.document.id: CONFIDENTIALITIES.index(h.document.origin.confidentiality) for h in hold(ways)}
    for way in ways:
        assert level[way.doc] >= CONFIDENTIALITIES.index(way.origin.confidentiality)
        if way.inside in level:
            assert level[way.doc] >= level[str(way.inside)]


def test_what_is_inside_a_protected_archive_is_protected_at_any_depth() -> None:
    held = hold([arrival("aa", secrecy="protected"), arrival("bb", inside="aa"), arrival("cc", inside="bb")])
    assert [h.document.origin.confidentiality for h in held] == ["protected"] * 3
    assert [(h.depth, h.contains) for h in held] == [(0, 1), (1, 1), (2, 0)]


def test_depth_is_that_of_the_shortest_way() -> None:
    held = hold([arrival("aa"), arrival("bb", inside="aa"), arrival("cc", inside="bb"), arrival("cc")])
    assert [h.depth for h in held] == [0, 1, 0]


def test_what_is_given_to_the_stages_changes_with_origin_and_class_only() -> None:
    (alone,) = hold([arrival("aa")])
    (twice,) = hold([arrival("aa"), arrival("aa", name="b.txt")])
    (stricter,) = hold([arrival("aa"), arrival("aa", name="b.txt", secrecy="internal")])
    assert alone.given == twice.given != stricter.given
