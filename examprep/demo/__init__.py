"""Made-up life for trying things out: people, and what they did over eight weeks, by the services of real ones."""
