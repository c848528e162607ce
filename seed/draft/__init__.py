"""Drafting: what raw notes compare, pose, measure and order, put into the convention for an author to complete."""
