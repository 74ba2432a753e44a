"""Forms of English verbs and nouns, enough for a lexicon: no dictionary, a table of the irregular ones."""

Irregular = tuple[tuple[str, str, str, str], ...]
"""Rows of lemma, past, participle, -ing form."""

VOWELS = "aeiou"


def verb_forms(lemma: str, irregular: dict[str, tuple[str, str, str]]) -> dict[str, frozenset[str]]:
    """Surface forms of a verb with their tags: `base`, `s`, `past`, `part`, `ing`."""
    past, part, ing = irregular.get(lemma) or (_past(lemma), _past(lemma), _ing(lemma))
    forms: dict[str, frozenset[str]] = {}
    for form, tag in ((lemma, "base"), (_s(lemma), "s"), (past, "past"), (part, "part"), (ing, "ing")):
        forms[form] = forms.get(form, frozenset()) | {tag}
    return forms


def noun_forms(lemma: str) -> dict[str, frozenset[str]]:
    """Surface forms of a noun with their tags: `sg`, `pl`. A noun given in the plural stays so."""
    if lemma.endswith("s") and not lemma.endswith("ss"):
        return {lemma: frozenset({"pl"})}
    return {lemma: frozenset({"sg"}), _s(lemma): frozenset({"pl"})}


def _s(lemma: str) -> str:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ies"
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    return lemma + "s"


def _past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _ing(lemma: str) -> str:
    if lemma.endswith("e") and not lemma.endswith("ee"):
        return lemma[:-1] + "ing"
    return lemma + "ing"
