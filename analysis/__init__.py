"""Plain rows in, frozen findings out."""
