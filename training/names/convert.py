"""Marked documents -> BIO files, one for each split: `python -m training.names.convert OUT`.

A document is plain text in which a name stands as `[PER Ines Castell]` (see GUIDELINES.md). Words and sentences are
cut by the product's own rules, so that training sees what running will see.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.annotation import Token
from rapporteur.model.text import Block, StructuredText

DOCUMENTS = Path(__file__).parent / "documents"
LABELS = ("PER", "ORG", "LOC", "NORP", "EVENT", "DATE", "DOC")
SPLITS = ("train", "dev", "test")

_NAME = re.compile(r"\[([A-Z]+) ([^\[\]\n]+)\]")
_OPENED = re.compile(r"\[[A-Z]{2,}\s")
_PARAGRAPH = re.compile(r"\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*")
_FILE = re.compile(r"(\d{3})-[a-z-]+-[a-z-]+")

Row = tuple[str, str]


class MarkingError(ValueError):
    """A document is not marked as GUIDELINES.md says; the message names file, words and rule."""


@dataclass(frozen=True, slots=True)
class Name:
    """A marked name: its label and where it stands in the text without marks."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MarkedDocument:
    """A document without its marks, the names they said, and the split that its number gives it."""

    id: str
    split: str
    text: str
    names: tuple[Name, ...]


def read_documents(folder: Path = DOCUMENTS) -> tuple[MarkedDocument, ...]:
    """Read every marked document, by number.

    Raises:
        MarkingError: A file has a wrong name, folder or mark, or two have one number.
    """
    paths = sorted(folder.glob("*/*.txt"), key=lambda path: path.name)
    documents = tuple(read_document(path) for path in paths)
    numbers = Counter(document.id[:3] for document in documents)
    twice = [number for number, count in numbers.items() if count > 1]
    if twice:
        raise MarkingError(
            f"{folder}: number {twice[0]} is used twice; give one of the documents a free number"
        )
    return documents


def read_document(path: Path) -> MarkedDocument:
    """Read one document and take its marks out.

    Raises:
        MarkingError: See `read_documents`.
    """
    split = split_of(path.stem)
    if path.parent.name != split:
        raise MarkingError(f"{path.parent.name}/{path.name}: its number puts it in {split}; move it there")
    try:
        text, names = take_marks_out(path.read_text(encoding="utf-8"))
    except MarkingError as error:
        raise MarkingError(f"{path.name}: {error}") from error
    return MarkedDocument(path.stem, split, text, names)


def split_of(stem: str) -> str:
    """The split of a document by its number: 0 at its end is test, 1 is dev, all others are train."""
    named = _FILE.fullmatch(stem)
    if named is None:
        raise MarkingError(f"{stem}: name the file NNN-region-style.txt in small letters")
    return {0: "test", 1: "dev"}.get(int(named[1]) % 10, "train")


def take_marks_out(marked: str) -> tuple[str, tuple[Name, ...]]:
    """Split marked text into its text and its names.

    Raises:
        MarkingError: A label is unknown, a mark is nested or never closed, or white space is at a name's edge.
    """
    pieces: list[str] = []
    names: list[Name] = []
    length = at = 0
    for match in _NAME.finditer(marked):
        between = _plain(marked[at : match.start()])
        label, words = match.groups()
        if label not in LABELS:
            raise MarkingError(f"{match[0]} has an unknown label; use one of {', '.join(LABELS)}")
        if words != words.strip():
            raise MarkingError(f"{match[0]} begins or ends with white space; put it outside")
        start = length + len(between)
        names.append(Name(label, start, start + len(words)))
        pieces += (between, words)
        length, at = start + len(words), match.end()
    pieces.append(_plain(marked[at:]))
    return "".join(pieces), tuple(names)


def _plain(between: str) -> str:
    """Text between marks, in which no mark may hide."""
    opened = _OPENED.search(between)
    if opened:
        raise MarkingError(
            f"{between[opened.start() :][:40]!r}: a mark is nested, never closed or runs over a line"
        )
    return between


