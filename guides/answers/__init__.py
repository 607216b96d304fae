"""What an answer to each kind of question looks like, in data and in words."""
