"""A guide file, from its text to its parts, with a complaint about each thing misread."""
