"""Put a text together block by block, keeping where each piece came from."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rapporteur.model.span import OffsetRun
from rapporteur.model.text import Block
from rapporteur.model.vocabulary import BlockKind
from rapporteur.text.decode import clean

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, and the offset in the source where it stands unchanged; None where the reader put it in."""

    text: str
    source: int | None = None


@dataclass(slots=True)
class Builder:
    """Collects blocks; white space stands between them and at neither end of one."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    runs: list[OffsetRun] = field(default_factory=list)

    def add(
        self,
        kind: BlockKind,
        text: str | Iterable[Piece],
        *,
        place: str | None = None,
        speaker: str | None = None,
        number: str | None = None,
        change: str | None = None,
        by: str | None = None,
        at: str | None = None,
    ) -> bool:
        """Append one block; nothing happens, and the answer is False, where the text is white space."""
        pieces = _trim([Piece(text)] if isinstance(text, str) else list(text))
        if not pieces:
            return False
        if self.blocks:
            self._append(Piece(BETWEEN))
        start = self.length
        for piece in pieces:
            self._append(piece)
        self.blocks.append(Block(kind, start, self.length, speaker, place, number, change, by, at))
        return True

    def _append(self, piece: Piece) -> None:
        size = len(piece.text)
        if piece.source is not None and size:
            last = self.runs[-1] if self.runs else None
            follows = last is not None and (
                last.start + last.length == self.length and last.source + last.length == piece.source
            )
            if last is not None and follows:
                self.runs[-1] = replace(last, length=last.length + size)
            else:
                self.runs.append(OffsetRun(self.length, piece.source, size))
        self.parts.append(clean(piece.text))
        self.length += size

    @property
    def text(self) -> str:
        """All that was added."""
        return "".join(self.parts)


def _trim(pieces: list[Piece]) -> list[Piece]:
    """Pieces without white space at either end of the whole."""
    kept = [piece for piece in pieces if piece.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = _cut(kept[0], len(kept[0].text) - len(kept[0].text.lstrip()))
        kept[-1] = Piece(kept[-1].text.rstrip(), kept[-1].source)
    return kept


def _cut(piece: Piece, count: int) -> Piece:
    return Piece(piece.text[count:], None if piece.source is None else piece.source + count)
