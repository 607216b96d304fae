"""A study's answers as files for other programs, each with what its columns mean."""
