"""What is kept about fieldwork; research.web holds the pages."""
