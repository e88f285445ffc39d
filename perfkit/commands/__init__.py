"""The commands of ``perfkit``, one a module; each says to a person what it did."""
