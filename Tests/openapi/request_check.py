"""Judges one request against the operation it means, more strictly than the documents ask for.

A member or query parameter that the documents do not name is a finding even where their schema lets anything through.
"""

import copy
import json
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from openapi_core import Config, OpenAPI
from openapi_core.testing import MockRequest
from openapi_schema_validator import OAS30Validator, oas30_format_checker

HOST = "https://services.leadconnectorhq.com"


@dataclass(frozen=True, order=True)
class Finding:
    """What is wrong with a request: the operation, the kind of fault and the place of it."""

    operation: str
    kind: str
    where: str
    dialect: str
    detail: str = ""

    def __str__(self):
        return f"{self.dialect} {self.operation}: {self.kind} at {self.where or 'the request'} ({self.detail})"


@dataclass(frozen=True)
class Request:
    """A request as it was seen on the wire, without its token."""

    method: str
    target: str
    headers: tuple
    body: str

    @staticmethod
    def from_line(line):
        value = json.loads(line)
        headers = tuple(sorted((name.lower(), text) for name, text in value["headers"].items()))
        return Request(value["method"], value["target"], headers, value["body"])

    def header(self, name):
        return dict(self.headers).get(name)

    @property
    def dialect(self):
        return "v3" if self.header("version") == "v3" else "v2"

    @property
    def path(self):
        return urlsplit(self.target).path

    @property
    def query(self):
        return parse_qsl(urlsplit(self.target).query, keep_blank_values=True)


