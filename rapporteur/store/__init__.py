"""A case on disk: originals named by their digests, a database, and a custody log that tells of every change."""

from rapporteur.store.custody import format_head, parse_head
from rapporteur.store.evidence import broken_evidence
from rapporteur.store.holdings import Holding
from rapporteur.store.lock import writer_lock
from rapporteur.store.originals import Received
from rapporteur.store.store import Incoming, Outcome, ReadingKey, Store, create_store
from rapporteur.store.verify import Finding, Verification, verify

__all__ = [
    "Finding",
    "Holding",
    "Incoming",
    "Outcome",
    "ReadingKey",
    "Received",
    "Store",
    "Verification",
    "broken_evidence",
    "create_store",
    "format_head",
    "parse_head",
    "verify",
    "writer_lock",
]
