"""The kinds of declared check, a small function each: facts in, one row a thing checked out."""
