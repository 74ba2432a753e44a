"""The log of a training: a row an epoch; and the one number that an epoch is chosen by."""

DevScores = dict[str, dict[str, float]]  # by dev set and score

LOSSES = ("arc", "relation", "upos", "xpos", "names", "attribution", "mention", "link")
COLUMNS = (
    ("gum", "UPOS"), ("gum", "UAS"), ("gum", "LAS"), ("ewt", "LAS"), ("worldwide", "F1 PER+ORG+LOC"),
    ("own", "F1 all"), ("politics", "F1 PER+ORG+LOC"), ("uner", "F1 PER+ORG+LOC"), ("redocred", "F1 PER+ORG+LOC"),
    ("gum", "F1 source"), ("gum", "F1 cue"), ("gum", "F1 content"), ("gum", "F1 mentions"), ("gum", "CoNLL F1"),
)  # fmt: skip


def log_head() -> str:
    """The first two lines of a table of the log."""
    names = ["epoch", "minutes", *LOSSES, *(f"{name} {score}" for name, score in COLUMNS)]
    return f"| {' | '.join(names)} |\n|{' --- |' * len(names)}\n"


def log_row(epoch: int, seconds: float, losses: dict[str, float], scores: DevScores) -> str:
    """One epoch as a row of the table in docs/reference/model-log.md."""
    cells = [str(epoch), f"{seconds / 60:.1f}", *(f"{losses[name]:.3f}" for name in LOSSES)]
    for name, score in COLUMNS:
        value = scores.get(name, {}).get(score)
        cells.append("" if value is None else f"{value:.1f}")
    return f"| {' | '.join(cells)} |\n"


def summary(scores: DevScores) -> float:
    """What the best epoch is chosen by: means of LAS, of name F1 and the coreference F1, added.

    Worldwide newswire takes no part: it may only be measured on.
    """
    parses = [found["LAS"] for found in scores.values() if "LAS" in found]
    names = [
        found["F1 all"]
        for name, found in scores.items()
        if "F1 all" in found and name not in {"worldwide", "gum"}
    ]
    links = [found["CoNLL F1"] for found in scores.values() if "CoNLL F1" in found]
    return sum(sum(part) / len(part) for part in (parses, names, links) if part)
