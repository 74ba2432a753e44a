"""Data and scripts from which the language model is trained. Not part of the installed package."""
