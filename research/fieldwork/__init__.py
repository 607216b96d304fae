"""Studies and whom they ask: partners, the people who speak for them, and their links."""
