"""Applies what is known to be wrong in the documents: corrections.json, each entry with its reason."""
import json
from pathlib import Path

from errors import CatalogError

KEYS = {"operation", "reason", "dialects", "id", "inputs", "outputs", "scopes", "access", "reads", "safeToRepeat", "types"}


class Corrections:
    """The corrections by operation. One that changes nothing any more is an error, so that none outlives its defect."""

    def __init__(self, file: Path):
        self.items = json.loads(file.read_text(encoding="utf-8"))
        self.used = set()
        for item in self.items:
            unknown = set(item) - KEYS
            if unknown or not item.get("reason") or not item.get("operation"):
                raise CatalogError(f"corrections.json: {item.get('operation')}: needs operation and reason, not {unknown}")

    def identifier(self, name: str) -> str:
        """The id that an operation gets in place of the one by rule."""
        for index, item in enumerate(self.items):
            if item["operation"] == name and "id" in item:
                self.used.add(index)
                return item["id"]
        return name

    def apply(self, name: str, dialect: str, form: dict) -> dict:
        for index, item in enumerate(self.items):
            if item["operation"] != name or "id" in item or dialect not in item.get("dialects", ["v2", "v3"]):
                continue
            before = json.dumps(form)
            self.change(form, item)
            if json.dumps(form) != before:
                self.used.add(index)
        return form

    def change(self, form: dict, item: dict) -> None:
        for key in ("scopes", "access", "reads", "safeToRepeat", "types"):
            if key in item:
                form[key] = item[key]
        if item.get("reads"):
            form["safeToRepeat"] = True
        form["outputs"] = {**form["outputs"], **item.get("outputs", {})}
        for name, change in item.get("inputs", {}).items():
            found = [known for known in form["inputs"] if known["name"] == name]
            if change is None:
                form["inputs"] = [known for known in form["inputs"] if known["name"] != name]
            elif found:
                for known in found:
                    known.update(change)
            else:
                form["inputs"] = form["inputs"] + [{"name": name, **change}]
            if change and change.get("in") == "body" and not form.get("body"):
                form["body"] = "json"

    def check_all_used(self) -> None:
        for index, item in enumerate(self.items):
            if index not in self.used:
                raise CatalogError(
                    f"the correction of {item['operation']} ({item['reason']}) changes nothing: the documents do not "
                    "have the operation, or say it themselves by now. Drop it."
                )
