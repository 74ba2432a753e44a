"""Measurement: run one ability over foreign data, and over the development data beside the project."""
