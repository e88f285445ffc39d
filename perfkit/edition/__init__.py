"""One quarter, frozen: facts and marks that no later load can change."""
