"""What is seen: a book in, a new view out; every block of every page, and how each is drawn."""
