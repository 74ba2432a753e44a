"""The project's own documents with marked names, and their way to BIO files."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from training.names.convert import (
    LABELS,
    SPLITS,
    MarkedDocument,
    MarkingError,
    count,
    main,
    read_document,
    read_documents,
    rows_of,
    split_of,
    take_marks_out,
    to_bio,
)


@pytest.fixture(scope="module")
def documents() -> tuple[MarkedDocument, ...]:
    return read_documents()


def test_every_split_has_documents_and_names(documents: tuple[MarkedDocument, ...]) -> None:
    for split in SPLITS:
        counts = count([document for document in documents if document.split == split])
        assert all(counts[label] > 0 for label in LABELS), counts


def test_every_mark_becomes_a_name_of_whole_tokens(documents: tuple[MarkedDocument, ...]) -> None:
    for document in documents:
        begun = sum(tag.startswith("B-") for rows in rows_of(document) for _, tag in rows)
        assert begun == len(document.names), document.id


def test_the_words_of_a_document_are_its_text(documents: tuple[MarkedDocument, ...]) -> None:
    for document in documents:
        words = "".join(word for rows in rows_of(document) for word, _ in rows)
        assert words == "".join(document.text.split())


def test_no_document_stands_in_two_splits(documents: tuple[MarkedDocument, ...]) -> None:
    texts = {" ".join(document.text.split()) for document in documents}
    assert len(texts) == len({document.id[:3] for document in documents}) == len(documents)
    assert all(document.split == split_of(document.id) for document in documents)


def test_marks_are_taken_out() -> None:
    text, names = take_marks_out("[PER Ines Castell] left [LOC Dili] [sic].")
    assert text == "Ines Castell left Dili [sic]."
    assert [(name.label, text[name.start : name.end]) for name in names] == [
        ("PER", "Ines Castell"),
        ("LOC", "Dili"),
    ]


@pytest.mark.parametrize(
    "marked",
    ["[PERS Castell]", "[PER Castell", "[ORG Bank of [LOC Fiji]]", "[PER Castell ]", "[PER Ines\nCastell]"],
)
def test_a_wrong_mark_is_refused(marked: str) -> None:
    with pytest.raises(MarkingError):
        take_marks_out(marked)


@pytest.mark.parametrize(
    "marked", ["[PER Ines]Castell left.", "pro[LOC Dili] talks", "[PER Ines Castell. He] left."]
)
def test_a_name_that_cuts_a_word_or_a_sentence_is_refused(marked: str) -> None:
    text, names = take_marks_out(marked)
    with pytest.raises(MarkingError):
        tuple(rows_of(MarkedDocument("002-x-y", "train", text, names)))


def test_bio_form() -> None:
    text, names = take_marks_out("[PER Ines Castell] left.\n\n[LOC Japan]'s turn.")
    assert to_bio(MarkedDocument("002-x-y", "train", text, names)) == (
        "# doc = 002-x-y\nInes\tB-PER\nCastell\tI-PER\nleft\tO\n.\tO\n\nJapan\tB-LOC\n's\tO\nturn\tO\n.\tO\n\n"
    )


def test_a_document_in_the_wrong_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    path = tmp_path / "train" / "010-asia-news.txt"
    path.write_text("[LOC Dili]", encoding="utf-8")
    with pytest.raises(MarkingError, match="test"):
        read_document(path)


def test_a_number_is_used_once(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    for name in ("002-asia-news.txt", "002-asia-letter.txt"):
        (tmp_path / "train" / name).write_text("[LOC Dili]", encoding="utf-8")
    with pytest.raises(MarkingError, match="002"):
        read_documents(tmp_path)


def test_the_command_writes_a_file_for_each_split(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [str(tmp_path)])
    assert result.exit_code == 0, result.output
    for split in SPLITS:
        assert (tmp_path / f"own-{split}.bio").read_text(encoding="utf-8").startswith("# doc = ")
