"""The exam itself in plain Python: values in, values out; no clock, no random source, no files."""
