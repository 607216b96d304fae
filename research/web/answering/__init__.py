"""An interview in a request, for whoever answers: opened, asked, read, saved."""
