"""What we set out to do: the framework's files, read, linked and proved."""
