"""Reads the operations of both dialects and joins what is the same in both."""
import json
import re
from pathlib import Path

from corrections import Corrections
from errors import CatalogError
from naming import kebab, title, words
from shapes import Shapes

METHODS = ("get", "post", "put", "patch", "delete")
# v3 documents whose name changed; the group keeps the name it has in v2.
GROUPS = {"ad-publishing": "ad-manager", "saas": "saas-api", "social-planner": "social-media-posting"}
ACCESS = {
    "bearer": "location", "Location-Access": "location", "Location-Access-Only": "location", "Agency-Access": "agency",
    "Agency-Access-Only": "agency",
}
BODIES = {
    "application/json": "json", "application/x-www-form-urlencoded": "form", "multipart/form-data": "multipart",
}
# The transport sends these by itself.
OWN_HEADERS = {"version", "authorization"}
READING_VERBS = ("search", "list", "get", "fetch", "find", "filter", "validate", "check")


def read_actions(documents: Path, corrections: Corrections, shapes: Shapes) -> list:
    """Every action: those of v2, with their v3 form where there is one, and those that only v3 has."""
    v2 = read_dialect(documents / "apps", "v2", corrections, shapes)
    v3 = read_dialect(documents / "apps" / "v3", "v3", corrections, shapes)
    by_address = {(form["method"], form["path"]): name for name, form in v3.items()}
    entries = []
    taken = set()
    for name, form in v2.items():
        other = by_address.get((form["method"], form["path"]))
        if other is None and name in v3 and (v3[name]["method"], v3[name]["path"]) not in addresses(v2):
            # The same operation under another path: it stands for itself as well, among those only v3 has.
            entries.append(entry(name, form, v3[name], shapes))
            entries.append({**entry(name + "-v3", None, v3[name], shapes), "renames": name})
            taken.add(name)
        else:
            entries.append(entry(name, form, v3.get(other), shapes))
            taken.add(other)
    for name, form in v3.items():
        if name not in taken:
            entries.append(entry(name if name not in v2 else name + "-v3", None, form, shapes))
    return entries


def addresses(forms: dict) -> set:
    return {(form["method"], form["path"]) for form in forms.values()}


def read_dialect(folder: Path, dialect: str, corrections: Corrections, shapes: Shapes) -> dict:
    forms = {}
    files = sorted(folder.glob("*.json"))
    if not files:
        raise CatalogError(f"{folder} holds no document. Give the folder that holds apps/.")
    for file in files:
        document = json.loads(file.read_text(encoding="utf-8"))
        stem = file.stem.removesuffix("-v3")
        group = GROUPS.get(stem, stem)
        shapes.documents[(dialect, group)] = document.get("components", {}).get("schemas", {})
        for path, item in document.get("paths", {}).items():
            for method in METHODS:
                if method in item:
                    read = Reader(dialect, group, item[method], shapes)
                    form = read.form(method.upper(), path)
                    name = corrections.identifier(f"{group}.{kebab(form['operation'])}")
                    if name in forms:
                        raise CatalogError(f"two operations of {dialect} would be {name}; rename one in corrections.json")
                    forms[name] = corrections.apply(name, dialect, form)
    return forms


