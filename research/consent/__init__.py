"""What partners agreed to, how far their words may be told, and how they leave."""
