"""The task `record` prints the record that the product exports."""

from pathlib import Path

import pytest

from rapporteur.bench.marked import score_marked
from rapporteur.bench.record import TASK, predict_record
from rapporteur.bench.tasks import TASKS
from rapporteur.reference import Reference

STORY = (
    "GENEVA, 14 May 2019\n\nNorway tabled a draft resolution on Eritrea at the Human Rights Council on Monday. "
    "Eritrea rejected the text.\n"
)


def test_record_of_a_folder_has_documents_and_exact_words(tmp_path: Path, reference: Reference) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    rows = list(predict_record(tmp_path, reference))
    (document,) = (row for row in rows if row["kind"] == "document")
    events = [row for row in rows if row["kind"] == "event"]
    assert {"draft-tabled", "rejection"} <= {event["type"] for event in events}
    for row in rows:
        for words in row.get("evidence") or ():
            assert document["text"][words["start"] : words["end"]] == words["quote"]


def test_task_is_registered_and_scores_the_real_pages(shared: Path, reference: Reference) -> None:
    assert TASKS["record"] is TASK
    scores = TASK.run(shared, reference)
    assert (scores["seeds.evidence"], scores["seeds.outside_chrome"]) == (100.0, 100.0)
    assert scores["example.evidence.exact"] == 100.0
    assert 0 < scores["example.events.f1"] <= 100


GOLD = """doc,kind,type,status,date,who,words,optional
story.txt,event,draft-tabled,happened,2019-05-13,NOR,tabled a draft resolution,
story.txt,event,visit,happened,,NOR,tabled,
story.txt,position,oppose,,,ERI,rejected the text,
"""


def test_a_marked_set_is_scored_over_all_its_documents(tmp_path: Path, reference: Reference) -> None:
    folder = tmp_path / "dev"
    folder.mkdir()
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    (folder / "gold.csv").write_text(GOLD, encoding="utf-8")
    scores = score_marked("dev", reference, root=tmp_path)
    assert scores["dev.events.recall"] == 50.0
    assert scores["dev.positions.recall"] == 100.0
    assert scores["dev.evidence.exact"] == 100.0


def test_a_marked_set_that_is_missing_is_named(
    tmp_path: Path, reference: Reference, caplog: pytest.LogCaptureFixture
) -> None:
    assert score_marked("dev", reference, root=tmp_path) == {}
    assert "the dev set is skipped" in caplog.text
