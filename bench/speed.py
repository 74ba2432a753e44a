"""Documents and words per second of each stage, and how many times the tokens stage each one takes.

Run by `make bench`. It reads the news of the development data (255 stories), or the example case that ships
with the package where those are not there. Times are processor seconds of this process, so that other work on
the machine counts less; compare the ratios of one run rather than speeds of two machines.
"""

import os
import sys
import time
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from typing import TypeVar

from rapporteur.annotate.attributions import find_attributions
from rapporteur.annotate.chains import find_chains
from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.annotate.tokens import find_tokens
from rapporteur.bench.corpus import read_rows
from rapporteur.claims import find_claims
from rapporteur.example import load_example
from rapporteur.intake import receive
from rapporteur.model.annotation import Annotations
from rapporteur.model.document import Document, Origin
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference, load_reference
from rapporteur.text import read_text

LIMIT = 255
Result = TypeVar("Result")
Input = tuple[Document, bytes, str | None]


class Clock:
    """Processor seconds by stage, in the order in which the stages first ran."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def run(self, stage: str, work: Callable[[], Result]) -> Result:
        """Do the work and add its time to the stage."""
        began = time.process_time()
        result = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - began
        return result


def news(shared: Path) -> Iterable[Input]:
    """The stories of the development data as plain-text files."""
    for row in islice(read_rows(shared / "corpora" / "time" / "tbaq.docs.jsonl.zst"), LIMIT):
        data = row["text"].encode()
        yield receive(data, Origin(f"{row['doc']}.txt")), data, row["dct"]


def example() -> Iterable[Input]:
    """The documents of the example case."""
    for origin, data in load_example().documents:
        yield receive(data, origin), data, None


def read(given: Input, clock: Clock, reference: Reference) -> int:
    """Take one document through the stages; gives its number of words."""
    document, data, dct = given
    text: StructuredText = clock.run("text", lambda: read_text(document, data, reference=reference, dct=dct))
    tokens = clock.run("tokens", lambda: find_tokens(text))
    sentences = clock.run("sentences", lambda: find_sentences(text, tokens))
    times = clock.run("times", lambda: find_times(text, tokens, sentences, reference=reference))
    chains = clock.run("chains", lambda: find_chains(text, tokens, sentences, times, reference=reference))
    attributions = clock.run(
        "attributions", lambda: find_attributions(text, tokens, sentences, chains, reference=reference)
    )
    layers = Annotations(text.doc, tokens, sentences, times, chains, attributions)
    clock.run("claims", lambda: find_claims(text, layers, reference=reference))
    return len(text.text.split())


def main() -> int:
    """Measure and print a table."""
    shared = Path(os.environ.get("RAPPORTEUR_SHARED", "../shared"))
    reference = load_reference()
    given = list(news(shared) if (shared / "corpora" / "time").is_dir() else example())
    read(given[0], Clock(), reference)  # tables are read on first use
    clock = Clock()
    words = sum(read(one, clock, reference) for one in given)
    clock.seconds["all"] = sum(clock.seconds.values())
    unit = max(clock.seconds["tokens"], 1e-9)
    print(f"{len(given)} documents, {words} words")
    print(f"{'stage':<14}{'documents/s':>12}{'words/s':>12}{'x tokens':>10}")
    for stage, seconds in clock.seconds.items():
        rate = 1 / max(seconds, 1e-9)
        print(f"{stage:<14}{len(given) * rate:>12.1f}{words * rate:>12.0f}{seconds / unit:>10.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
