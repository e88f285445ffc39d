"""What it comes to: pure functions over tables, that know neither files nor the store."""
