"""The interviewer's pages: the desk, what surrounds it, and paper."""
