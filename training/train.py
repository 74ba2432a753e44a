"""Train the model: `python -m training.train RUN --corpora FOLDER`.

RUN gets last.pt and best.pt (weights, labels, scores) and opt-N.pt (the optimiser of each worker) after every
epoch; the same command goes on from there. With one worker and --epochs the result depends on the seed alone; with
two the workers change the same weights without locks, which is twice as fast and never twice the same.
"""

import argparse
import json
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch import multiprocessing as processes

from training.data import Corpora, Document, read_training
from training.encoder import load_encoder, package_folder
from training.heads import (
    Model,
    antecedent_loss,
    mention_loss,
    partial_loss,
    tagging_loss,
)
from training.labels import PARTS, UPOS, Labels
from training.log import LOSSES, log_head, log_row, summary
from training.pieces import Cut, Window, piece_cutter
from training.plan import Planned, plan_epoch
from training.predict import Predict, Scores, measure
from training.tensors import Batch, batch_of, inputs_of

TABLE = "encoder.table"  # frozen, half of all weights: read from the encoder package each time
WEIGHTS = (1.0, 1.0, 0.5, 0.5, 1.0, 0.5, 0.25, 0.5)


@dataclass(frozen=True, slots=True)
class Settings:
    """How to train. Either `epochs` or `minutes` ends it."""

    seed: int = 1
    epochs: int | None = None
    minutes: float | None = None
    workers: int = 1
    precision: str = "bf16"
    pieces: int = 2048
    encoder_rate: float = 1.4e-4
    head_rate: float = 1.0e-3
    decay: float = 0.01
    warmup: int = 60
    clip: float = 2.0
    dropout: float = 0.15


@dataclass(slots=True)
class State:
    """Where a training stands; what a checkpoint keeps beside the weights."""

    epoch: int = 0
    steps: int = 0
    seconds: float = 0.0
    best: float = -1.0


class Loss(nn.Module):
    """The model with its losses on top, so that one call can run on weights cast to bf16."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(self, batch: Batch) -> Tensor:
        """The losses in the order of LOSSES, not weighted; nan where the batch has no gold for one."""
        out = self.model(*batch.inputs.all())
        losses: dict[str, Tensor] = {}
        if batch.heads is not None and batch.relations is not None:
            losses["arc"] = tagging_loss(out.arcs, batch.heads)
            width = out.governors.shape[-1]
            heads = batch.heads.clamp(min=0)[:, :, None].expand(-1, -1, width)
            relations = self.model.relations(out.dependents, out.governors.gather(1, heads))
            losses["relation"] = tagging_loss(relations, batch.relations)
        if batch.upos is not None and batch.xpos is not None:
            losses["upos"] = tagging_loss(out.upos, batch.upos)
            losses["xpos"] = tagging_loss(out.xpos, batch.xpos)
        if batch.names is not None:
            losses["names"] = partial_loss(out.names, batch.names)
        if batch.attribution is not None:
            losses["attribution"] = tagging_loss(out.attribution, batch.attribution) * len(PARTS)
        if batch.mentions is not None and batch.possible is not None:
            losses["mention"] = mention_loss(out.mentions, batch.mentions, batch.possible)
        if batch.links is not None:
            links = batch.links
            vectors = out.begins[links.row, links.first] + out.ends[links.row, links.last]
            scores = self.model.pairs(vectors, links.antecedents, links.features.to(vectors.dtype))
            losses["link"] = antecedent_loss(scores, links.right)
        nothing = out.names.new_full((), math.nan, dtype=torch.float32)
        return torch.stack([losses.get(name, nothing) for name in LOSSES])


# --- steps -------------------------------------------------------------------------------------------------


def optimizer_of(model: Model, settings: Settings) -> torch.optim.AdamW:
    """AdamW with one rate for the encoder and one for the heads; norms, biases and the shape table do not decay."""
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        key = name.startswith("encoder."), parameter.ndim > 1 and "shape" not in name
        groups.setdefault(key, []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": settings.encoder_rate if encoder else settings.head_rate,
                "weight_decay": settings.decay if decays else 0.0,
            }
            for (encoder, decays), parameters in sorted(groups.items(), key=lambda item: item[0])
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


@dataclass(frozen=True, slots=True)
class Schedule:
    """The part of the full learning rate: rises over the first steps, then falls to 2 % at the end."""

    settings: Settings
    state: State
    steps: int  # of this worker in an epoch
    began: float

    def factor(self, step: int) -> float:
        """At a step of this epoch."""
        before = self.state.epoch * self.steps
        warm = min(1.0, (before + step + 1) / self.settings.warmup)
        return warm * max(0.02, 1.0 - 0.98 * self.progress(step))

    def progress(self, step: int) -> float:
        """Part of the whole training that is over, by steps or by the clock."""
        if self.settings.epochs is not None:
            return (self.state.epoch * self.steps + step) / (self.settings.epochs * self.steps)
        return (self.state.seconds + time.monotonic() - self.began) / (60 * (self.settings.minutes or 1.0))

    def is_over(self, step: int) -> bool:
        """Whether the time is spent."""
        return self.settings.epochs is None and self.progress(step) >= 1.0


def run_steps(
    model: Model, optimizer: torch.optim.Optimizer, batches: Iterable[Batch], schedule: Schedule
) -> tuple[Tensor, int]:
    """Train on the batches in order; the sum and number of each loss, and the steps taken."""
    loss = Loss(model).train()
    settings = schedule.settings
    rates = [group["initial_lr"] for group in optimizer.param_groups]
    totals = torch.zeros(2, len(LOSSES))
    weights = torch.tensor(WEIGHTS)
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    buffers = {name: buffer.bfloat16() for name, buffer in loss.named_buffers()}
    taken = 0
    for step, batch in enumerate(batches):
        if schedule.is_over(step):
            break
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * schedule.factor(step)
        if settings.precision == "bf16":
            cast = {name: parameter.bfloat16() for name, parameter in loss.named_parameters()}
            losses = torch.func.functional_call(loss, {**cast, **buffers}, (batch,))
        else:
            losses = loss(batch)
        known = ~losses.isnan()
        optimizer.zero_grad()
        (losses[known] * weights[known]).sum().backward()
        nn.utils.clip_grad_norm_(parameters, settings.clip)
        optimizer.step()
        totals[0, known] += losses.detach()[known].float()
        totals[1] += known
        taken += 1
    return totals, taken


def _work(
    rank: int,
    model: Model,
    batches: Sequence[Planned],
    settings: Settings,
    state: State,
    run: Path,
) -> None:
    """One worker's share of an epoch; leaves opt-RANK.pt and its losses in the run folder."""
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed * 100_003 + state.epoch * 101 + rank)
    mine = batches[rank :: settings.workers]
    made = (batch_of(windows, model.labels, linked=linked) for windows, linked in mine)
    optimizer = optimizer_of(model, settings)
    for group in optimizer.param_groups:
        group["initial_lr"] = group["lr"]
    path = run / f"opt-{rank}.pt"
    if state.epoch and path.exists():
        optimizer.load_state_dict(torch.load(path))
    totals, taken = run_steps(model, optimizer, made, Schedule(settings, state, len(mine), time.monotonic()))
    _save(optimizer.state_dict(), path)
    _save({"totals": totals, "taken": taken}, run / f"losses-{rank}.pt")


