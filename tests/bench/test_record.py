"""The task `record` prints the record that the product exports."""

from pathlib import Path

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
    assert TASK.run(shared, reference) == {"seeds.evidence": 100.0, "seeds.outside_chrome": 100.0}
