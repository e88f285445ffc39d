"""What a reader asks of an edition: choices settled one after another, and what is looked up."""
