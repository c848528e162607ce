"""Slugs: the readable parts of an id."""

import unicodedata

LONGEST_SLUG = 60


def slug(text: str) -> str:
    """The text in lower case, its letters and digits kept, everything else a single hyphen between them.

    At most 60 characters, cut at a hyphen where there is one. Empty for a text without letter or digit.
    """
    lower = unicodedata.normalize("NFC", text).lower()
    words = "".join(character if character.isalnum() else " " for character in lower).split()
    whole = "-".join(words)
    if len(whole) <= LONGEST_SLUG:
        return whole
    return whole[: LONGEST_SLUG + 1].rpartition("-")[0] or whole[:LONGEST_SLUG]
