"""People with an account: their way in, and who administers them."""
