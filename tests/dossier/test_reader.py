"""Marks that nest and overlap come out well formed, over unchanged text."""

from hypothesis import given
from hypothesis import strategies as st

from rapporteur.dossier.reader import Mark, Run, cut_runs

TEXT = "The envoy said on Tuesday that nothing was decided, and that talks go on."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 30)).map(
    lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
)


def marks_of(spans: list[tuple[int, int]]) -> list[Mark]:
    return [
        Mark(start, end, index + 1, f"c-{index + 1}", str(index + 1))
        for index, (start, end) in enumerate(spans)
    ]


def runs_of(spans: list[tuple[int, int]]) -> list[Run]:
    return list(cut_runs(TEXT, 0, len(TEXT), marks_of(spans)))


def marked(runs: list[Run]) -> dict[int, str]:
    """The words within the marks of each number."""
    found: dict[int, str] = {}
    stack: list[int] = []
    for run in runs:
        if run.kind == "open":
            stack.append(run.number)
        elif run.kind == "close":
            stack.pop()
        for number in dict.fromkeys(stack) if run.kind == "text" else ():
            found[number] = found.get(number, "") + run.text
    return found


def test_a_mark_within_another_is_nested() -> None:
    kinds = [run.kind for run in runs_of([(4, 25), (10, 14)])]
    assert kinds == [
        "text",
        "open",
        "text",
        "open",
        "text",
        "close",
        "number",
        "text",
        "close",
        "number",
        "text",
    ]


def test_crossing_marks_are_cut_where_the_first_ends() -> None:
    runs = runs_of([(4, 14), (10, 25)])
    assert marked(runs) == {1: TEXT[4:14], 2: TEXT[10:25]}
    assert [run.anchor for run in runs if run.kind == "open"] == ["c-1", "c-2", ""]


@given(st.lists(SPANS, max_size=12))
def test_text_is_kept_marks_are_balanced_and_hold_their_words(spans: list[tuple[int, int]]) -> None:
    runs = runs_of(spans)
    assert "".join(run.text for run in runs) == TEXT
    depth = 0
    for run in runs:
        depth += (run.kind == "open") - (run.kind == "close")
        assert depth >= 0
    assert depth == 0
    assert marked(runs) == {index + 1: TEXT[start:end] for index, (start, end) in enumerate(spans)}
    anchors = [run.anchor for run in runs if run.anchor]
    assert sorted(anchors) == sorted(f"c-{index + 1}" for index in range(len(spans)))
    assert sorted(run.number for run in runs if run.kind == "number") == list(range(1, len(spans) + 1))
