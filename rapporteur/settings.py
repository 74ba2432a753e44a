"""What is decided once for every command."""

CASE_FILE = "rapporteur.toml"
CASE_VARIABLE = "RAPPORTEUR_CASE"

# The largest file that is taken under custody.
MAX_DOCUMENT_BYTES = 1 << 30

# Zip files are told apart by the list of their members; a larger one is a plain zip file.
MAX_SNIFFED_PACKAGE_BYTES = 1 << 28

# How deep archives in archives are followed: documents inside a document of this depth stay packed.
MAX_ARCHIVE_DEPTH = 3

DEFAULT_CLEARANCE = "internal"
