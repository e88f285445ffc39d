"""A made-up council's years: every figure here is invented, and every page says so."""
