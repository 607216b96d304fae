"""What was answered: saved with its history, confirmed, corrected, and read again."""
