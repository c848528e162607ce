"""Tables: one file per aggregate, every constraint named."""
