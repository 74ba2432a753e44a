"""The command line: one file for each command; it parses, calls one action, and prints."""
