"""How well the estimates of mastery and readiness hold, found by simulation: `make calibration`."""
