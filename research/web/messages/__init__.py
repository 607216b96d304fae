"""What is written to partners: its words, its batches, its log."""
