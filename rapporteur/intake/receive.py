"""Take bytes in: what they are is told by their digest and their content."""

import re
from dataclasses import replace

from rapporteur.intake.media_type import sniff_media_type
from rapporteur.model.document import Document, Origin
from rapporteur.model.ids import sha256_of

# Names come from archives and file systems: a lone surrogate cannot be stored, a control character not shown.
UNFIT_FOR_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def receive(data: bytes, origin: Origin) -> Document:
    """Give bytes their identity.

    Args:
        data: The whole document; it may be empty, broken or hostile.
        origin: What the giver says of it. The name is a label and never becomes a path.

    Returns:
        The document; the same bytes have the same id whatever their name.
    """
    name = UNFIT_FOR_NAME.sub("\ufffd", origin.name)
    return Document(sha256_of(data), len(data), sniff_media_type(data, name), replace(origin, name=name))
