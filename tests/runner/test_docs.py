"""Every issue that workers and actions raise is explained."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_issue_of_workers_and_actions_has_its_row() -> None:
    raised = set()
    for path in (*ROOT.glob("rapporteur/runner/*.py"), *ROOT.glob("rapporteur/actions/*.py")):
        raised |= set(re.findall(r'(?:Issue|Failure)\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8")))
    explained = set(
        re.findall(
            r"^\| `([a-z-]+)` \|", (ROOT / "docs/reference/issues.md").read_text("utf-8"), re.MULTILINE
        )
    )
    assert len(raised) >= 10
    assert raised <= explained
