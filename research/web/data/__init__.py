"""A study's answers for other programs: as files, and through the API."""
