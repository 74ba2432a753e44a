"""Which of two people gives which answer, where the page names both and prints no labels."""

import re


def voices_of(answers: list[str], pair: tuple[str, ...]) -> list[str | None]:
    """The voice of each of several answers in a row, which the two give in turn.

    Who says "I'm Ana Reyes" is she, who says "Ana and I" is not. One such sign sets the whole row; without any, or
    where two signs clash, nobody is named.

    Args:
        answers: Answers to one question, each a paragraph.
        pair: The two full names.

    Returns:
        For each answer one of the names, or None.
    """
    orders = set()
    for place, words in enumerate(answers):
        voice = _voice(words[:3000], pair)
        if voice is not None:
            orders.add((voice + place) % 2)
    if len(orders) != 1:
        return [None] * len(answers)
    first = orders.pop()
    return [pair[(first + place) % 2] for place in range(len(answers))]


def _voice(words: str, pair: tuple[str, ...]) -> int | None:
    """0 or 1 for the one of the two who speaks; None where the words do not tell."""
    own = [place for place, name in enumerate(pair) if _says_own(words, name)]
    if own:
        return own[0] if len(own) == 1 else None
    others = [1 - place for place, name in enumerate(pair) if _says_other(words, name)]
    return others[0] if len(others) == 1 else None


def _says_own(words: str, name: str) -> bool:
    return bool(re.search(rf"\b(?:I['’]m|I am|[Mm]y name is|me,(?: \w+){{0,3}}) {_form(name)}", words))


def _says_other(words: str, name: str) -> bool:
    return bool(re.search(rf"\b{_form(name)}", words))


def _form(name: str) -> str:
    """The full name, or the first name alone."""
    return rf"(?:{re.escape(name)}|{re.escape(name.split()[0])})(?!\w)"
