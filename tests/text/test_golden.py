"""Whole pages with what a reader sees in them: tests/golden/text/<example>/.

A missing expected.json is written, and the test fails until somebody has read it.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from rapporteur.model.text import StructuredText
from tests.text.pages import read_page

GOLDEN = Path(__file__).parents[1] / "golden" / "text"
EXAMPLES = sorted(path.name for path in GOLDEN.iterdir() if (path / "source.txt").is_file())


def shown(text: StructuredText) -> dict[str, Any]:
    dateline = text.dateline and {"place": text.dateline.place, "date": text.dateline.date}
    return {
        "title": text.title,
        "publisher": text.publisher,
        "agency": text.agency,
        "byline": text.byline,
        "dateline": dateline,
        "published": text.published,
        "dct": text.dct,
        "dct_reason": text.dct_reason,
        "language": text.language,
        "genre": text.genre,
        "symbol": text.symbol,
        "issues": [issue.code for issue in text.issues],
        "blocks": [
            {
                "kind": block.kind,
                "start": block.start,
                "words": text.text[block.start : block.end],
                **({"speaker": block.speaker} if block.speaker else {}),
                **({"number": block.number} if block.number else {}),
            }
            for block in text.blocks
        ],
    }


@pytest.mark.parametrize("example", EXAMPLES)
def test_page_is_read_as_expected(example: str) -> None:
    folder = GOLDEN / example
    found = shown(read_page((folder / "source.txt").read_bytes()))
    expected = folder / "expected.json"
    if not expected.exists():
        expected.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{expected} was missing and has been written; read it, then run again")
    assert found == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_says_why_it_is_here(example: str) -> None:
    note = (GOLDEN / example / "note.md").read_text(encoding="utf-8")
    assert "Strength: " in note and "Apache-2.0" in note
