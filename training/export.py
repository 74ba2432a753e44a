"""Checkpoint -> files that run without torch: `python -m training.export best.pt OUT`.

OUT gets model.onnx (encoder and heads, int8), small.npz (the relation and pair scorers, which run in numpy on chosen
words only), tokenizer.json, and manifest.json with the labels, the dev scores and the digest of every file.
"""

import argparse
import hashlib
import json
import shutil
import sys
import warnings
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.data import Sentence
from training.encoder import package_folder
from training.heads import NEVER, Model, Outputs
from training.labels import NAME_TAGS, PARTS, Labels
from training.pieces import SHAPES, Window, piece_cutter, windows_of
from training.predict import Predict, Scores
from training.tensors import inputs_of
from training.train import load_checkpoint, torch_predictor

OPSET = 17
INPUTS = ("pieces", "shapes", "first", "last", "sentence")
TOLERANCE = 1e-3  # of scores, torch against ONNX in fp32; measured 2e-5

Floats: TypeAlias = NDArray[np.float32]


class ExportError(RuntimeError):
    """The exported model does not say what the trained one says."""


def export(model: Model, out: Path, tokenizer: Path, *, int8: bool = True) -> Path:
    """Write the files of a model and check them against it.

    Args:
        model: Trained.
        out: Folder, made if need be.
        tokenizer: tokenizer.json of the encoder.
        int8: Quantise the weights; a quarter of the size, twice the speed, a few tenths of LAS.

    Returns:
        The manifest.

    Raises:
        ExportError: The fp32 file and torch differ by more than TOLERANCE.
    """
    out.mkdir(parents=True, exist_ok=True)
    model.eval()
    whole = out / "model.fp32.onnx"
    write_onnx(model, whole)
    save_small(model, out / "small.npz")
    shutil.copyfile(tokenizer, out / "tokenizer.json")
    difference = largest_difference(model, whole, piece_windows(tokenizer.parent))
    if difference > TOLERANCE:
        raise ExportError(f"{whole}: scores differ from torch by {difference:.2g}, more than {TOLERANCE}")
    if int8:
        quantize_dynamic(whole, out / "model.onnx", per_channel=True, weight_type=QuantType.QInt8)
        whole.unlink()
    else:
        whole.replace(out / "model.onnx")
    return write_manifest(model.labels, out, difference)


def write_onnx(model: Model, path: Path) -> None:
    """The graph with rows, pieces and words free."""
    window = Sentence(("a", "b", "c"))
    inputs = inputs_of([_plain_window(window), _plain_window(Sentence(("d",)))]).all()
    axes = {
        **{name: {0: "rows", 1: "pieces"} for name in INPUTS[:2]},
        **{name: {0: "rows", 1: "words"} for name in INPUTS[2:]},
        **{name: {0: "rows", 1: "words"} for name in Outputs._fields},
        **{name: {0: "rows", 1: "words", 2: "words"} for name in ("arcs", "mentions")},
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the older exporter, which is the one that works for this graph
        torch.onnx.export(
            model,
            inputs,
            str(path),
            input_names=list(INPUTS),
            output_names=list(Outputs._fields),
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )


def _plain_window(sentence: Sentence) -> Window:
    """A window whose pieces are any: tracing needs shapes, not words."""
    return windows_of([sentence], lambda word: (2000 + ord(word[0]),), budget=1)[0]


def save_small(model: Model, path: Path) -> None:
    """The two scorers that run on chosen words, as arrays named like the modules."""
    arrays: dict[str, Any] = {
        f"{part}.{name}": value.detach().numpy()
        for part, module in (("relation", model.relation), ("pairs", model.pairs))
        for name, value in module.named_parameters()
    }
    np.savez(path, **arrays)


def write_manifest(labels: Labels, out: Path, difference: float) -> Path:
    """Names of the labels and digests of the files."""
    files = ("model.onnx", "small.npz", "tokenizer.json")
    manifest = {
        "format": 1,
        "labels": {**asdict(labels), "names": NAME_TAGS, "attribution": PARTS, "shapes": SHAPES},
        "torch_difference": difference,
        "sha256": {name: hashlib.sha256((out / name).read_bytes()).hexdigest() for name in files},
        "bytes": {name: (out / name).stat().st_size for name in files},
    }
    path = out / "manifest.json"
    path.write_text(json.dumps(manifest, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return path


# --- running it --------------------------------------------------------------------------------------------


def onnx_predictor(model: Path, small: Path, *, threads: int = 1) -> Predict:
    """Predict with the exported files."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    with np.load(small) as loaded:
        weights = dict(loaded)

    def relations(dependents: Floats, governors: Floats) -> Floats:
        joined = np.concatenate([dependents, governors, dependents * governors], -1)
        return np.asarray(joined @ weights["relation.weight"].T + weights["relation.bias"])

    def pairs(vectors: Floats, antecedents: NDArray[np.int64], features: Floats) -> Floats:
        return score_pairs(weights, vectors, antecedents, features)

    def predict(windows: Sequence[Window]) -> Scores:
        given = dict(zip(INPUTS, (tensor.numpy() for tensor in inputs_of(windows).all()), strict=True))
        return Scores(dict(zip(Outputs._fields, session.run(None, given), strict=True)), relations, pairs)

    return predict


def score_pairs(
    weights: dict[str, Floats], vectors: Floats, antecedents: NDArray[np.int64], features: Floats
) -> Floats:
    """PairScorer in numpy."""

    def linear(name: str, values: Floats) -> Floats:
        bias = weights.get(f"pairs.{name}.bias", np.float32(0))
        return np.asarray(values @ weights[f"pairs.{name}.weight"].T + bias)

    before = np.maximum(antecedents, 0)
    hidden = linear("mention", vectors)[:, None] + linear("antecedent", vectors)[before]
    hidden = hidden + linear("product", vectors[:, None] * vectors[before]) + linear("features", features)
    scores = linear("out", np.maximum(hidden, 0))[:, :, 0]
    return np.where(antecedents < 0, np.float32(NEVER), scores)


def largest_difference(model: Model, path: Path, windows: Sequence[Window]) -> float:
    """Between torch and the fp32 file, over all outputs at real words."""
    ours = torch_predictor(model)(windows)
    small = path.parent / "small.npz"
    theirs = onnx_predictor(path, small)(windows)
    worst = 0.0
    for name, values in ours.outputs.items():
        for row, window in enumerate(windows):
            words = len(window.first)
            part = (slice(words), slice(words)) if name in {"arcs", "mentions"} else (slice(words),)
            mine, other = values[row][part], theirs.outputs[name][row][part]
            gaps = np.abs(mine - other)[mine > NEVER / 2]  # beyond, floats are a thousandth apart
            worst = max(worst, float(gaps.max()))
    return worst


def piece_windows(folder: Path) -> list[Window]:
    """Some windows of unlike length to compare on."""
    texts = (
        "The delegation of Norland said on 3 May that it would not sign .",
        "Why ?",
        "She told the Committee , which met in private , that her office had asked for access four times .",
    )
    sentences = [Sentence(tuple(text.split())) for text in texts]
    cut = piece_cutter(folder)
    return [*windows_of(sentences, cut, budget=1), *windows_of(sentences, cut, budget=200)]


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--fp32", action="store_true", help="do not quantise")
    given = parser.parse_args(arguments)
    model, _ = load_checkpoint(given.checkpoint)
    manifest = export(model, given.out, package_folder() / "tokenizer.json", int8=not given.fp32)
    sys.stdout.write(manifest.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
