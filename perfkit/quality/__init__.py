"""How far to trust it: the six dimensions of data quality, a grade, and what to mend."""
