.PHONY: run test lint lock

run:
	python3 run.py

test:
	python3 run.py test

lint:
	python3 run.py test --version
	.venv/bin/python -m ruff check .
	.venv/bin/python -m mypy

# Needs uv (in a virtual environment of its own: pip install uv). Pins move only where pyproject.toml
# forces them; `make lock UPGRADE=--upgrade` takes every newer release. The development lock is held to
# the runtime lock, so that one environment serves both.
COMPILE = uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --python-version 3.11 $(UPGRADE) pyproject.toml

lock:
	$(COMPILE) --output-file requirements.lock
	$(COMPILE) --extra dev --constraints requirements.lock --output-file requirements-dev.lock