def run_epoch(
    model: Model, batches: Sequence[Planned], settings: Settings, state: State, run: Path
) -> dict[str, float]:
    """One epoch with all workers; the mean losses."""
    if settings.workers == 1:
        _work(0, model, batches, settings, state, run)
    else:
        forking = processes.get_context("fork")
        started = [
            forking.Process(target=_work, args=(rank, model, batches, settings, state, run))
            for rank in range(settings.workers)
        ]
        for worker in started:
            worker.start()
        for worker in started:
            worker.join()
        if any(worker.exitcode for worker in started):
            raise RuntimeError(f"a worker of epoch {state.epoch + 1} failed; its error is printed above")
    left = [torch.load(run / f"losses-{rank}.pt") for rank in range(settings.workers)]
    totals = sum(part["totals"] for part in left)
    state.steps += sum(part["taken"] for part in left)
    return {name: float(totals[0, at] / max(float(totals[1, at]), 1.0)) for at, name in enumerate(LOSSES)}


# --- dev scores, checkpoints, log --------------------------------------------------------------------------


def torch_predictor(model: Model, *, precision: str = "fp32") -> Predict:
    """Predict with the torch model, without dropout."""
    model.eval()
    cast: dict[str, Tensor] = {}
    if precision == "bf16":
        tensors = [*model.named_parameters(), *model.named_buffers()]
        cast = {name: tensor.detach().bfloat16() for name, tensor in tensors}

    @torch.no_grad()
    def predict(windows: Sequence[Window]) -> Scores:
        outputs = torch.func.functional_call(model, cast, inputs_of(windows).all())
        arrays = {name: value.float().numpy() for name, value in outputs._asdict().items()}
        return Scores(arrays, _with_torch(model.relations), _with_torch(model.pairs))

    return predict


