"""Types of inputs as facts: type, enum, format, bounds, nested members. No sentence of the documents is taken over."""
import json

from errors import CatalogError

SCALARS = {"string", "number", "integer", "boolean"}
# Keys whose values are facts, with the name they have in the catalog.
BOUNDS = {
    "format": "format", "minimum": "min", "maximum": "max", "minLength": "minLength", "maxLength": "maxLength",
    "maxItems": "maxItems",
}


class Shapes:
    """Named objects that inputs are made of, per dialect and group; read when something refers to them."""

    def __init__(self):
        self.members = {}
        self.documents = {}

    def fact(self, schema: dict, scope: tuple) -> dict:
        """What a schema says about a value. `scope` is (dialect, group)."""
        schema = schema or {}
        kind = schema.get("type")
        if isinstance(kind, dict):
            # A whole schema in the place of a type; seen once in each dialect.
            return self.fact({**schema, **kind}, scope)
        if "$ref" in schema:
            fact = self.reference(schema["$ref"], scope)
        elif "allOf" in schema:
            fact = self.all_of(schema["allOf"], scope)
        elif "oneOf" in schema or "anyOf" in schema:
            fact = self.any_of(schema.get("oneOf") or schema["anyOf"], scope)
        elif kind == "array" or "items" in schema:
            fact = {"type": "array", "items": self.fact(schema.get("items"), scope)}
        elif "properties" in schema:
            fact = {"type": "object", "members": self.properties(schema, scope)}
        elif kind == "string" and schema.get("format") == "binary":
            return {"type": "file"}
        elif kind in SCALARS:
            fact = {"type": kind}
        elif kind == "object" and schema.get("additionalProperties"):
            fact = {"type": "object"}
        else:
            # An object without members is what the documents' generator writes for a type it does not know.
            fact = {"type": "string"} if schema.get("enum") else {"type": "any"}
        return self.with_bounds(fact, schema)

    def with_bounds(self, fact: dict, schema: dict) -> dict:
        enum = [value for value in schema.get("enum") or [] if isinstance(value, (str, int, float))]
        if enum and fact["type"] in SCALARS:
            fact["enum"] = list(dict.fromkeys(enum))
        for key, name in BOUNDS.items():
            if key in schema and isinstance(schema[key], (int, float, str)) and not isinstance(schema[key], bool):
                fact[name] = schema[key]
        if schema.get("nullable"):
            fact["nullable"] = True
        return fact

    def reference(self, pointer: str, scope: tuple) -> dict:
        name = pointer.rsplit("/", 1)[-1]
        target = self.documents[scope].get(name)
        if target is None:
            raise CatalogError(f"{scope[1]} ({scope[0]}) refers to {name}, which is not there")
        if "properties" not in target and "allOf" not in target:
            return self.fact(target, scope)
        key = f"{scope[1]}/{name}" if scope[0] == "v2" else f"{scope[1]}/v3/{name}"
        if key not in self.members:
            self.members[key] = []
            self.members[key] = self.object_members(target, scope)
        return {"type": "object", "shape": key}

    def object_members(self, schema: dict, scope: tuple) -> list:
        if "allOf" in schema:
            parts = [self.object_members(self.resolved(part, scope), scope) for part in schema["allOf"]]
            found = {member["name"]: member for part in parts for member in part}
            found.update({member["name"]: member for member in self.properties(schema, scope)})
            return list(found.values())
        return self.properties(schema, scope)

    def resolved(self, schema: dict, scope: tuple) -> dict:
        while "$ref" in schema:
            schema = self.documents[scope][schema["$ref"].rsplit("/", 1)[-1]]
        return schema

    def properties(self, schema: dict, scope: tuple) -> list:
        required = schema.get("required") or []
        required = required if isinstance(required, list) else []
        members = []
        for name, value in (schema.get("properties") or {}).items():
            if value.get("readOnly"):
                continue
            member = {"name": name, **self.fact(value, scope)}
            if name in required:
                member["required"] = True
            if value.get("deprecated"):
                member["deprecated"] = True
            members.append(member)
        return members

    def all_of(self, parts: list, scope: tuple) -> dict:
        if len(parts) == 1:
            return self.fact(parts[0], scope)
        return {"type": "object", "members": self.object_members({"allOf": parts}, scope)}

    def any_of(self, parts: list, scope: tuple) -> dict:
        facts = []
        for part in parts:
            fact = self.fact(part, scope)
            if fact not in facts:
                facts.append(fact)
        return facts[0] if len(facts) == 1 else {"type": "any", "anyOf": facts}

    # Sharing between the dialects

    def expanded(self, value, open_shapes: tuple = ()):
        """The value with every named shape written out, names left away; a shape inside itself is cut."""
        if isinstance(value, list):
            return [self.expanded(item, open_shapes) for item in value]
        if not isinstance(value, dict):
            return value
        result = {key: self.expanded(item, open_shapes) for key, item in value.items() if key != "shape"}
        if "shape" in value:
            name = value["shape"]
            cut = name in open_shapes
            result["of"] = "itself" if cut else self.expanded(self.members[name], open_shapes + (name,))
        return result

    def text(self, value) -> str:
        return json.dumps(self.expanded(value), sort_keys=True)

    def share(self, value):
        """The value with shapes of v3 replaced by those of v2 that say the same."""
        if isinstance(value, list):
            return [self.share(item) for item in value]
        if not isinstance(value, dict):
            return value
        result = {key: self.share(item) for key, item in value.items()}
        if "shape" in value:
            result["shape"] = self.shared_name(value["shape"])
        return result

    def shared_name(self, name: str) -> str:
        twin = name.replace("/v3/", "/")
        if twin == name or twin not in self.members:
            return name
        same = self.text(self.members[name]) == self.text(self.members[twin])
        return twin if same else name

    def lines(self, entries: list) -> list:
        """One line for each shape that an entry needs, by name."""
        wanted, queue = set(), [entries]
        while queue:
            value = queue.pop()
            if isinstance(value, list):
                queue.extend(value)
            elif isinstance(value, dict):
                queue.extend(value.values())
                name = value.get("shape")
                if isinstance(name, str) and name not in wanted:
                    wanted.add(name)
                    queue.append(self.share(self.members[name]))
        return [{"shape": name, "members": self.share(self.members[name])} for name in sorted(wanted)]
