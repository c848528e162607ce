"""HTTP only: parse, call one service, dump."""
