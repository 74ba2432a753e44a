"""The documentation speaks of what is there."""

import re
from pathlib import Path

from rapporteur.model.vocabulary import BLOCK_KINDS

DOCS = Path(__file__).parents[1] / "docs"


def words_of(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def test_every_block_kind_is_described() -> None:
    assert not [kind for kind in BLOCK_KINDS if f"`{kind}`" not in words_of("reference/blocks.md")]


def test_every_kind_of_the_record_is_described() -> None:
    kinds = ("document", "actor", "statement", "event", "position", "instrument", "time", "relation", "issue")
    assert not [kind for kind in kinds if f"| `{kind}` |" not in words_of("reference/record.md")]


def test_every_issue_code_is_described() -> None:
    """Codes stand in the source as the first argument of an Issue, or of the helpers that make one."""
    source = Path(__file__).parents[1] / "rapporteur"
    known = set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", words_of("reference/issues.md")))
    made = {
        code
        for path in source.rglob("*.py")
        for code in re.findall(
            r'\bIssue\(\s*(?:code=)?"([a-z]+(?:-[a-z]+)+)"', path.read_text(encoding="utf-8")
        )
    }
    assert made
    assert not made - known


def test_links_between_pages_lead_somewhere() -> None:
    root = DOCS.parent
    broken = [
        f"{page.relative_to(root)}: {target}"
        for page in [*DOCS.rglob("*.md"), root / "README.md", root / "CONTRIBUTING.md"]
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert not broken
