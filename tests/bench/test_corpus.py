"""Reading JSON Lines."""

from pathlib import Path

import pytest

from rapporteur.bench.corpus import digest_of, read_rows
from rapporteur.errors import InputError


def test_rows_are_read_plain_and_compressed(tmp_path: Path) -> None:
    zstandard = pytest.importorskip("zstandard")
    data = b'{"a": 1}\n\n{"a": "\xc3\xa9"}\n'
    (tmp_path / "rows.jsonl").write_bytes(data)
    (tmp_path / "rows.jsonl.zst").write_bytes(zstandard.ZstdCompressor().compress(data))
    for name in ("rows.jsonl", "rows.jsonl.zst"):
        assert list(read_rows(tmp_path / name)) == [{"a": 1}, {"a": "é"}]


@pytest.mark.parametrize("line", ["{", "[1]"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"a": 1}\n' + line + "\n")
    with pytest.raises(InputError, match=r"rows\.jsonl:2"):
        list(read_rows(path))


def test_a_missing_file_says_what_to_give(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="give the path"):
        list(read_rows(tmp_path / "none.jsonl"))
    with pytest.raises(InputError, match="RAPPORTEUR_SHARED"):
        digest_of(tmp_path, ("none.jsonl",))


def test_the_digest_changes_with_names_and_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "b").write_bytes(b"1")
    assert digest_of(tmp_path, ("a", "b")) == digest_of(tmp_path, ("b", "a"))
    assert digest_of(tmp_path, ("a",)) != digest_of(tmp_path, ("b",))
