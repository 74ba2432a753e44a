"""Readers of the corpora, on small made-up files."""

import lzma
from pathlib import Path

import pytest

from training.data import (
    CorpusError,
    Document,
    Sentence,
    read_bio,
    read_conll2012,
    read_conllu,
    read_lines,
    read_training,
    with_attributions,
    with_clusters,
    with_names,
)
from training.labels import MAPS, NAME_TAGS, allowed_tags

CONLLU = """\
# newdoc id = one
# text = Ana's cat slept.
1-2\tAna's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAna\tAna\tPROPN\tNNP\t_\t3\tnmod:poss\t_\tEntity=(2-animal-new(1-person-new-Ana_Rio)
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tcat\tcat\tNOUN\tNN\t_\t4\tnsubj\t_\tSpaceAfter=No|Entity=2)
3.1\tand\tand\tCCONJ\tCC\t_\t_\t_\t_\t_
4\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\tEntity=(3[1/2]-event-new)
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newdoc id = two
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\t_
"""


def conllu(text: str = CONLLU, corpus: str = "gum") -> list[Document]:
    return list(read_conllu(text.splitlines(), corpus=corpus))


def test_conllu_gives_words_trees_and_nested_mentions() -> None:
    first, second = conllu()
    (sentence,) = first.sentences
    assert first.id == "one"
    assert sentence.words == ("Ana", "'s", "cat", "slept", ".")
    assert sentence.heads == (3, 1, 4, 0, 4)
    assert sentence.relations[:2] == ("nmod:poss", "case")
    assert sentence.mentions == ((0, 0), (0, 2))  # the broken mention is left out
    assert second.sentences[0].words == ("Rain",)


def test_conllu_of_another_corpus_says_nothing_of_mentions() -> None:
    assert conllu(corpus="ewt")[0].sentences[0].mentions is None


def test_conllu_line_of_nine_columns_is_an_error_with_its_document() -> None:
    with pytest.raises(CorpusError, match=r"two.*9 columns"):
        conllu(CONLLU.removesuffix("\t_\n") + "\n")


def test_bio_gives_allowed_tags_and_the_tags_as_they_were() -> None:
    lines = ["# doc = x", "Ana\tB-person", "Rio\tI-person", "slept\tO", "", "Now\tB-time"]
    first, second = read_bio(lines, corpus="gum")
    assert first.words == ("Ana", "Rio", "slept")
    assert first.name_tags == ("B-person", "I-person", "O")
    assert names_of(first.names[0]) == {"B-PER", "B-NORP"}
    assert names_of(first.names[2]) == {"O", "B-NORP", "I-NORP"}
    assert names_of(second.names[0]) == {"B-DATE", "O"}  # GUM calls "now" a time, our guidelines do not


def names_of(bits: int) -> set[str]:
    return {tag for at, tag in enumerate(NAME_TAGS) if bits >> at & 1}


@pytest.mark.parametrize("corpus", MAPS)
def test_every_tag_of_every_corpus_allows_some_tag_and_keeps_its_edge(corpus: str) -> None:
    for label in MAPS[corpus]:
        for edge in "BI" if label != "O" else "O":
            allowed = names_of(allowed_tags(corpus, "O" if label == "O" else f"{edge}-{label}", "x"))
            assert allowed
            assert label == "O" or allowed - {"O"} <= {tag for tag in NAME_TAGS if tag[0] == edge}


def test_unknown_tag_is_an_error() -> None:
    with pytest.raises(KeyError):
        allowed_tags("gum", "B-dragon", "x")


CONLL = """\
#begin document (one); part 000
one\t0\t0\tAna\t(1(2)
one\t0\t1\t's\t-
one\t0\t2\tcat\t1)
one\t0\t3\tslept\t-
one\t0\t4\t.\t-

one\t0\t0\tIt\t(1)
#end document
"""


def test_conll2012_gives_nested_clusters() -> None:
    (document,) = read_conll2012(CONLL.replace("#end", "\n#end").splitlines(), corpus="gum")
    assert document.id == "one"
    assert [sentence.clusters for sentence in document.sentences] == [((0, 0, 2), (0, 2, 1)), ((0, 0, 1),)]


def test_columns_of_litbank_are_read_too() -> None:
    lines = [
        "#begin document (x); part 0",
        "x\t0\t0\tAna\t_\t_\t_\t(4)|(5",
        "x\t0\t1\tRio\t_\t_\t_\t5)",
        "",
        "#end",
    ]
    (document,) = read_conll2012(lines, corpus="litbank")
    assert document.sentences[0].clusters == ((0, 0, 4), (0, 1, 5))


def test_attribution_spans_become_tags_and_go_on_in_the_next_sentence() -> None:
    document = Document("d", "gum", (Sentence(("Ana", "said", "yes", ".")), Sentence(("And", "no", "."))))
    text = "Ana said yes. And\nno."
    marks = [("source", [[0, 3]]), ("cue", [[4, 8]]), ("content", [[9, 20]]), ("content", [[14, 17]])]
    first, second = with_attributions(document, text, marks).sentences
    assert first.attribution == ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 2))
    assert second.attribution == ((0, 0, 0), (0, 0, 0), (1, 2, 0))


def test_attribution_of_words_that_are_not_in_the_text_is_an_error() -> None:
    with pytest.raises(CorpusError, match="'Ana' is not in its text"):
        with_attributions(Document("d", "gum", (Sentence(("Ana",)),)), "Bea", [])


def test_layers_of_other_words_are_errors() -> None:
    document = Document("d", "gum", (Sentence(("Ana",)),))
    with pytest.raises(CorpusError):
        with_names(document, [Sentence(("Bea",))])
    with pytest.raises(CorpusError):
        with_clusters(document, Document("d", "gum", (Sentence(("Bea",)),)))


def test_spans_of_clusters_are_mentions_too() -> None:
    document = Document("d", "gum", (Sentence(("Ana", "slept"), mentions=((0, 0),)),))
    clusters = Document("d", "gum", (Sentence(("Ana", "slept"), clusters=((1, 1, 7),)),))
    assert with_clusters(document, clusters).sentences[0].mentions == ((0, 0), (1, 1))


def test_compressed_lines_are_read_alike(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.txt", tmp_path / "a.txt.xz"
    plain.write_text("é\n\nb\n", encoding="utf-8")
    packed.write_bytes(lzma.compress(plain.read_bytes()))
    assert list(read_lines(plain)) == list(read_lines(packed)) == ["é", "", "b"]


@pytest.mark.long
def test_recipe_trains_on_no_text_that_may_not_be_published(shared: Path) -> None:
    corpora = read_training(shared / "corpora")
    trained = {document.corpus for document in corpora.train}
    assert trained == {"gum", "ewt", "politics", "uner", "wikigold", "redocred", "litbank"}
    genres = {document.id.split("_")[1] for document in corpora.train if document.corpus == "gum"}
    assert not genres & {"fiction", "whow", "essay", "letter", "podcast", "reddit"}
    assert {document.corpus for document in corpora.dev["worldwide"]} == {"worldwide"}
