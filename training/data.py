"""Readers of the corpora: CoNLL-U, BIO, CoNLL-2012 and attribution spans, into one kind of sentence.

Only what may go into published weights is listed in `read_training`: no non-commercial text, no newswire without
a licence (that one is read by `read_dev`, to measure on). See README.md for the licences.
"""

import json
import lzma
import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from training.labels import PARTS, allowed_tags

Cluster = tuple[int, int, int]  # first word, last word, entity of the document


class CorpusError(ValueError):
    """A corpus file is not what its format says; the message names the file and the place."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words and whatever a corpus says of them; an empty tuple or None means that it says nothing."""

    words: tuple[str, ...]
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()  # 0 is the root, 1 the first word
    relations: tuple[str, ...] = ()
    names: tuple[int, ...] = ()  # tags allowed, as bits (labels.allowed_tags)
    name_tags: tuple[str, ...] = ()  # as the corpus has them, to score with
    attribution: tuple[tuple[int, ...], ...] = ()  # for each of PARTS: 0 outside, 1 begins, 2 goes on
    mentions: tuple[tuple[int, int], ...] | None = None  # first and last word
    clusters: tuple[Cluster, ...] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """Sentences that stand together, in order."""

    id: str
    corpus: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Corpora:
    """What a training reads: documents for training and, by the name of the test, for measuring."""

    train: tuple[Document, ...]
    dev: dict[str, tuple[Document, ...]] = field(default_factory=dict)


