"""What findings rest on: rows of answers, and what researchers put beside them."""
