"""Findings and guides written for a destination: a page, a Word report."""
