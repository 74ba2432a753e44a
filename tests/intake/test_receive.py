"""Taking bytes in."""

import hashlib

from rapporteur.intake import receive
from rapporteur.model.document import Origin


def test_same_bytes_are_one_document_whatever_their_name() -> None:
    first = receive(b"Boats.", Origin("a.txt", publisher="The Harbour Gazette"))
    second = receive(b"Boats.", Origin("b.txt"))
    assert first.id == second.id == hashlib.sha256(b"Boats.").hexdigest()
    assert first.size == 6
    assert first.origin == Origin("a.txt", publisher="The Harbour Gazette")


def test_control_characters_in_names_are_replaced() -> None:
    assert receive(b"", Origin("a\x1b[31m.txt")).origin.name == "a\ufffd[31m.txt"
