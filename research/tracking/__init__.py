"""How far the partners of a study have come, and what is to be done next."""
