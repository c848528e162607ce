"""A small pack folder that follows the convention, and ways to spoil it."""

from pathlib import Path

from examprep.core.item import Item
from seed.pipeline import build_bank

PACK = """\
title: A made-up pack
version: MU-1
language: en
domains:
  - {code: secure, title: Secure designs, weight: 60}
  - {code: resilient, title: Designs that last, weight: 40}
tasks:
  - {code: "1.1", domain: secure, title: Guard}
  - {code: "2.1", domain: resilient, title: Last}
blueprints:
  - {code: mu-1, title: A short form, questions: 5, minutes: 10, passing_score: 700, scoring_model: linear-v1}
topics:
  - doors
"""

ORIGINS = """\
- {id: C01, title: Doors side by side, lines: [1, 8]}
- {id: S01, title: A lost key, lines: [12, 15]}
"""

# Line numbers in tests refer to this text: every line counts.
PAGE = """\
---
services: [Doors]
task: "1.1"
as_of: 2026-11
references:
  - title: The book of doors
    checked: 2026-11-24
---
# Doors

Doors differ in how they open.

## Comparison: kinds of doors

- **Origins:** C01
- **Identify:** Sliding door

| Kind of door | What it does | How to tell it apart |
|---|---|---|
| Sliding door | Moves along a rail | No room to swing |
| Swing door | Turns on a hinge | Needs room |
| Revolving door | Turns about its middle | Keeps the wind out |
| Trap door | Lies in the floor | A step beside it |

### Need: a narrow corridor

A clinic has a narrow corridor. Beds must pass, and nothing may stand into the corridor.

- **Ask:** Which door should the clinic choose?
- **Fits:** A sliding door of two wings — It stays within the wall.
- **Also fits:** A roller door — It would do as well.
- **Not:** A swing door of two wings — It stands into the corridor when open.
- **Not:** A revolving door of three wings — Beds do not pass.
- **Not:** A trap door of oak — Beds do not fall well.
- **Not:** A curtain of heavy cloth — It keeps no sound out.
- **Because:** The corridor leaves no room to swing, and beds need width.
- **Unless:** With a wide corridor, a swing door would do.

## Scenario: a lost key

- **Level:** 3
- **Enemies:** doors.ways-to-close

A tenant has lost a key. The landlord must keep the door and wants to spend as little as possible.

- **Fits:** Replace the cylinder of the lock — The door and the rest of the lock stay.
- **Not:** Replace the door with its lock — The door must stay.
- **Not:** Replace the lock with its fittings — The fittings cost as much again.
- **Not:** Replace the frame of the door — The frame has no part in it.
- **Because:** The cylinder alone knows the key.

## Choose: ways to close

A shop closes at night. Its doors must be shut and watched.

- **Ask:** Which {n} measures together meet these needs?
- **Fits:** A bolt on the inside — It shuts the door.
- **Fits:** A camera on the outside — It watches the door.
- **Not:** A mat on the inside — It gathers dirt.
- **Not:** A lamp on the inside — It lights the shop.
- **Not:** A sign on the outside — It names the shop.
- **Because:** Shutting and watching need one measure each.

## Value: height of a door

- **Ask:** How high is an ordinary door?
- **Fits:** 200 cm — Most people pass upright.
- **Not:** 150 cm — Most people would stoop.
- **Not:** 90 cm — This is the width of a wide door.
- **Not:** 400 cm — Gates are as high as that.
- **Because:** A door is made for people who stand.
"""


# A page with the blocks that the first one lacks. Here, too, every line counts.
LOCKS = """\
---
services: [Locks]
task: "1.1"
as_of: 2026-11
references:
  - title: The book of locks
    checked: 2026-11-24
---
# Locks

Locks differ in what opens them.

## Comparison: kinds of locks

- **Mock:** yes

| Kind of lock | What it does | How to tell it apart |
|---|---|---|
| Pin lock | Opens by a cut key | Has a row of pins |
| Bolt lock | Holds by a bar | Opens from the inside |

### Contrast: a pin lock over a bolt lock

A landlord lets a flat. The tenant comes home late.

- **Fits:** Somebody must come in from the street — A bolt opens from the inside.
- **Not:** Somebody must go out at night — Both kinds open from the inside.
- **Not:** Somebody must paint the door — Paint covers both kinds.
- **Not:** Somebody must oil the hinge — The hinge is no part of a lock.
- **Because:** The tenant stands in the street, and pins obey a key from there.

## Procedure: a new cylinder

- **Origins:** C01
- **Level:** 3

A locksmith replaces the cylinder of a door.

1. Open the door — A closed door hides the screw.
2. Loosen the screw — It holds the cylinder from the side.
3. Pull out the cylinder — The key sets its bar free.
4. Insert the new cylinder — The hole is empty now.
5. Try the key — A closed door could not be opened again.

- **Asks:** first; after Loosen the screw; before try the key
- **Because:** Each part is held by the one before it.

## Glossary

Words of the trade.

- **Cylinder** (aliases: barrel, CYL) — what the *key* turns
- **Bolt** — the bar that holds
"""


def pack_folder(parent: Path, pages: dict[str, str] | None = None, pack: str = PACK, origins: str = ORIGINS) -> Path:
    """A pack folder below the parent, by default with the one page `doors`."""
    folder = parent / "made-up"
    folder.mkdir()
    (folder / "pack.yaml").write_text(pack, encoding="utf-8")
    (folder / "origins.yaml").write_text(origins, encoding="utf-8")
    for topic, text in (pages or {"doors": PAGE}).items():
        (folder / f"{topic}.md").write_text(text, encoding="utf-8")
    return folder


def spoiled(text: str, old: str, new: str) -> str:
    """The text with the one place that reads `old` changed."""
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
    return text.replace(old, new)


def items_of_page(parent: Path, *changes: tuple[str, str]) -> dict[str, Item]:
    """All items of the first sample page with these changes, by id, whatever lint says of them."""
    page = PAGE
    for old, new in changes:
        page = spoiled(page, old, new)
    build = build_bank(pack_folder(parent, {"doors": page}))
    assert build.problems == ()
    return {item.id: item for item in (*build.items, *(rejection.item for rejection in build.rejections))}
