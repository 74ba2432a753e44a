"""Characters that could mislead a reader are shown, never obeyed."""

import unicodedata

BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
INVISIBLE = frozenset(
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)
JOINERS = frozenset("\u200c\u200d")
WHITE = frozenset("\t\n\r")


def visible(text: str) -> str:
    """The text with every bidi control, control and invisible character written out, as `⟨U+202E⟩`.

    The result can be shown and copied without turning the words around it; the original stays in the
    record. Joiners stay where a script needs them (Persian, Indic, emoji), as they are spelling there.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        f"⟨U+{ord(char):04X}⟩" if _misleads(char, text, index) else char for index, char in enumerate(text)
    )


def one_line(text: str) -> str:
    """The text, visible, with white space runs as single spaces."""
    return visible(" ".join(text.split()))


def shortened(text: str, *, limit: int) -> str:
    """The first words within `limit` characters, with an ellipsis where something was left out."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1].rsplit(" ", 1)[0] if " " in line[: limit - 1] else line[: limit - 1]
    return cut.rstrip(" ,;:") + "…"


def _misleads(char: str, text: str, index: int) -> bool:
    """Whether a character changes how its neighbours look without being seen itself."""
    if char in BIDI_CONTROLS or char in INVISIBLE:
        return True
    if char in JOINERS:
        return not (_joins(text[index - 1 : index]) and _joins(text[index + 1 : index + 2]))
    if char in WHITE:
        return False
    code = ord(char)
    return unicodedata.category(char) in ("Cc", "Cs") or 0xE0000 <= code <= 0xE007F or code & 0xFFFE == 0xFFFE


def _joins(neighbour: str) -> bool:
    """Whether a neighbour is of a script (or an emoji) in which joiners are spelling."""
    return neighbour >= "\u0590"
