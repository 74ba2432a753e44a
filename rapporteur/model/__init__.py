"""Frozen data types that the stages hand over: no rules, no input or output, standard library only."""
