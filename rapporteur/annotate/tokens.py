"""Words and marks, cut as Universal Dependencies cuts English.

Clitics are words of their own (`did` `n't`, `Japan` `'s`), and so are the parts of a hyphened compound (`six`
`-` `party`) unless its first part is a mere prefix (`anti-`, `non-`). Abbreviations keep their period, and
numbers, times of day, addresses and document symbols stay whole.
"""

import re

from rapporteur.model.annotation import Token
from rapporteur.model.text import StructuredText

_PREFIXES = (
    "anti|arch|co|counter|cross|e|ex|inter|intra|mid|mini|multi|neo|non|over|pan|post|pre|pro|pseudo|quasi|re|"
    "semi|socio|sub|super|trans|ultra|un|under"
)
_TITLES = "Mr|Mrs|Ms|Dr|Prof|Hon|Rev|Fr|Gen|Lt|Col|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Sen|Rep|Gov|Pres|Amb|Supt|Messrs|Mt|St|Ste"
_ABBREVIATIONS = (
    "Inc|Corp|Co|Ltd|Bros|Jr|Sr|vs|etc|al|cf|ca|approx|dept|Dept|Univ|Assn|Ph\\.D|Feb|Jan|Aug|Sept|Sep|Oct|Nov|Dec|"
    "Calif|Conn|Fla|Ga|Ill|Mass|Mich|Minn|Miss|Pa|Tenn|Va|Vt|Wash|Wis"
)
_NUMBERED = (
    "No|Nos|no|nos|para|paras|Para|Paras|par|Art|art|Arts|arts|Sec|sec|Vol|vol|Fig|fig|pp|p|ch|Ch|Res|res"
)

_PATTERNS = (
    # Addresses; a mark at the end belongs to the sentence.
    r"(?:https?://|www\.)[^\s<>\"“”«»]{0,2000}[^\s<>\"“”«».,;:!?'’)\]]",
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}",
    # Document symbols: A/C.3/69/L.28/Rev.1, CCPR/C/GC/34, S/2014/501.
    r"[A-Z]{1,6}(?=[A-Za-z/.\-]{0,24}\d)(?:/[A-Za-z0-9][A-Za-z0-9\-]{0,15}(?:\.[A-Za-z0-9\-]{1,15}){0,4}){1,8}",
    # Abbreviations.
    r"(?:[^\W\d_]\.){2,8}(?!\w)",
    rf"(?:{_TITLES}|{_ABBREVIATIONS})\.(?!\w)",
    rf"(?:{_NUMBERED})\.(?=\s?\d)",
    r"[A-Z]\.(?=\s[A-Z])",
    # Numbers.
    r"\d{1,2}/\d{1,2}/\d{2,4}(?!\w)",
    r"\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
    r"\d{1,3}(?:,\d{3}){1,8}(?:\.\d{1,12})?(?!\w)",
    r"\d{1,12}\.\d{1,12}(?:\.\d{1,12}){0,6}(?!\w)",
    r"\d{1,12}(?=(?:am|pm|a\.m|p\.m|km|kg|cm|mm|mph|kph|bn|GMT|UTC|g|m|k)(?!\w))",
    r"['’]\d0s(?!\w)",
    # Words with clitics.
    r"(?i:can(?=not(?!\w))|gon(?=na(?!\w))|wan(?=na(?!\w))|got(?=ta(?!\w)))",
    r"[^\W\d_]{1,40}?(?=[nN]['’][tT](?!\w))",
    r"(?<=\w)[nN]['’][tT](?!\w)",
    r"(?<=\w)['’](?:[sSmMdD]|ll|LL|re|RE|ve|VE)(?!\w)",
    # Words.
    rf"(?i:(?:{_PREFIXES})-[^\W_]+(?!\w))",
    r"[^\W_]{1,63}\.(?:com|org|net|gov|edu|int|info|co\.uk|de|fr|kr|jp)(?!\w)",
    r"US\$|&(?:amp|quot|nbsp|lt|gt);|[A-Z]&[A-Z](?!\w)",
    r"[\w\u0300-\u036f]+(?:['’](?!(?:[sSmMdDtT]|ll|LL|re|RE|ve|VE)(?!\w))[^\W\d_]+)*",
    # Marks.
    r"\.{2,}|-{2,}|[!?]{2,}|\*{2,}|={2,}|\+{2,}|#{2,}|~{2,}|<{2,}|>{2,}|''|``|[:;]-?[()DP](?!\w)|\S",
)
_TOKEN = re.compile("|".join(_PATTERNS))


def find_tokens(text: StructuredText) -> tuple[Token, ...]:
    """Cut the blocks of a text into tokens.

    Returns:
        Tokens in text order, none across a block; together they hold every character that is no white space.
        Glued words (`deliveringhis`) stay one.

    Source: Universal Dependencies, English Web Treebank and GUM, for what a word is.
    """
    return tuple(
        Token(match.start(), match.end())
        for block in text.blocks
        for match in _TOKEN.finditer(text.text, block.start, block.end)
    )
