"""The two real pages: their structure, without their sentences."""

from pathlib import Path

import pytest

from rapporteur.model.text import StructuredText
from tests.text.pages import of_kind, read_page


@pytest.fixture(scope="module")
def interview(shared: Path) -> StructuredText:
    (path,) = (shared / "seeds").glob("003_*.txt")
    return read_page(path.read_bytes())


@pytest.fixture(scope="module")
def story(shared: Path) -> StructuredText:
    (path,) = (shared / "seeds").glob("000_*.txt")
    return read_page(path.read_bytes())


def test_furniture_is_kept_apart(interview: StructuredText) -> None:
    assert len(of_kind(interview, "menu")) == 4
    spoken = of_kind(interview, "paragraph", "lead", "question", "answer", "caption")
    assert not any("Image:" in words or "AP Photo" in words or "https:" in words for words in spoken)


def test_captions_and_credits(interview: StructuredText) -> None:
    assert len(of_kind(interview, "caption")) == 5
    assert len(of_kind(interview, "credit")) == 6


def test_turns_and_their_speakers(interview: StructuredText) -> None:
    turns = [
        (block.kind, block.speaker) for block in interview.blocks if block.kind in ("question", "answer")
    ]
    assert turns.count(("question", "DW")) == 7
    assert turns.count(("answer", "Marzuki Darusman")) == 10
    assert len(turns) == 17


def test_what_the_interview_page_says_of_itself(interview: StructuredText) -> None:
    assert (interview.publisher, interview.byline, interview.published) == (
        "DW",
        "Esther Felden",
        "2014-10-30",
    )
    assert (interview.genre, interview.language, interview.dct) == ("interview", "en", "2014-10-30")
    assert interview.blocks[-1].kind == "paragraph"


def test_what_the_story_says_of_itself(story: StructuredText) -> None:
    assert story.dateline is not None
    assert (story.dateline.place, story.dateline.date) == ("UNITED NATIONS", "XXXX-10-30")
    assert (story.agency, story.genre, story.published, story.dct) == ("AGENCIES", "news", None, None)
    assert [issue.code for issue in story.issues] == ["date-without-year"]
    assert [len(of_kind(story, kind)) for kind in ("dateline", "lead", "paragraph", "credit")] == [
        1,
        1,
        10,
        1,
    ]
