"""A guide on paper: to interview with, to hand out, to fill in, and to read back."""
