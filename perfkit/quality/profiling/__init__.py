"""What looks wrong in any table, with nothing declared: one detector a file, and one combiner."""
