"""Every document that our client sends, judged by graphql-core against the schema that the sandbox publishes.

The Swift tests of the client write down what they send; what the product itself sends is recorded on its way to the
sandbox.
"""

import json
import os
import subprocess
import threading
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from graphql import OperationDefinitionNode, build_schema, parse, validate
from graphql.execution.values import get_variable_values
from model import schema_of

ROOT = Path(__file__).resolve().parents[2]
TENON = ROOT / ".build" / "debug" / "tenon"

# The probe asks for an operator whose name nobody knows by trying some; a refusal is what it is there for.
GUESSED = {"greaterThanOrEqual", "gte", "gt"}


@pytest.fixture(scope="module")
def schema(sandbox):
    """The schema with the invented range operators, since the probe looks for them."""
    before = sandbox.settings()
    sandbox.settings(rangeOperators=True)
    yield schema_of(sandbox.sdl())
    sandbox.settings(**before)


@pytest.fixture(scope="module")
def recorded():
    """What the Swift tests of the client sent."""
    path = Path(os.environ.get("BUSYBUSY_RECORD") or ROOT / ".build" / "busybusy-requests.jsonl")
    if not path.is_file():
        pytest.skip("There is no record of the client's requests. Scripts/test-graphql.sh makes it.")
    return [json.loads(line) for line in path.read_text().splitlines()]


def problems(schema, bodies):
    """What is wrong with documents and variables, each once."""
    found = set()
    for body in bodies:
        document = parse(body["query"])
        found |= {f"{error.message} in {body['query']}" for error in validate(schema, document)}
        for node in document.definitions:
            if isinstance(node, OperationDefinitionNode):
                values = get_variable_values(schema, node.variable_definitions or [], body.get("variables") or {})
                errors = values if isinstance(values, list) else []
                found |= {error.message for error in errors if not any(name in error.message for name in GUESSED)}
    return sorted(found)


def root_fields(bodies):
    """The root fields that the bodies ask for."""
    definitions = [node for body in bodies for node in parse(body["query"]).definitions]
    operations = [node for node in definitions if isinstance(node, OperationDefinitionNode)]
    return {field.name.value for node in operations for field in node.selection_set.selections}


def test_what_the_client_sends_is_valid(schema, recorded, note):
    documents = {body["query"] for body in recorded}
    note(f"client: {len(recorded)} requests with {len(documents)} documents judged, typed surface")
    assert problems(schema, recorded) == []


def test_every_root_is_asked_for(schema, recorded):
    """A document that no test sends is one that nobody judged."""
    known = set(schema.query_type.fields) | set(schema.mutation_type.fields)
    assert known - root_fields(recorded) == set()


class Recorder:
    """Passes requests on to the sandbox, and keeps the bodies."""

    def __init__(self, target):
        self.bodies = []
        recorder = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self):
                data = self.rfile.read(int(self.headers.get("content-length") or 0))
                if self.command == "POST":
                    recorder.bodies.append(json.loads(data))
                headers = {key: value for key, value in self.headers.items() if key.lower() not in ("host", "connection")}
                request = urllib.request.Request(target + self.path, data or None, headers, method=self.command)
                try:
                    with urllib.request.urlopen(request, timeout=60) as reply:
                        status, content, body = reply.status, reply.headers.get("content-type"), reply.read()
                except urllib.error.HTTPError as error:
                    status, content, body = error.code, error.headers.get("content-type"), error.read()
                self.send_response(status)
                self.send_header("content-type", content or "text/plain")
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            do_GET = do_POST = answer

            def log_message(self, *_arguments):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


def test_what_the_product_sends_is_valid(schema, sandbox, note, tmp_path):
    """`tenon sync plan`, `sync run` twice and `doctor`, as a person runs them."""
    with open(os.environ["SANDBOX_READY_FILE"]) as file:
        ready = json.load(file)
    recorder = Recorder(sandbox.url)
    ready["busybusy"]["url"] = recorder.url
    ready_file = tmp_path / "ready.json"
    ready_file.write_text(json.dumps(ready))
    store = ["--store", str(tmp_path / "tenon.db")]
    for command in (["sync", "plan", *store], ["sync", "run", *store], ["sync", "run", *store], ["doctor", "busybusy"]):
        call = [TENON, *command, "--sandbox", str(ready_file)]
        result = subprocess.run(call, capture_output=True, text=True, timeout=300)
        assert result.returncode == 0, f"{command}: {result.stdout[-2000:]}{result.stderr[-2000:]}"
    recorder.server.shutdown()
    documents = {body["query"] for body in recorder.bodies}
    note(f"product: {len(recorder.bodies)} requests with {len(documents)} documents judged")
    assert {"projects", "createProject", "timeEntries", "__schema"} <= root_fields(recorder.bodies)
    assert problems(schema, recorder.bodies) == []
