"""Tests of the guide language."""
