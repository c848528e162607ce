"""The fourth stage: item-writing flaws, one rule each."""
