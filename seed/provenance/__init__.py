"""Where items come from: which of them ask what the raw notes hold, and whether somebody else finds so too."""
