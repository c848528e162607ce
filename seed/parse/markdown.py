"""The Markdown reader, and inline Markdown reduced to plain text."""

from collections.abc import Iterable

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


def block_tokens(text: str) -> list[Token]:
    """The tokens of a text, block by block; inline content keeps its children."""
    return _MARKDOWN.parse(text)


def plain_text(markdown: str) -> str:
    """Inline Markdown without its marks, in one line; the content of `code` and the text of links stay."""
    return inline_text(_MARKDOWN.parseInline(markdown))


def inline_text(tokens: Iterable[Token]) -> str:
    """The visible text of tokens and their children, white space reduced to single spaces."""
    return " ".join("".join(_visible(token) for token in tokens).split())


def _visible(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.children:
        return "".join(_visible(child) for child in token.children)
    return "" if token.type in ("inline", "image") else token.content
