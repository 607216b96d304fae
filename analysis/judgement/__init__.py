"""From ratings to a verdict: gates before scores, and a profile in place of one index."""
