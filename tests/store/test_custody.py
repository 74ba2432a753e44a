"""Entries of the log: what they say can be recomputed by a stranger."""

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rapporteur.actions import add_files, build, export
from rapporteur.model.document import CustodyHead
from rapporteur.reference import Reference
from rapporteur.store.custody import canonical_json, format_head, make_entry, parse_head
from tests.store.crash import clock
from tests.store.samples import new_case, simple_reader, source

DOCS = Path(__file__).parents[2] / "docs" / "explanation" / "custody.md"


@given(
    st.integers(0, 10**9),
    st.text(),
    st.text(),
    st.dictionaries(st.text(), st.text() | st.none() | st.integers()),
)
def test_a_leaf_is_what_the_documentation_says(
    seq: int, at: str, subject: str, detail: dict[str, str | int | None]
) -> None:
    entry = make_entry(seq, at, "add", subject, detail)
    code = DOCS.read_text(encoding="utf-8").split("```python\n")[1].split("```")[0]
    names = {"seq": seq, "at": at, "action": "add", "subject": subject, "detail": entry.detail}
    exec(code, names)  # noqa: S102 - the documentation's own lines are what is tested
    assert names["leaf"] == entry.leaf
    assert json.loads(entry.detail) == detail


@given(st.dictionaries(st.text(), st.text() | st.integers()))
def test_canonical_json_does_not_depend_on_the_order_of_keys(value: dict[str, str | int]) -> None:
    assert canonical_json(value) == canonical_json(dict(reversed(value.items())))


@given(st.integers(0, 10**12), st.binary(min_size=32, max_size=32))
def test_a_head_is_read_as_it_is_written(size: int, root: bytes) -> None:
    head = CustodyHead(size, root.hex())
    assert parse_head(format_head(head)) == head


@pytest.mark.parametrize(
    "words", ["", "5", "5:", "x:" + "0" * 64, "5:" + "0" * 63, "5:" + "g" * 64, "-1:" + "0" * 64]
)
def test_what_is_no_head_is_refused(words: str) -> None:
    with pytest.raises(ValueError):
        parse_head(words)


def test_every_act_has_its_entry(tmp_path: Path, reference: Reference) -> None:
    case = new_case(tmp_path / "case")
    list(add_files(case, [source("a.txt", b"some words")], now=clock))
    build(case, reference=reference, reader=simple_reader, now=clock)
    out = tmp_path / "record.jsonl"
    export(case, "record", out, clearance="internal", reference=reference, now=clock)
    with case.open_store() as store:
        entries = list(store.entries())
    assert [entry.action for entry in entries] == ["init", "add", "read", "export"]
    added, read, exported = (json.loads(entry.detail) for entry in entries[1:])
    assert added["sha256"] == entries[1].subject == hashlib.sha256(b"some words").hexdigest()
    assert (added["size"], added["media_type"], added["origin"]["name"]) == (10, "text/plain", "a.txt")
    assert read["reference"] == reference.digest and read["version"] and len(read["reading"]) == 64
    assert exported["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
