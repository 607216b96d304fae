"""Who may come in: accounts, passwords, tokens, and the studies that somebody belongs to."""
