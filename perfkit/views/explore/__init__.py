"""What a reader may ask beside a page: controls, and an answer that is looked up."""
