"""Seconds that hostile or merely huge documents cost, by stage, and for each megabyte of the input.

Run by hand: `python bench/hazards.py [NAME ...]`, all hazards if none is named. Every input is generated here, so
nothing but the program is needed. A reading should stay under ten seconds a megabyte: a worker has thirty seconds
of processor time for a document, however it is written. Times are processor seconds of this process.
"""

import sys
import time
from collections.abc import Callable

from rapporteur.annotate.attributions import find_attributions
from rapporteur.annotate.chains import find_chains
from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.annotate.tokens import find_tokens
from rapporteur.claims import find_claims
from rapporteur.intake import receive
from rapporteur.model.annotation import Annotations
from rapporteur.model.document import Origin
from rapporteur.reference import Reference, load_reference
from rapporteur.text import read_text

Make = Callable[[], tuple[str, str]]
STAGES = ("text", "tokens", "sentences", "times", "chains", "attributions", "claims")
SENTENCE = "The envoy said on Tuesday that the harbour of the northern town would open again in May. "
STORY = (
    "GENEVA, October 29, 2014 (Agency) - Diplomats of Norway and Japan met the special rapporteur on Tuesday.\n\n"
    "“We have asked for a visit,” Anna Example, who leads the delegation, told reporters. She said that the draft "
    "before the General Assembly would be changed within three weeks.\n\n"
    "An official of the European Union, who spoke on condition of anonymity, denied that paragraph 8 was open.\n\n"
)


def page(body: str) -> str:
    """A web page with a headline."""
    return f"<html><head><title>A page</title></head><body><article><h1>A page</h1>{body}</article></body></html>"


def nested(paragraphs: int, depth: int) -> str:
    """Paragraphs inside many elements that hold nothing else."""
    body = "".join(f"<p>{SENTENCE}{n}</p>" for n in range(paragraphs))
    return page("<div>" * depth + body + "</div>" * depth)


HAZARDS: dict[str, Make] = {
    "ordinary news, 1 MB": lambda: ("a.txt", STORY * (1_000_000 // len(STORY))),
    "ordinary news, 8 MB": lambda: ("a.txt", STORY * (8_000_000 // len(STORY))),
    "web page of 200,000 paragraphs": lambda: (
        "a.html",
        page("".join(f"<p>Paragraph {n} tells of boats.</p>" for n in range(200_000))),
    ),
    "15,000 paragraphs in 200 elements": lambda: ("a.html", nested(15_000, 200)),
    "tag with 100,000 attributes": lambda: (
        "a.html",
        page("<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{SENTENCE}</p>"),
    ),
    "1.4 MB of one sentence": lambda: ("a.txt", SENTENCE * (1_400_000 // len(SENTENCE))),
    "the same, a paragraph each": lambda: ("a.txt", (SENTENCE + "\n\n") * (1_400_000 // len(SENTENCE))),
    "1.4 MB of one sentence, web page": lambda: (
        "a.html",
        page(f"<p>{SENTENCE * (1_400_000 // len(SENTENCE))}</p>"),
    ),
    "50,000 quoted lines": lambda: ("a.txt", "“The harbour is open again,” said the envoy.\n" * 50_000),
    "50,000 short lines": lambda: ("a.txt", "Northern Harbour\n" * 50_000),
    "50,000 entries of a menu": lambda: ("a.txt", "Home\nNews\nWorld\nSport\nNorthern Lights\n" * 10_000),
    "quotation marks that open only": lambda: ("a.txt", "“The harbour " * 40_000),
    "brackets that open only": lambda: ("a.txt", "(the harbour [ " * 40_000),
    "one word of a megabyte": lambda: ("a.txt", "harbour" * 150_000),
    "capitalised words": lambda: ("a.txt", "Anna Example Of Northern Harbour " * 20_000),
    "numbers and dates": lambda: ("a.txt", "3 May 2014, 2014-05-03, May 3 to 5; " * 20_000),
    "pronouns": lambda: ("a.txt", "She said that he said it of her. " * 20_000),
    "questions and answers": lambda: (
        "a.txt",
        "DW: What do you say?\n\nAnna Example: I say no.\n\n" * 15_000,
    ),
}


def measure(name: str, text: str, reference: Reference) -> dict[str, float]:
    """Processor seconds by stage."""
    data = text.encode()
    document = receive(data, Origin(name))
    began = time.process_time()
    seconds: dict[str, float] = {}

    def done(stage: str) -> None:
        nonlocal began
        seconds[stage] = time.process_time() - began
        began = time.process_time()

    read = read_text(document, data, reference=reference)
    done("text")
    tokens = find_tokens(read)
    done("tokens")
    sentences = find_sentences(read, tokens)
    done("sentences")
    times = find_times(read, tokens, sentences, reference=reference)
    done("times")
    chains = find_chains(read, tokens, sentences, times, reference=reference)
    done("chains")
    attributions = find_attributions(read, tokens, sentences, chains, reference=reference)
    done("attributions")
    layers = Annotations(read.doc, tokens, sentences, times, chains, attributions)
    find_claims(read, layers, reference=reference)
    done("claims")
    return seconds


def main() -> int:
    """Measure and print a table; ends with 1 if a hazard costs more than ten seconds a megabyte."""
    chosen = sys.argv[1:] or list(HAZARDS)
    reference = load_reference()
    measure("warm.txt", STORY, reference)  # tables are read on first use
    slow = 0
    print(f"{'hazard':<36}{'MB':>6}{'s':>8}{'s/MB':>8}  " + "".join(f"{stage:>13}" for stage in STAGES))
    for hazard in chosen:
        name, text = HAZARDS[hazard]()
        seconds = measure(name, text, reference)
        size, total = len(text.encode()) / 1e6, sum(seconds.values())
        slow += total > 10 * max(size, 1)
        columns = "".join(f"{seconds[stage]:>13.1f}" for stage in STAGES)
        print(f"{hazard:<36}{size:>6.1f}{total:>8.1f}{total / size:>8.1f}  {columns}", flush=True)
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
