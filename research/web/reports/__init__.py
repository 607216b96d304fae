"""Reports: written, checked, built and kept."""
