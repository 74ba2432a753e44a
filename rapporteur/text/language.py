"""The language of a text, by its script and its most frequent words."""

import re
from collections import Counter

from rapporteur.reference.page_words import PageWords

SAMPLE = 20_000
"""Code points that are looked at; more change nothing."""
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
)
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_PERSIAN = re.compile("[پچژگ]")


def find_language(text: str, *, words: PageWords) -> str | None:
    """The ISO 639-1 code of the language most of the text is in; None where that is not clear.

    Args:
        text: The text; its first 20,000 code points are looked at.
        words: Frequent words by language (reference/data/language_words.csv).
    """
    sample = text[:SAMPLE]
    letters = sum(1 for character in sample if character.isalpha())
    if letters < 20:
        return None
    for language, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        # Japanese mixes Han characters with fewer kana; for the others the script is the language.
        if share > (0.1 if language == "ja" else 0.5):
            return _by_letters(language, sample, letters)
    return _by_words(sample, words)


def _by_letters(language: str, sample: str, letters: int) -> str | None:
    """Neighbours that share a script are told by letters of their own: better no answer than a wrong one."""
    if language == "ru" and len(_UKRAINIAN.findall(sample)) > letters / 100:
        return "uk"
    if language == "ar" and len(_PERSIAN.findall(sample)) > letters / 100:
        return "fa"
    return language


def _by_words(sample: str, words: PageWords) -> str | None:
    tokens = [token.casefold() for token in _WORD.findall(sample)]
    counts = Counter(tokens)
    scores = sorted(
        (
            (sum(counts[word] for word in frequent), language)
            for language, frequent in words.languages.items()
        ),
        reverse=True,
    )
    if len(tokens) < 8 or not scores:
        return None
    best, language = scores[0]
    second = scores[1][0] if len(scores) > 1 else 0
    return language if best >= 0.12 * len(tokens) and best >= 1.25 * second else None
