"""HighLevel's own OpenAPI documents: where they are, what they hold, and which operation a request means.

The documents are not part of this project. `HIGHLEVEL_OPENAPI` names their folder, with `apps/` and `common/` inside.
"""

import json
import os
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parents[2]
DEFAULT = ROOT.parent / "shared" / "facts" / "highlevel-openapi"
METHODS = ("get", "post", "put", "patch", "delete")
HOW_TO_GET_THEM = (
    "HighLevel's OpenAPI documents are not at hand. Get the public repository GoHighLevel/highlevel-api-docs and set "
    "HIGHLEVEL_OPENAPI to its folder, the one that holds apps/ and common/."
)

# A path of the documents without the parameter that its own template names (public knowledge since 2025).
# Without it no tool can call the operation at all.
MISSING_PARAMETERS = {
    ("post", "/contacts/bulk/tags/update/{type}"): {
        "name": "type",
        "in": "path",
        "required": True,
        "schema": {"type": "string", "enum": ["add", "remove"]},
    }
}


def folder():
    """The folder of the documents, or None where they are not at hand."""
    given = os.environ.get("HIGHLEVEL_OPENAPI")
    path = Path(given) if given else DEFAULT
    return path if (path / "apps" / "contacts.json").is_file() else None


def _inline_common(node):
    """Makes the references to the shared schemas references into the same document."""
    if isinstance(node, dict):
        reference = node.get("$ref")
        if isinstance(reference, str):
            node["$ref"] = re.sub(r"^.*common-schemas\.json", "", reference)
        for value in node.values():
            _inline_common(value)
    elif isinstance(node, list):
        for value in node:
            _inline_common(value)


def load_document(path):
    """One document that needs no other file."""
    document = json.loads(path.read_text())
    # v3 refers to `../common` as v2 does, and has its shared schemas beside itself all the same.
    folders = (path.parent / "common", path.parents[1] / "common")
    common = json.loads((next(item for item in folders if item.is_dir()) / "common-schemas.json").read_text())
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for name, schema in common["components"]["schemas"].items():
        schemas.setdefault(name, schema)
    _inline_common(document)
    for (method, template), parameter in MISSING_PARAMETERS.items():
        operation = document["paths"].get(template, {}).get(method)
        if operation is not None and all(p["name"] != parameter["name"] for p in operation["parameters"]):
            operation["parameters"].append(parameter)
    return document


def _renamed(node, prefix):
    """Makes the references to shared parts references to the parts of that document."""
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            node["$ref"] = re.sub(r"^#/components/(\w+)/", rf"#/components/\1/{prefix}.", node["$ref"])
        for value in node.values():
            _renamed(value, prefix)
    elif isinstance(node, list):
        for value in node:
            _renamed(value, prefix)


def combined(paths, wanted):
    """One document of the operations that are wanted; each document's own schemas keep apart by its name."""
    whole = {"openapi": "3.0.0", "info": {"title": "HighLevel", "version": "1"}, "paths": {}, "components": {}}
    for path in paths:
        document = load_document(path)
        _renamed(document, path.stem)
        for kind, parts in document["components"].items():
            whole["components"].setdefault(kind, {}).update({f"{path.stem}.{name}": part for name, part in parts.items()})
        for template, item in document["paths"].items():
            kept = {method: item[method] for method in METHODS if method in item and wanted(method, template)}
            for operation in kept.values():
                operation.pop("security", None)
            if kept:
                whole["paths"][template] = kept
    whole["components"].pop("securitySchemes", None)
    return whole


@dataclass(eq=False)
class Operation:
    """One operation of one document."""

    document_name: str
    document: dict = field(repr=False)
    method: str = ""
    template: str = ""

    @property
    def name(self):
        """`POST /contacts/{contactId}/tasks`, the name under which the lists explain it."""
        return f"{self.method.upper()} {self.template}"

    @property
    def source(self):
        return self.document["paths"][self.template][self.method]

    @cached_property
    def parameters(self):
        """The parameters by place and name; those of the path item count too."""
        given = self.document["paths"][self.template].get("parameters", []) + self.source.get("parameters", [])
        return {(item["in"], item["name"]): item for item in map(self._resolved, given)}

    @cached_property
    def body(self):
        """The request body, or None."""
        body = self.source.get("requestBody")
        return None if body is None else self._resolved(body)

    @cached_property
    def pattern(self):
        parts = re.split(r"(\{[^}]+\})", self.template.rstrip("/"))
        text = "".join("([^/]+)" if part.startswith("{") else re.escape(part) for part in parts)
        return re.compile(text + "/?$")

    @cached_property
    def path_names(self):
        return re.findall(r"\{([^}]+)\}", self.template)

    def _resolved(self, node):
        while "$ref" in node:
            target = self.document
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part.replace("~1", "/").replace("~0", "~")]
            node = target
        return node


class Documents:
    """All documents of both dialects."""

    def __init__(self, path):
        apps = path / "apps"
        self.operations = {
            "v2": self._operations(sorted(apps.glob("*.json"))),
            "v3": self._operations(sorted((apps / "v3").glob("*.json"))),
        }

    @staticmethod
    def _operations(paths):
        found = []
        for path in paths:
            document = load_document(path)
            for template, item in document.get("paths", {}).items():
                found += [Operation(path.stem, document, method, template) for method in METHODS if method in item]
        # Where two templates fit, the one with fewer placeholders is meant.
        return sorted(found, key=lambda operation: (len(operation.path_names), operation.template))

    def match(self, method, path, dialect):
        """The operation that the request means, with the values of its path; (None, {}) when there is none."""
        for operation in self.operations[dialect]:
            if operation.method == method.lower() and (values := operation.pattern.match(path)):
                return operation, dict(zip(operation.path_names, map(unquote, values.groups())))
        return None, {}

    def named(self, name, dialect):
        return next((item for item in self.operations[dialect] if item.name == name), None)
