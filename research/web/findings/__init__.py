"""What a study found, and by what it is judged."""
