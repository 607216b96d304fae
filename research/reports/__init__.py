"""What a report is made of, frozen, and each report that was made of it."""
