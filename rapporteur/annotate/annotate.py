"""The layers in order: each function is one layer and may be replaced behind its signature."""

from rapporteur.annotate.attributions import find_attributions
from rapporteur.annotate.chains import find_chains
from rapporteur.annotate.sentences import find_sentences
from rapporteur.annotate.times import find_times
from rapporteur.annotate.times.weekdays import find_weekday_mismatches
from rapporteur.annotate.tokens import find_tokens
from rapporteur.model.annotation import Annotations
from rapporteur.model.text import StructuredText
from rapporteur.reference import Reference


def annotate(text: StructuredText, *, reference: Reference) -> Annotations:
    """Mark tokens, sentences, times, actors and attributions in one text."""
    tokens = find_tokens(text)
    sentences = find_sentences(text, tokens)
    times = find_times(text, tokens, sentences, reference=reference)
    chains = find_chains(text, tokens, sentences, times, reference=reference)
    attributions = find_attributions(text, tokens, sentences, chains, reference=reference)
    issues = find_weekday_mismatches(text, tokens, sentences, times, reference=reference)
    return Annotations(text.doc, tokens, sentences, times, chains, attributions, issues)
