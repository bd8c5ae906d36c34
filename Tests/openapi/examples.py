"""Inputs for an operation, made from its document: every parameter and every member of the body has a value."""

DEEPEST = 6


def resolved(document, schema):
    while "$ref" in schema:
        target = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        schema = target
    return schema


def fits(schema, value):
    """Whether the documents' own example has the type that they declare."""
    types = {"string": str, "boolean": bool, "array": list, "object": dict}
    kind = schema.get("type")
    if value is None:
        return False
    if kind in ("number", "integer"):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if "enum" in schema and value not in schema["enum"]:
        return False
    return kind not in types or isinstance(value, types[kind])


def value(document, schema, depth=0):
    """A value that fits the schema."""
    schema = resolved(document, schema)
    for key in ("allOf", "anyOf", "oneOf"):
        if schema.get(key):
            return value(document, schema[key][0], depth)
    kind = schema.get("type") or ("object" if "properties" in schema else "string")
    if kind == "object" and isinstance(schema.get("example"), str) and not schema.get("properties"):
        # Dates are declared as objects; their examples are the texts that they really are.
        return schema["example"]
    if kind == "object":
        return members(document, schema, depth + 1)
    if kind == "array":
        return [value(document, schema.get("items", {}), depth + 1)] if depth < DEEPEST else []
    if "enum" in schema:
        return schema["enum"][0]
    if "example" in schema and fits(schema, schema["example"]):
        return schema["example"]
    if kind in ("number", "integer"):
        return schema.get("minimum", 1)
    return {"boolean": True}.get(kind) or {"date-time": "2026-02-03T10:00:00Z"}.get(schema.get("format"), "text")


def members(document, schema, depth=0):
    """A value for each member; deep down only for those that have to be there."""
    schema = resolved(document, schema)
    needed = schema.get("required", [])
    properties = schema.get("properties", {})
    return {
        name: value(document, part, depth)
        for name, part in properties.items()
        if (depth < DEEPEST or name in needed) and not resolved(document, part).get("deprecated")
    }


# The search's body is empty in the documents, which refer to a supplement.
SUPPLEMENTS = {
    "POST /contacts/search": {"pageLimit": 20, "page": 1, "query": "Ann", "filters": [], "sort": []},
}


def inputs(operation):
    """All inputs of the operation by name, and the content type of its body."""
    # Some templates name parameters that the document then forgets to declare.
    given = {name: "text" for name in operation.path_names}
    for (place, name), parameter in operation.parameters.items():
        if place in ("path", "query") and not parameter.get("deprecated"):
            given[name] = value(operation.document, {"example": parameter.get("example")} | parameter.get("schema", {}))
    if operation.body is None:
        return given, None
    content_type = next(iter(operation.body["content"]))
    schema = resolved(operation.document, operation.body["content"][content_type].get("schema", {}))
    if schema.get("type") == "array":
        return given | {"body": value(operation.document, schema)}, content_type
    body = SUPPLEMENTS.get(operation.name) or members(operation.document, schema)
    return given | body, content_type
