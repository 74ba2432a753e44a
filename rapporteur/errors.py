"""The errors a user can act on, one class for each thing there is to do.

A message names what failed, the value, the place and the next step. Bad data is no error: it becomes an
`Issue` and the work goes on.
"""


class RapporteurError(Exception):
    """Something could not be done; the message says what to do next."""


class UsageError(RapporteurError):
    """The command or its arguments do not fit: call it differently."""


class InputError(RapporteurError):
    """A given file or value cannot be taken: look at that file."""


class SpanError(RapporteurError):
    """A span does not lie in its text, or its words are not there: read that document again."""


class ReferenceDataError(RapporteurError):
    """A file of reference data is wrong: correct the row that the message names."""


class StoreError(RapporteurError):
    """The case folder cannot be read or written: free space, change rights, restore or wait."""


class TamperError(StoreError):
    """The store does not match its custody log: keep the folder as it is and compare with a backup."""
