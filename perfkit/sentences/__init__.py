"""What is said: every sentence and word a page makes from the data."""