def rows_of(document: MarkedDocument) -> Iterator[tuple[Row, ...]]:
    """The sentences of a document as rows of word and tag.

    Raises:
        MarkingError: A name does not begin and end with tokens of one sentence.
    """
    text = _structured(document)
    tokens = find_tokens(text)
    tags = _tags(document, tokens)
    for sentence in find_sentences(text, tokens):
        inside = [at for at, token in enumerate(tokens) if sentence.start <= token.start < sentence.end]
        if tags[inside[0]].startswith("I-"):
            words = document.text[sentence.start : sentence.end][:40]
            raise MarkingError(f"{document.id}: a sentence begins inside a name at {words!r}; reword it")
        yield tuple((document.text[tokens[at].start : tokens[at].end], tags[at]) for at in inside)


def _structured(document: MarkedDocument) -> StructuredText:
    blocks = tuple(
        Block("paragraph", match.start(), match.start() + len(match[0].rstrip()))
        for match in _PARAGRAPH.finditer(document.text)
    )
    return StructuredText(document.id, document.text, blocks)


def _tags(document: MarkedDocument, tokens: Sequence[Token]) -> list[str]:
    """A BIO tag for each token."""
    tags = ["O"] * len(tokens)
    first = {token.start: at for at, token in enumerate(tokens)}
    last = {token.end: at for at, token in enumerate(tokens)}
    for name in document.names:
        if name.start not in first or name.end not in last:
            words = document.text[max(0, name.start - 12) : name.end + 12]
            raise MarkingError(
                f"{document.id}: {document.text[name.start : name.end]!r} in {words!r} does not end where a token does"
            )
        begin = first[name.start]
        tags[begin] = f"B-{name.label}"
        for at in range(begin + 1, last[name.end] + 1):
            tags[at] = f"I-{name.label}"
    return tags


def to_bio(document: MarkedDocument) -> str:
    """A document in the form of a BIO file, with its `# doc = ` line and an empty line behind each sentence."""
    sentences = ("\n".join(f"{word}\t{tag}" for word, tag in rows) for rows in rows_of(document))
    return f"# doc = {document.id}\n" + "".join(f"{sentence}\n\n" for sentence in sentences)


def count(documents: Sequence[MarkedDocument]) -> Counter[str]:
    """How many documents, sentences, tokens, words (tokens with a letter or digit) and names of each label."""
    counts = Counter(documents=len(documents))
    for document in documents:
        for rows in rows_of(document):
            counts["sentences"] += 1
            counts["tokens"] += len(rows)
            counts["words"] += sum(any(mark.isalnum() for mark in word) for word, _ in rows)
        counts.update(name.label for name in document.names)
    return counts


def _table(documents: Sequence[MarkedDocument]) -> str:
    columns = ("documents", "sentences", "tokens", "words", *LABELS)
    lines = ["".join(f"{column:>10}" for column in ("split", *columns))]
    for split in (*SPLITS, "all"):
        counts = count([document for document in documents if split in (document.split, "all")])
        lines.append(f"{split:>10}" + "".join(f"{counts[column]:>10}" for column in columns))
    return "\n".join(lines)


@click.command()
@click.argument("out", type=click.Path(path_type=Path, file_okay=False))
@click.option("--documents", "folder", default=DOCUMENTS, type=click.Path(path_type=Path, exists=True))
def main(out: Path, folder: Path) -> None:
    """Write own-train.bio, own-dev.bio and own-test.bio into the folder OUT and print what they hold."""
    try:
        documents = read_documents(folder)
        out.mkdir(parents=True, exist_ok=True)
        for split in SPLITS:
            bio = "".join(to_bio(document) for document in documents if document.split == split)
            (out / f"own-{split}.bio").write_text(bio, encoding="utf-8")
    except MarkingError as error:
        raise click.ClickException(str(error)) from error
    click.echo(_table(documents))


if __name__ == "__main__":
    main()
