"""The partner's pages, opened by a personal link."""
