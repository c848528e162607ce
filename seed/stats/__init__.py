"""What the bank measures up to: counts, shares, and solvers that know nothing of the subject."""