def _with_torch(function: Callable[..., Tensor]) -> Callable[..., NDArray[np.float32]]:
    @torch.no_grad()
    def call(*arrays: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.asarray(function(*map(torch.from_numpy, arrays)).numpy())

    return call


def measure_all(model: Model, corpora: Corpora, cut: Cut, *, precision: str) -> dict[str, dict[str, float]]:
    """Dev scores of every set."""
    predict = torch_predictor(model, precision=precision)
    return {
        name: measure(name, documents, predict, model.labels, cut) for name, documents in corpora.dev.items()
    }


def save_checkpoint(
    path: Path, model: Model, state: State, settings: Settings, scores: dict[str, dict[str, float]]
) -> None:
    """Write weights, labels, state and scores at once or not at all."""
    _save(
        {
            "model": {name: value for name, value in model.state_dict().items() if name != TABLE},
            "labels": asdict(model.labels),
            "state": asdict(state),
            "settings": asdict(settings),
            "scores": scores,
        },
        path,
    )


def _save(value: object, path: Path) -> None:
    waiting = path.with_suffix(".tmp")
    torch.save(value, waiting)
    waiting.replace(path)


def load_checkpoint(path: Path) -> tuple[Model, State]:
    """Read a checkpoint; the frozen word table comes from the encoder package."""
    kept = torch.load(path)
    model = Model(
        load_encoder(package_folder()), Labels(**kept["labels"]), dropout=kept["settings"]["dropout"]
    )
    model.load_state_dict({**kept["model"], TABLE: model.encoder.table})
    return model, State(**kept["state"])


def labels_of(documents: Sequence[Document]) -> Labels:
    """The tags and relations of the training trees, in alphabetical order."""
    sentences = [sentence for document in documents for sentence in document.sentences]
    return Labels(
        UPOS,
        tuple(sorted({tag for sentence in sentences for tag in sentence.xpos})),
        tuple(sorted({relation for sentence in sentences for relation in sentence.relations})),
    )


def train(corpora: Corpora, settings: Settings, run: Path, cut: Cut, *, log: Path | None = None) -> Model:
    """Train until the budget is spent, going on from the last checkpoint in `run` if there is one."""
    run.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    model, state = _start(corpora, settings, run)
    model.share_memory()
    log = log or run / "log.md"
    if not log.exists() or not state.epoch:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"\nSettings: {json.dumps(asdict(settings))}\n\n{log_head()}")
    while not _is_done(settings, state):
        began = time.monotonic()
        random = Random(settings.seed * 1009 + state.epoch)  # noqa: S311, no secret
        batches = plan_epoch(corpora.train, cut, random, pieces=settings.pieces)
        losses = run_epoch(model, batches, settings, state, run)
        scores = measure_all(model, corpora, cut, precision=settings.precision)
        state.epoch += 1
        state.seconds += time.monotonic() - began
        total = summary(scores)
        best = total > state.best
        state.best = max(total, state.best)
        save_checkpoint(run / "last.pt", model, state, settings, scores)
        if best:
            save_checkpoint(run / "best.pt", model, state, settings, scores)
        with log.open("a", encoding="utf-8") as file:
            file.write(log_row(state.epoch, state.seconds, losses, scores))
        with (run / "scores.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps({"epoch": state.epoch, "losses": losses, "scores": scores}) + "\n")
    return model


def _start(corpora: Corpora, settings: Settings, run: Path) -> tuple[Model, State]:
    if (run / "last.pt").exists():
        return load_checkpoint(run / "last.pt")
    return Model(load_encoder(package_folder()), labels_of(corpora.train), dropout=settings.dropout), State()


def _is_done(settings: Settings, state: State) -> bool:
    if settings.epochs is not None:
        return state.epoch >= settings.epochs
    return state.seconds >= 60 * (settings.minutes or 0.0)


def main(arguments: Sequence[str] | None = None) -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    parser.add_argument("run", type=Path, help="folder of the checkpoints; goes on from what is there")
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder with gum, ewt, ner, coref, quotes"
    )
    parser.add_argument("--own", type=Path, help="folder with own-train.bio and own-dev.bio")
    parser.add_argument(
        "--log", type=Path, help="file to add the scores of each epoch to (default: RUN/log.md)"
    )
    for name, kind in (("seed", int), ("epochs", int), ("minutes", float), ("workers", int), ("pieces", int)):
        parser.add_argument(f"--{name}", type=kind)
    for name in ("encoder-rate", "head-rate", "dropout"):
        parser.add_argument(f"--{name}", type=float)
    parser.add_argument("--precision", choices=("bf16", "fp32"))
    given = vars(parser.parse_args(arguments))
    run, folder, own, log = (given.pop(name) for name in ("run", "corpora", "own", "log"))
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    if (settings.epochs is None) == (settings.minutes is None):
        parser.error("give either --epochs or --minutes")
    train(read_training(folder, own=own), settings, run, piece_cutter(package_folder()), log=log)


if __name__ == "__main__":
    main()
