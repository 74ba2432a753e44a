"""Ids are digests of content, so that two runs, on any machine, agree."""

import hashlib
import json

Part = str | int | None | list["Part"] | tuple["Part", ...]


def sha256_of(data: bytes) -> str:
    """The SHA-256 of bytes, in lower-case hexadecimal (64 characters)."""
    return hashlib.sha256(data).hexdigest()


def content_id(kind: str, *parts: Part) -> str:
    """A digest of what makes a record itself, as `kind-` and 32 hexadecimal characters (128 bits).

    Args:
        kind: Kind of record, such as `event`; it keeps ids of different kinds apart.
        parts: Strings, whole numbers, None, and lists or tuples of them, in a fixed order.
    """
    canonical = json.dumps([kind, *parts], ensure_ascii=False, separators=(",", ":"))
    return f"{kind}-{sha256_of(canonical.encode('utf-8', 'surrogatepass'))[:32]}"
