"""Where words stand, and the words themselves."""

from dataclasses import dataclass

from rapporteur.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Words of a document and where they stand: the offsets find, the words prove.

    `start` and `end` count Unicode code points of the document's structured text, start included, end not.
    `doc` is the document's id; `quote` is exactly the text at the span (W3C Web Annotation keeps both a
    TextPositionSelector and a TextQuoteSelector for the same reason).
    """

    doc: str
    start: int
    end: int
    quote: str

    def check(self, text: str) -> None:
        """Compare the quoted words with the text they claim to stand in.

        Raises:
            SpanError: The span leaves the text, or other words stand there.
        """
        if not 0 <= self.start < self.end <= len(text):
            raise SpanError(
                f"evidence {self.start}:{self.end} lies outside the {len(text)} code points of {self.doc}; "
                "read that document again"
            )
        if text[self.start : self.end] != self.quote:
            raise SpanError(
                f"evidence {self.start}:{self.end} of {self.doc} quotes {self.quote[:60]!r}, but the text there "
                f"is {text[self.start : self.end][:60]!r}; read that document again"
            )


@dataclass(frozen=True, slots=True)
class OffsetRun:
    """A stretch of text that was taken over unchanged: text offset, source offset, length (code points).

    The source is the decoded original for plain text and HTML, and the raw text of the page for PDF.
    """

    start: int
    source: int
    length: int


def source_offset(runs: tuple[OffsetRun, ...], offset: int) -> int | None:
    """Lead an offset of the text back to its source; None where the reader put the character in itself."""
    for run in runs:
        if run.start <= offset < run.start + run.length:
            return run.source + offset - run.start
    return None
