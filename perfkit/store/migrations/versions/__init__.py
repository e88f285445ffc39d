"""One step a version of the store."""