def strict(schema):
    """The schema, closed: objects that name their members allow no others."""
    if isinstance(schema, list):
        return [strict(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {name: strict(value) for name, value in schema.items()}
    if isinstance(schema.get("properties"), dict) and "allOf" not in schema:
        closed["properties"] = {name: strict(value) for name, value in schema["properties"].items()}
        closed["additionalProperties"] = False
    return closed


class RequestCheck:
    """The documents as a judge of requests."""

    def __init__(self, documents):
        self.documents = documents
        self.judged = {}
        self._validators = {}
        self._second_judges = {}
        self._closed_components = {}

    def findings(self, request):
        """All findings on the request. The operation is noted in `judged`, by dialect and name."""
        dialect = request.dialect
        operation, path_values = self.documents.match(request.method, request.path, dialect)
        if operation is None:
            return {Finding(f"{request.method} {request.path}", "unknown-path", "", dialect)}
        key = (dialect, operation.name)
        self.judged[key] = self.judged.get(key, 0) + 1

        found = set()

        def add(kind, where="", detail=""):
            found.add(Finding(operation.name, kind, where, dialect, detail))

        if request.path.endswith("/") != operation.template.endswith("/"):
            add("slash", "path", f"the documents write {operation.template}")
        self._check_version(operation, request, add)
        self._check_parameters(operation, request, path_values, add)
        self._check_body(operation, request, add)
        if not found:
            self._ask_second_judge(operation, request, path_values, add)
        return found

    def _check_version(self, operation, request, add):
        parameter = operation.parameters.get(("header", "Version"))
        version = request.header("version")
        if parameter is None:
            return
        allowed = parameter.get("schema", {}).get("enum", [])
        if version is None:
            add("version-missing", "Version", f"one of {allowed}")
        elif allowed and version not in allowed:
            add("version", "Version", f"{version} is not one of {allowed}")

    def _check_parameters(self, operation, request, path_values, add):
        given = {}
        for name, value in request.query:
            given.setdefault(name, []).append(value)
        named = {name for place, name in operation.parameters if place == "query"}
        for name in given.keys() - named - {name.removesuffix("[]") for name in named}:
            add("unknown-query", name)
        for (place, name), parameter in operation.parameters.items():
            if place == "query":
                values = given.get(name, [])
                if not values and parameter.get("required"):
                    add("missing-query", name)
                for value in values:
                    self._check_text(operation, parameter, name, value, "query", add)
            elif place == "path" and name in path_values:
                self._check_text(operation, parameter, name, path_values[name], "path", add)
            elif place == "header" and name not in ("Version", "Authorization"):
                if parameter.get("required") and request.header(name.lower()) is None:
                    add("missing-header", name)

    def _check_text(self, operation, parameter, name, value, place, add):
        """A value of the query or the path is text; its schema may want a number, a flag or one of a few."""
        schema = operation._resolved(parameter.get("schema", {}))
        if schema.get("type") == "array":
            schema = operation._resolved(schema.get("items", {}))
        try:
            typed = {
                "number": float,
                "integer": int,
                "boolean": lambda text: {"true": True, "false": False}[text],
            }.get(schema.get("type"), str)(value)
        except (ValueError, KeyError):
            add(f"{place}-type", name, f"{value!r} is no {schema['type']}")
            return
        if "enum" in schema and typed not in schema["enum"]:
            add(f"{place}-enum", name, f"{value!r} is not one of {schema['enum']}")

    def _check_body(self, operation, request, add):
        content_type = (request.header("content-type") or "").split(";")[0].strip()
        if operation.body is None:
            if request.body:
                add("body-not-named", "body", "the documents name no body")
            return
        if not request.body:
            if operation.body.get("required"):
                add("body-missing", "body")
            return
        content = operation.body["content"]
        if content_type not in content:
            add("content-type", "Content-Type", f"{content_type!r} is not one of {sorted(content)}")
            return
        if content_type == "multipart/form-data":
            return
        body = self._decoded(request, content_type)
        if body is None:
            add("body-unreadable", "body")
            return
        for error in self._validator(operation, content_type).iter_errors(body):
            for kind, where, detail in self._described(error):
                add(kind, where, detail)

    @staticmethod
    def _decoded(request, content_type):
        if content_type == "application/json":
            try:
                return json.loads(request.body)
            except ValueError:
                return None
        return dict(parse_qsl(request.body, keep_blank_values=True))

    def _described(self, error):
        """The places and kinds of a schema's error; positions in lists do not matter."""
        if error.context:
            # None of several schemas fits: the one that fits best tells most about the fault.
            branches = {}
            for inner in error.context:
                branches.setdefault(inner.schema_path[0], []).append(inner)
            for inner in min(branches.values(), key=len):
                yield from self._described(inner)
            return
        where = "".join("/*" if isinstance(part, int) else f"/{part}" for part in error.absolute_path)
        if error.validator == "additionalProperties":
            for name in error.instance.keys() - error.schema.get("properties", {}).keys():
                yield "unknown-member", f"{where}/{name}", ""
        elif error.validator == "required":
            for name in error.validator_value:
                if name not in error.instance:
                    yield "missing-member", f"{where}/{name}", ""
        else:
            yield f"body-{error.validator}", where, error.message[:120]

    def _validator(self, operation, content_type):
        key = (operation, content_type)
        if key not in self._validators:
            identity = id(operation.document)
            if identity not in self._closed_components:
                self._closed_components[identity] = strict(copy.deepcopy(operation.document["components"]))
            schema = strict(copy.deepcopy(operation.body["content"][content_type].get("schema", {})))
            root = {"allOf": [schema], "components": self._closed_components[identity]}
            self._validators[key] = OAS30Validator(root, format_checker=oas30_format_checker)
        return self._validators[key]

    def _ask_second_judge(self, operation, request, path_values, add):
        """openapi-core shares nothing with the checks above: what it finds on top is a finding too."""
        identity = id(operation.document)
        if identity not in self._second_judges:
            document = copy.deepcopy(operation.document)
            for item in document["paths"].values():
                for method in item.values():
                    method.pop("security", None)
            self._second_judges[identity] = OpenAPI.from_dict(document, config=Config(spec_validator_cls=None))
        path = operation.template
        for name, value in path_values.items():
            path = path.replace("{" + name + "}", value.replace("/", "%2F"))
        query = {}
        for name, value in request.query:
            query.setdefault(name, []).append(value)
        mock = MockRequest(
            HOST,
            request.method.lower(),
            path,
            args={name: values if len(values) > 1 else values[0] for name, values in query.items()},
            headers=dict(request.headers),
            data=request.body.encode() if request.body else None,
            content_type=request.header("content-type") or "application/json",
        )
        for error in self._second_judges[identity].iter_request_errors(mock):
            cause = error.__cause__ or error
            add("openapi-core", type(cause).__name__, str(cause)[:160])