# --- files -----------------------------------------------------------------------------------------------


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a text file, which may be compressed with xz."""
    content = path.read_bytes()
    text = (lzma.decompress(content) if path.suffix == ".xz" else content).decode()
    yield from text.removesuffix("\n").split("\n")


def read_jsonl(path: Path) -> Iterator[dict[str, object]]:
    """The records of a JSON lines file compressed with zstd.

    Raises:
        CorpusError: There is neither the zstandard module nor a zstd command.
    """
    for line in _unpacked(path).splitlines():
        yield json.loads(line)


def _unpacked(path: Path) -> str:
    try:
        import zstandard
    except ImportError:
        done = subprocess.run(["zstd", "-dc", str(path)], capture_output=True, check=False)  # noqa: S603, S607
        if done.returncode:
            raise CorpusError(f"{path.name}: cannot be unpacked; install the extra 'training'") from None
        return done.stdout.decode()
    with path.open("rb") as file:
        return zstandard.ZstdDecompressor().stream_reader(file).read().decode()


# --- formats ---------------------------------------------------------------------------------------------


def read_conllu(lines: Iterable[str], *, corpus: str) -> Iterator[Document]:
    """Documents of a CoNLL-U file; `Entity=` of GUM becomes the mentions of a sentence.

    Raises:
        CorpusError: A line has not ten columns.
    """
    name = ""
    sentences: list[Sentence] = []
    rows = []
    for line in (*lines, ""):
        if line.startswith("# newdoc"):
            if sentences:
                yield Document(name, corpus, tuple(sentences))
            name, sentences = line.partition("=")[2].strip(), []
        elif line.startswith("#"):
            continue
        elif line:
            columns = line.split("\t")
            if len(columns) != 10:
                raise CorpusError(f"{corpus} {name}: {line[:60]!r} has {len(columns)} columns, not ten")
            if columns[0].isdigit():  # neither a multi-word token nor an empty node
                rows.append(columns)
        elif rows:
            sentences.append(_conllu_sentence(rows, entities=corpus == "gum"))
            rows = []
    if sentences:
        yield Document(name, corpus, tuple(sentences))


def _conllu_sentence(rows: Sequence[Sequence[str]], *, entities: bool) -> Sentence:
    return Sentence(
        words=tuple(row[1] for row in rows),
        upos=tuple(row[3] for row in rows),
        xpos=tuple(row[4] for row in rows),
        heads=tuple(int(row[6]) for row in rows),
        relations=tuple(row[7] for row in rows),
        mentions=tuple(sorted(set(_entities(row[9] for row in rows)))) if entities else None,
    )


_ENTITY = re.compile(r"(\()?([^()]+)(\))?")


def _entities(misc: Iterable[str]) -> Iterator[tuple[int, int]]:
    """First and last word of each mention in the MISC column; parts of a broken mention are left out."""
    opened: dict[str, list[int]] = {}
    for at, field_ in enumerate(misc):
        said = next((part[7:] for part in field_.split("|") if part.startswith("Entity=")), "")
        for begins, name, ends in _ENTITY.findall(said):
            entity = name.partition("-")[0]
            if "[" in entity:
                continue
            if begins:
                opened.setdefault(entity, []).append(at)
            if ends and opened.get(entity):
                yield opened[entity].pop(), at


def read_bio(lines: Iterable[str], *, corpus: str, known: bool = True) -> Iterator[Sentence]:
    """Sentences of a BIO file; with `known` its tags are turned into the tags of ours that they allow."""
    rows: list[tuple[str, str]] = []
    for line in (*lines, ""):
        word, tab, tag = line.partition("\t")
        if tab:
            rows.append((word, tag))
        elif not line and rows:
            names = tuple(allowed_tags(corpus, tag, word) for word, tag in rows) if known else ()
            yield Sentence(
                tuple(word for word, _ in rows), names=names, name_tags=tuple(tag for _, tag in rows)
            )
            rows = []


def read_conll2012(lines: Iterable[str], *, corpus: str) -> Iterator[Document]:
    """Documents of a CoNLL-2012 file: words in the fourth column, cluster brackets in the last one."""
    name = ""
    sentences: list[Sentence] = []
    rows = []
    for line in (*lines, ""):
        if line.startswith("#begin"):
            name, sentences = line[line.index("(") + 1 : line.rindex(")")], []
        elif line.startswith("#"):
            yield Document(name, corpus, tuple(sentences))
        elif line.strip():
            columns = line.split("\t") if "\t" in line else line.split()
            rows.append((columns[3], columns[-1]))
        elif rows:
            words = tuple(word for word, _ in rows)
            sentences.append(Sentence(words, clusters=tuple(sorted(_brackets(mark for _, mark in rows)))))
            rows = []


_BRACKET = re.compile(r"(\()?(\d+)(\))?")


def _brackets(marks: Iterable[str]) -> Iterator[Cluster]:
    opened: dict[str, list[int]] = {}
    for at, mark in enumerate(marks):
        for begins, entity, ends in _BRACKET.findall(mark):
            if begins:
                opened.setdefault(entity, []).append(at)
            if ends and opened.get(entity):
                yield opened[entity].pop(), at, int(entity)


# --- one document out of several layers --------------------------------------------------------------------


def with_attributions(
    document: Document, text: str, marks: Sequence[tuple[str, Sequence[Sequence[int]]]]
) -> Document:
    """Add source, cue and content tags.

    Args:
        document: Its words stand in `text` in order.
        text: The words with white space, as the spans count it.
        marks: A part of PARTS and its spans. Of spans inside each other only the outermost is tagged.

    Raises:
        CorpusError: A word is not in the text.
    """
    starts: list[int] = []
    at = 0
    for sentence in document.sentences:
        for word in sentence.words:
            found = text.find(word, at)
            if found < 0:
                raise CorpusError(f"{document.id}: {word!r} is not in its text")
            starts.append(found)
            at = found + len(word)
    layers = [
        _layer(starts, [span for part, spans in marks if part == wanted for span in spans])
        for wanted in PARTS
    ]
    sentences, at = [], 0
    for sentence in document.sentences:
        end = at + len(sentence.words)
        sentences.append(replace(sentence, attribution=tuple(_entered(layer[at:end]) for layer in layers)))
        at = end
    return replace(document, sentences=tuple(sentences))


def _layer(starts: Sequence[int], spans: Sequence[Sequence[int]]) -> list[int]:
    tags = [0] * len(starts)
    for begin, end in sorted(spans, key=lambda span: span[0] - span[1]):
        inside = [at for at, start in enumerate(starts) if begin <= start < end]
        if inside and not any(tags[at] for at in inside):
            tags[inside[0]] = 1
            for at in inside[1:]:
                tags[at] = 2
    return tags


def _entered(tags: Sequence[int]) -> tuple[int, ...]:
    """Tags of one sentence; a span that goes on from the sentence before begins anew."""
    return (1 if tags[0] == 2 else tags[0], *tags[1:])


def with_names(document: Document, sentences: Sequence[Sentence]) -> Document:
    """Add the names of sentences that have the same words."""
    merged = []
    for ours, theirs in zip(document.sentences, sentences, strict=True):
        if ours.words != theirs.words:
            raise CorpusError(f"{document.id}: {' '.join(ours.words)[:60]!r} is not in the file of its names")
        merged.append(replace(ours, names=theirs.names, name_tags=theirs.name_tags))
    return replace(document, sentences=tuple(merged))


def with_clusters(document: Document, clustered: Document) -> Document:
    """Add the clusters of a document with the same words, and their spans to its mentions."""
    merged = []
    for ours, theirs in zip(document.sentences, clustered.sentences, strict=True):
        if ours.words != theirs.words:
            raise CorpusError(f"{document.id}: the words of its clusters differ")
        spans = {(first, last) for first, last, _ in theirs.clusters or ()}
        mentions = tuple(sorted(spans | set(ours.mentions or ())))
        merged.append(replace(ours, mentions=mentions, clusters=theirs.clusters))
    return replace(document, sentences=tuple(merged))


# --- the recipe --------------------------------------------------------------------------------------------


def read_training(folder: Path, *, own: Path | None = None) -> Corpora:
    """All corpora that published weights may be trained on, with the dev sets to measure on.

    Args:
        folder: Holds gum, ewt, ner, coref and quotes.
        own: Holds own-train.bio and own-dev.bio (`python -m training.names.convert`).
    """
    train = [
        *read_gum(folder, "train"),
        *read_conllu(read_lines(folder / "ewt/ewt-train.conllu.xz"), corpus="ewt"),
    ]
    dev = {
        "gum": tuple(read_gum(folder, "dev")),
        "ewt": tuple(read_conllu(read_lines(folder / "ewt/ewt-dev.conllu.xz"), corpus="ewt"))[::2],
        "worldwide": _single(
            "worldwide", read_bio(read_lines(folder / "ner/worldwide-dev.bio.xz"), corpus="", known=False)
        )[::2],
    }
    ner = folder / "ner"
    for corpus, files in (
        ("politics", ("politics-train", "politics-dev")),
        ("uner", ("uner-ewt-dev",)),
        ("wikigold", ("wikigold",)),
        ("redocred", ("redocred-dev",)),
    ):
        sentences = [
            sentence
            for file in files
            for sentence in read_bio(read_lines(ner / f"{file}.bio.xz"), corpus=corpus)
        ]
        train += _single(corpus, _but_tenth(sentences, 9))
        dev[corpus] = _single(corpus, _tenth(sentences, 9))
    if own is not None:
        train += _single("own", read_bio(read_lines(own / "own-train.bio"), corpus="own"))
        dev["own"] = _single("own", read_bio(read_lines(own / "own-dev.bio"), corpus="own"))
    train += read_conll2012(read_lines(folder / "coref/litbank.conll.xz"), corpus="litbank")
    return Corpora(tuple(train), dev)


# The training files of some corpora could not be had, so their dev files train, less blocks of 20 sentences.
def _tenth(sentences: Sequence[Sentence], which: int) -> list[Sentence]:
    return [sentence for at, sentence in enumerate(sentences) if at // 20 % 10 == which]


def _but_tenth(sentences: Sequence[Sentence], which: int) -> list[Sentence]:
    return [sentence for at, sentence in enumerate(sentences) if at // 20 % 10 != which]


def _single(corpus: str, sentences: Iterable[Sentence]) -> tuple[Document, ...]:
    """Each sentence as a document of its own: these files say nothing reliable of what stands together."""
    return tuple(Document(f"{corpus}-{at}", corpus, (sentence,)) for at, sentence in enumerate(sentences))


def read_gum(folder: Path, split: str) -> Iterator[Document]:
    """GUM's free genres with all layers: syntax, names, mentions, clusters, attributions where marked."""
    clusters = {
        document.id: document
        for document in read_conll2012(read_lines(folder / f"coref/ontogum-{split}.conll.xz"), corpus="gum")
    }
    names = _gum_names(folder, split)
    texts = {
        str(record["doc"]): str(record["text"])
        for record in read_jsonl(folder / f"quotes/gum_{split}.docs.jsonl.zst")
    }
    marks = _gum_marks(folder, split)
    for document in read_conllu(read_lines(folder / f"gum/gum-{split}.conllu.xz"), corpus="gum"):
        if document.id in names:
            document = with_names(document, names[document.id])
        if document.id in clusters:
            document = with_clusters(document, clusters[document.id])
        if document.id in texts:
            document = with_attributions(document, texts[document.id], marks.get(document.id, []))
        yield document


def _gum_names(folder: Path, split: str) -> dict[str, list[Sentence]]:
    """Sentences of each document. The dev file holds other genres too, which nobody asks for."""
    parts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in read_lines(folder / f"ner/gum-names-{split}.bio.xz"):
        if line.startswith("# doc = "):
            lines = parts.setdefault(line[8:], [])
        else:
            lines.append(line)
    return {name: list(read_bio(part, corpus="gum")) for name, part in parts.items()}


def _gum_marks(folder: Path, split: str) -> dict[str, list[tuple[str, Sequence[Sequence[int]]]]]:
    marks: dict[str, list[tuple[str, Sequence[Sequence[int]]]]] = {}
    for record in read_jsonl(folder / f"quotes/gum_{split}.gold.jsonl.zst"):
        if record.get("optional"):  # a whole paper said by its authors, and the like
            continue
        document = marks.setdefault(str(record["doc"]), [])
        for part, key in zip(PARTS, ("speaker_span", "cue_span", "content_spans"), strict=True):
            spans = record[key]
            if isinstance(spans, list):
                document.append((part, spans))
    return marks
