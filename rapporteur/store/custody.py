"""Entries of the custody log and their leaves."""

import json
from collections.abc import Iterable, Mapping

from rapporteur.model.document import CustodyEntry, CustodyHead
from rapporteur.store import merkle

Detail = Mapping[str, "str | int | Detail | None"]

# Entries that change what a dossier is made from. A dossier prints the head as of the last of these, so that
# looking at a case (which may be logged) changes no dossier.
CONTENT_ACTIONS = ("init", "settings", "add", "read", "restore")


def canonical_json(value: Detail) -> str:
    """JSON with sorted keys and without white space: RFC 8785 for strings, whole numbers, null and objects."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def leaf_of(seq: int, at: str, action: str, subject: str, detail: str) -> str:
    """The leaf hash of an entry, in hex: over the canonical JSON of its five fields, `detail` as a string."""
    entry: Detail = {"seq": seq, "at": at, "action": action, "subject": subject, "detail": detail}
    return merkle.leaf_hash(canonical_json(entry).encode("utf-8", "surrogatepass")).hex()


def make_entry(seq: int, at: str, action: str, subject: str, detail: Detail) -> CustodyEntry:
    """The next entry of the log."""
    words = canonical_json(detail)
    return CustodyEntry(seq, at, action, subject, words, leaf_of(seq, at, action, subject, words))


def head_of(leaves: Iterable[str]) -> CustodyHead:
    """The head over leaf hashes in hex, in their order."""
    hashes = [bytes.fromhex(leaf) for leaf in leaves]
    return CustodyHead(len(hashes), merkle.root(hashes).hex())


def format_head(head: CustodyHead) -> str:
    """`SIZE:ROOT`, as printed in a dossier and taken by `rapporteur verify --head`."""
    return f"{head.size}:{head.root}"


def parse_head(words: str) -> CustodyHead:
    """Read `SIZE:ROOT`.

    Raises:
        ValueError: It is not of that form.
    """
    size, colon, root = words.strip().partition(":")
    root = root.lower()
    if not (colon and size.isascii() and size.isdigit() and len(size) < 16 and len(root) == 64):
        raise ValueError(words)
    bytes.fromhex(root)
    return CustodyHead(int(size), root)
