"""Invented examples are the same at every run: who breaks something sees it, and nobody else."""

from hypothesis import settings

settings.register_profile("alike", derandomize=True)
settings.load_profile("alike")