class Reader:
    """Reads one operation of one document."""

    def __init__(self, dialect: str, group: str, operation: dict, shapes: Shapes):
        self.scope = (dialect, group)
        self.group = group
        self.operation = operation
        self.shapes = shapes

    def form(self, method: str, path: str) -> dict:
        body, body_inputs = self.body()
        inputs = self.parameters(path) + body_inputs
        verb = kebab(self.operation["operationId"]).split("-")[0]
        form = {
            "operation": self.operation["operationId"],
            "group": self.group,
            "area": (self.operation.get("tags") or [""])[0],
            "method": method,
            "path": path,
            "version": self.version(),
            "inputs": inputs,
            "body": body,
            "outputs": self.outputs(),
            "scopes": self.scopes(),
            "access": self.access(),
            "reads": method == "GET" or (method == "POST" and verb in READING_VERBS),
            "deprecated": bool(self.operation.get("deprecated")),
        }
        # What adds when it finds nothing may add twice.
        adds = "upsert" in words(form["operation"])
        form["safeToRepeat"] = form["reads"] or (method in ("PUT", "DELETE") and not adds)
        return form

    def version(self):
        for parameter in self.operation["parameters"]:
            if parameter["in"] == "header" and parameter["name"].lower() == "version":
                return (parameter["schema"].get("enum") or [None])[0]
        return None

    def parameters(self, path: str) -> list:
        inputs = []
        for parameter in self.operation["parameters"]:
            if parameter["in"] == "header" and parameter["name"].lower() in OWN_HEADERS:
                continue
            fact = {"name": parameter["name"], "in": parameter["in"], **self.shapes.fact(parameter["schema"], self.scope)}
            if parameter.get("required") or parameter["in"] == "path":
                fact["required"] = True
            if parameter.get("explode") is False:
                fact["explode"] = False
            inputs.append(fact)
        declared = {fact["name"] for fact in inputs if fact["in"] == "path"}
        # Some documents leave out parameters that stand in the path.
        missing = [name for name in re.findall(r"{(\w+)}", path) if name not in declared]
        return [{"name": name, "in": "path", "type": "string", "required": True} for name in missing] + inputs

    def body(self) -> tuple:
        request = self.operation.get("requestBody")
        if not request:
            return None, []
        content = request["content"]
        kinds = [BODIES[kind] for kind in content]
        kind = "json" if "json" in kinds else kinds[0]
        fact = self.shapes.fact(next(iter(content.values())).get("schema"), self.scope)
        members = fact.get("members")
        if "shape" in fact:
            members = self.shapes.members[fact["shape"]]
        if members is not None:
            return kind, [{"name": member["name"], "in": "body", **member} for member in members]
        if kind == "multipart" and fact["type"] == "any":
            return kind, []
        # The body is no object with known members: it is one input.
        return "whole-json", [{"name": "body", "in": "body", **fact, "required": True}]

    def outputs(self) -> dict:
        replies = self.operation["responses"]
        good = sorted(status for status in replies if status.startswith("2"))
        content = replies[good[0]].get("content") or {} if good else {}
        schema = next(iter(content.values()), {}).get("schema") or {}
        fact = self.shapes.fact(schema, self.scope)
        members = self.shapes.members.get(fact.get("shape"), fact.get("members"))
        if members is None and fact["type"] == "array":
            return {"(reply)": "array"}
        return {member["name"]: member["type"] for member in members or []}

    def requirements(self) -> list:
        return [(name, scopes) for item in self.operation.get("security", []) for name, scopes in item.items()]

    def scopes(self) -> list:
        return sorted({scope for _, scopes in self.requirements() for scope in scopes})

    def access(self) -> list:
        return sorted({ACCESS[name] for name, _ in self.requirements()})


def paging(inputs: list) -> str:
    """How a list goes on, told by the names of its inputs."""
    names = {item["name"] for item in inputs}
    for style in ("pageToken", "searchAfter", "startAfterId", "startAfter", "startAfterDate", "lastMessageId", "cursor",
                  "page", "skip", "offset"):
        if style in names:
            return style
    return "none"


def entry(name: str, v2: dict, v3: dict, shapes: Shapes) -> dict:
    """One line of the catalog."""
    for form in (v2, v3):
        if form:
            form["paging"] = paging(form["inputs"])
    main = v2 or shapes.share(v3)
    versions = {dialect: form["version"] for dialect, form in (("v2", v2), ("v3", v3)) if form}
    result = {
        "id": name, "kind": "action", "group": main["group"], "area": main["area"],
        "title": title(main["operation"], main["group"]), "dialects": list(versions), "method": main["method"],
        "path": main["path"], "versions": versions, "scopes": main["scopes"], "access": main["access"],
        "paging": main["paging"], "reads": main["reads"], "safeToRepeat": main["safeToRepeat"],
        "body": main["body"], "inputs": main["inputs"], "outputs": main["outputs"], "deprecated": main["deprecated"],
    }
    for key in ("area", "body", "deprecated"):
        if not result[key]:
            del result[key]
    if v2 and v3:
        shared = shapes.share(v3)
        keys = ("method", "path", "scopes", "access", "paging", "body", "inputs", "outputs", "deprecated")
        changes = {key: shared[key] for key in keys if shapes.text(v2[key]) != shapes.text(shared[key])}
        if changes:
            result["v3"] = changes
    return result
