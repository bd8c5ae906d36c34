#!/usr/bin/env python3
"""Makes the operations catalog from HighLevel's OpenAPI documents and webhook events, or checks the committed one.

    generate.py [DOCUMENTS]           write the catalog
    generate.py --check [DOCUMENTS]   say whether the catalog is what the documents give; status 1 when it is not

DOCUMENTS is the folder that holds `apps/` (and, beside it or in it, `highlevel-webhooks.json`); HIGHLEVEL_OPENAPI
names it when it is left out. How to get them is in docs/catalog.md.
"""
import argparse
import json
import os
import sys
from pathlib import Path

from actions import read_actions
from corrections import Corrections
from errors import CatalogError
from shapes import Shapes
from triggers import read_triggers

HERE = Path(__file__).resolve().parent
CATALOG = HERE.parents[1] / "Sources" / "CHighLevelCatalog" / "highlevel.jsonl"
# What this project was built against: other numbers mean that the documents are another version, or incomplete.
EXPECTED = {"v2": 576, "v3Only": 91, "triggers": 64}
FORMAT = 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="?", default=os.environ.get("HIGHLEVEL_OPENAPI"))
    parser.add_argument("--check", action="store_true", help="compare with the committed catalog, write nothing")
    parser.add_argument("--output", type=Path, default=CATALOG, help="the catalog's file")
    options = parser.parse_args()
    if not options.documents:
        parser.error("name the folder of the OpenAPI documents, or set HIGHLEVEL_OPENAPI")
    try:
        text = catalog(Path(options.documents))
    except CatalogError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    if options.check:
        return check(options.output, text)
    options.output.write_text(text, encoding="utf-8")
    print(f"{options.output}: {text.count(chr(10))} lines, {len(text.encode())} bytes")
    return 0


def catalog(documents: Path) -> str:
    """The whole file as text."""
    corrections = Corrections(HERE / "corrections.json")
    texts = json.loads((HERE / "texts.json").read_text(encoding="utf-8"))
    shapes = Shapes()
    actions = read_actions(documents, corrections, shapes)
    triggers = read_triggers(webhooks_file(documents), corrections)
    add_texts(actions + triggers, texts)
    corrections.check_all_used()
    counts = {
        "v2": sum("v2" in entry["dialects"] for entry in actions),
        "v3": sum("v3" in entry["dialects"] for entry in actions if "renames" not in entry),
        "v3Only": sum("v2" not in entry["dialects"] for entry in actions),
        "renamed": sum("renames" in entry for entry in actions),
        "triggers": len(triggers),
        "featured": sum(entry.get("featured", False) for entry in actions),
        "featuredTriggers": sum(entry.get("featured", False) for entry in triggers),
    }
    for name, expected in EXPECTED.items():
        if counts[name] != expected:
            raise CatalogError(
                f"the documents give {counts[name]} for {name}, not {expected}. Compare their version with the one "
                "named in docs/catalog.md; when they are newer, review the changes and set EXPECTED."
            )
    head = {"catalog": FORMAT, "system": "highlevel", "counts": counts}
    entries = sorted(actions + triggers, key=lambda entry: entry["id"])
    ids = [entry["id"] for entry in entries]
    doubles = sorted({name for name in ids if ids.count(name) > 1})
    if doubles:
        raise CatalogError(f"ids that are not unique: {', '.join(doubles)}. Give one of them another in corrections.json.")
    lines = [head] + shapes.lines(entries) + entries
    return "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)


def add_texts(entries: list, texts: dict) -> None:
    """Puts the hand-written title and help where there are any; those entries are the featured ones."""
    known = {entry["id"]: entry for entry in entries}
    for name, (title, help_text) in texts.items():
        if name not in known:
            raise CatalogError(f"texts.json describes '{name}', which no document has. Correct the id or drop the text.")
        entry = known[name]
        entry["title"], entry["help"], entry["featured"] = title, help_text, True


def webhooks_file(documents: Path) -> Path:
    """The webhook events: in the folder of the documents, or beside it."""
    for folder in (documents, documents.parent):
        if (folder / "highlevel-webhooks.json").exists():
            return folder / "highlevel-webhooks.json"
    raise CatalogError(f"highlevel-webhooks.json is neither in {documents} nor beside it")


def check(path: Path, text: str) -> int:
    """Compares line by line, so that the first difference can be named."""
    committed = path.read_text(encoding="utf-8") if path.exists() else ""
    if committed == text:
        print("the catalog is what the documents give")
        return 0
    old, new = committed.splitlines(), text.splitlines()
    changed = [line for line in new if line not in set(old)] + [line for line in old if line not in set(new)]
    print(f"the catalog differs from the documents in {len(changed)} lines, such as:", file=sys.stderr)
    for line in changed[:5]:
        print("  " + line[:160], file=sys.stderr)
    print("run Scripts/catalog/generate.py and review the difference", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
