"""All that the document stages give for one document; stored and dropped as one."""

from dataclasses import dataclass

from rapporteur.model.annotation import Annotations
from rapporteur.model.claim import Claims
from rapporteur.model.document import Document
from rapporteur.model.text import StructuredText


@dataclass(frozen=True, slots=True)
class Reading:
    """One document, read: what came, what it says, what was marked in it, what it asserts."""

    document: Document
    text: StructuredText
    annotations: Annotations
    claims: Claims
