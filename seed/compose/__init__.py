"""The third stage: blocks to items. Nothing here judges quality; that is what the lint rules do."""
