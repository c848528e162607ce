"""Markdown as people write it, mended so that a reader of Markdown understands it. No line is added or taken away."""

import re
from collections.abc import Callable
from itertools import pairwise

FULL_LINE = 70
LONGEST_HEADING = 80
_FENCE = re.compile(r"\s*(```|~~~)")
_FRONT = re.compile(r"[\w-]+:(\s|$)|\s|- |#|$")
_UNDERLINE = re.compile(r"\s{0,3}(={2,}|-{3,})\s*$")
_RULE = re.compile(r"\s*([-=*_~#])(?:\s*\1){2,}\s*$")
_NUMBERED = re.compile(r"\d{1,3}[.)]\s+")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+\S")
_TIGHT_HEADING = re.compile(r"\s{0,3}(#{2,6})(?=[^#\s])")
_BOLD_LINE = re.compile(r"\s{0,3}(\*\*|__)(?=\S)([^*]{2,120}?)\1\s*:?\s*$")
_DEFINITION = re.compile(r"\s{0,3}:\s+(\S.*)$")
_BULLET = re.compile(r"(\s*)(?:[-*+•·◦▪‣●○]|(\d{1,3})[.)]|([①-⑳]))\s+(\S.*)$")
_REMARK = re.compile(r"(\s*)(※.*)$")
_LABELED = re.compile(
    r"(?:\*\*|__)?(?![-*+>#|])\w[^\s.:|*_`]*(?: [^\s.:|*_`=]+){0,2}(?::(?:\*\*|__)?| =| [-=]>| →)\s+\S"
)
_DASHED = re.compile(r"(?![-*+>#|\d])\w[^\s.:|]*(?: [^\s.:|-]+){0,2} [-–—] \S")
_PLAIN = re.compile(r"[^\s#>|`!\[<:=-]")
_ENDS = re.compile(r"[.:;,!?…。]$")


def mended(text: str) -> str:
    """The text with headings, lists, remarks and definitions in forms that CommonMark knows; code stays as it is."""
    lines = text.split("\n")
    code = _code_lines(lines)
    for step in _STEPS:
        lines = [old if is_code else new for old, new, is_code in zip(lines, step(lines), code, strict=True)]
    return "\n".join(lines)


def _code_lines(lines: list[str]) -> list[bool]:
    """For each line whether it belongs to a fenced block, which ends with the text where nothing closes it."""
    flags, fence = [], ""
    for line in lines:
        mark = _FENCE.match(line)
        flags.append(bool(fence or mark))
        if mark:
            fence = "" if fence == mark[1] else fence or mark[1]
    return flags


def _without_front_matter(lines: list[str]) -> list[str]:
    if lines[0].strip() != "---" or "---" not in lines[1:]:
        return lines
    end = lines.index("---", 1)
    if end == 1 or not all(_FRONT.match(line) for line in lines[1:end]):
        return lines
    return [""] * (end + 1) + lines[end + 1 :]


def _with_underlines_as_marks(lines: list[str]) -> list[str]:
    """Underlined headings become `#` headings, and rules that underline nothing become empty."""
    mended_lines = list(lines)
    for at, line in enumerate(lines):
        underline = _UNDERLINE.match(line)
        above = lines[at - 1] if at else ""
        if underline and _can_be_underlined(above):
            title = _NUMBERED.sub("", above.strip())
            mended_lines[at - 1] = f"{'#' if underline[1][0] == '=' else '##'} {title}"
            mended_lines[at] = ""
        elif _RULE.match(line):
            mended_lines[at] = ""
    return mended_lines


def _can_be_underlined(line: str) -> bool:
    return bool(_PLAIN.match(line)) and not _HEADING.match(line)


def _with_spaced_headings(lines: list[str]) -> list[str]:
    return [_TIGHT_HEADING.sub(r"\1 ", line) for line in lines]


