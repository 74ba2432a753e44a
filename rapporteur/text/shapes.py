"""Small questions about one line of a page; each looks at its ends or at a bounded length only."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_WIDE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]]{0,3}$")
_ABBREVIATION = re.compile(r"(?:^|\W)(?:[A-Z]\.|Jr\.|Sr\.|etc\.|No\.|Inc\.|Ltd\.|Co\.|St\.)$")
_BULLET = re.compile(r"(?:\d{1,2}[.)]|[•*·▪◦‣»›>–—-])\s+")
_URL = re.compile(r"(?:https?://|www\.)\S+$|[a-z0-9-]+(?:\.[a-z0-9-]+){1,3}/\S*$", re.IGNORECASE)
_PARTICLES = {"de", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "da", "dos", "du", "y"}
_ARTICLE = re.compile(r"^(?:al|el|ad|as|at|ar|an|ash|d|l)[-'’](?=[A-ZÀ-Þ])")
_NAME_WORD = re.compile(r"[^\W\d_a-zß-ÿ](?:[^\W\d_]|[\u0300-\u036f])*(?:['’.-][^\W\d_]+)*\.?$")

BODY_WORDS = 8
"""A sentence of fewer words may be a headline or a caption."""
LONG_WORDS = 30
"""A line of so many words is text, however it ends."""


def count_words(line: str) -> int:
    """Words of a line; of scripts without spaces, half the characters."""
    sample = line[:4000]
    return len(_WORD.findall(_WIDE.sub(" ", sample))) + len(_WIDE.findall(sample)) // 2


def is_closed(line: str) -> bool:
    """The line ends as a sentence does."""
    tail = line[-12:]
    return bool(_SENTENCE_END.search(tail)) and not _ABBREVIATION.search(tail)


def is_body(line: str) -> bool:
    """The line is running text: a sentence of eight words, or long."""
    words = count_words(line)
    return words >= LONG_WORDS or (words >= BODY_WORDS and is_closed(line))


def is_short(line: str) -> bool:
    """The line may be an entry of a menu: at most five words, no sentence, no figure but a short one."""
    return len(line) <= 42 and count_words(line) <= 5 and not line.endswith((".", "!", "?", ":", ";", ","))


def bare(line: str) -> str:
    """The line without a leading bullet or list number."""
    found = _BULLET.match(line)
    return line[found.end() :] if found else line


def is_address(line: str) -> bool:
    """The line is nothing but a web address."""
    return len(line) <= 2000 and " " not in line and bool(_URL.match(line))


def is_capitalised(line: str) -> bool:
    """Most of the longer words begin with a capital: a headline in title case."""
    longer = [word for word in _WORD.findall(line[:400]) if len(word) > 3 and not word.isdigit()]
    return len(longer) >= 3 and sum(word[0].isupper() for word in longer) >= 0.7 * len(longer)


def is_name(words: str) -> bool:
    """Two to five words that are written as a person's name is."""
    parts = words.split()
    if not 2 <= len(parts) <= 5 or len(words) > 60:
        return False
    if parts[0].lower() in _PARTICLES or parts[-1].lower() in _PARTICLES or parts[0] == "The":
        return False
    return all(part in _PARTICLES or _NAME_WORD.match(_ARTICLE.sub("", part)) for part in parts)