def _with_pseudo_headings(lines: list[str]) -> list[str]:
    """A bold line stands for a heading a level below the last real one, a short line between lists for one like it."""
    level, found = 1, []
    for line, following in pairwise([*lines, ""]):
        if heading := _HEADING.match(line):
            level = min(5, len(heading[1]))
        if bold := _BOLD_LINE.match(line):
            found.append(f"{'#' * (level + 1)} {bold[2].rstrip(': ')}")
        elif _titles_a_list(line, following):
            found.append(f"{'#' * level} {line.strip()}")
        else:
            found.append(line)
    return found


def _titles_a_list(line: str, following: str) -> bool:
    if not _PLAIN.match(line) or _BULLET.match(line) or _ENDS.search(line.rstrip()) or len(line) > LONGEST_HEADING:
        return False
    bullet = _BULLET.match(following)
    return bullet is not None and len(bullet[1]) < 2 and len(line.split()) <= 6


def _with_definitions_as_lists(lines: list[str]) -> list[str]:
    """A term, with its definitions in the lines behind it, becomes a bullet with bullets below it."""
    found = list(lines)
    for at, line in enumerate(lines):
        definition = _DEFINITION.match(line)
        if not definition or at == 0:
            continue
        above = next((other for other in range(at - 1, -1, -1) if lines[other].strip()), 0)
        if _PLAIN.match(lines[above]) and not _BULLET.match(found[above]):
            found[above] = f"- **{lines[above].strip().strip('*_')}**"
        found[at] = f"    - {definition[1]}"
    return found


def _with_labels_as_bullets(lines: list[str]) -> list[str]:
    """A line such as `Question: …` or `Lard = …` becomes a bullet, so that neighbors do not run into one paragraph.

    Lines such as `Lard - …` do where a neighbor is one too.
    """
    dashed = [bool(_DASHED.match(line)) for line in [*lines, ""]]
    in_rows = [is_one and (dashed[at - 1] or dashed[at + 1]) for at, is_one in enumerate(dashed[:-1])]
    return [
        f"- {line}" if _LABELED.match(line) or in_row else line for line, in_row in zip(lines, in_rows, strict=True)
    ]


def _with_even_lists(lines: list[str]) -> list[str]:
    """Bullets of any kind and depth become bullets indented by four columns a level; remarks become bullets too."""
    found: list[str] = []
    columns: list[int] = []
    for line in lines:
        expanded = line.expandtabs(4)
        column, mark, text = _bullet(expanded)
        if mark:
            columns = _columns(columns, column)
            found.append(f"{' ' * 4 * (len(columns) - 1)}{mark} {text}")
            continue
        if columns and _begins_anew(line, above=found[-1]):
            columns = [0]
            found.append(f"- {line}")
            continue
        if line.strip() and not expanded.startswith(" "):
            columns = []
        found.append(_continued(expanded, columns))
    return found


def _begins_anew(line: str, above: str) -> bool:
    """Whether a line right below a bullet is no part of it: it has a capital, and the bullet's line is not full."""
    return bool(above.strip()) and line[:1].isupper() and (len(above) < FULL_LINE or above.rstrip()[-1] in ".!?")


def _bullet(line: str) -> tuple[int, str, str]:
    """Column, mark and text of a line that is a bullet or a remark; the mark of any other is empty."""
    if remark := _REMARK.match(line):
        return len(remark[1]), "-", remark[2]
    if bullet := _BULLET.match(line):
        return len(bullet[1]), "1." if bullet[2] or bullet[3] else "-", bullet[4]
    return 0, "", ""


def _columns(columns: list[int], column: int) -> list[int]:
    """The columns of the bullets that a bullet in this column lies in, itself the last; a column off by one is even."""
    outer = [other for other in columns if other < column - 1]
    return [*outer, column]


def _continued(line: str, columns: list[int]) -> str:
    return f"{' ' * 4 * len(columns)}{line.strip()}" if line.strip() else ""


_STEPS: tuple[Callable[[list[str]], list[str]], ...] = (
    _without_front_matter,
    _with_underlines_as_marks,
    _with_spaced_headings,
    _with_pseudo_headings,
    _with_definitions_as_lists,
    _with_labels_as_bullets,
    _with_even_lists,
)
