"""The running sandbox of busybusy, spoken to over HTTP with nothing but Python's own library."""

import json
import urllib.error
import urllib.request


class Sandbox:
    """One sandbox: asks queries, and turns switches."""

    def __init__(self, ready):
        self.url = ready["url"].rstrip("/")
        self.key = ready["key"]

    def _call(self, method, path, body=None, headers=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data, {"Content-Type": "application/json", **(headers or {})})
        request.method = method
        try:
            with urllib.request.urlopen(request, timeout=120) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def post(self, body):
        """Status and answer of a GraphQL request with any body."""
        status, text = self._call("POST", "/", body, {"key-authorization": self.key})
        return status, json.loads(text)

    def ask(self, query, variables=None, operation_name=None):
        """The answer of a request, whatever it is; a refusal of GraphQL has status 200 too."""
        body = {"query": query, "variables": variables or {}, "operationName": operation_name}
        status, answer = self.post(body)
        assert status == 200, answer
        return answer

    def data(self, query, variables=None):
        """The data of a request that has to succeed."""
        answer = self.ask(query, variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def pages(self, root, filter_type, fields, **variables):
        """All rows of a list, read in pages."""
        sort = root_type(filter_type) + "Sort"
        query = (
            f"query ($filter: {filter_type}!, $sort: [{sort}!], $after: String)"
            f" {{ {root}(filter: $filter, sort: $sort, first: 1000, after: $after) {{ {fields} cursor }} }}"
        )
        rows, after = [], None
        while page := self.data(query, {"filter": {}, **variables, "after": after})[root]:
            rows += page
            after = page[-1]["cursor"]
        return rows

    def sdl(self):
        """The schema that the sandbox publishes."""
        status, text = self._call("GET", "/_sandbox/schema.graphql")
        assert status == 200
        return text

    def settings(self, **changes):
        """Turns switches; returns what they all are."""
        status, text = self._call("POST", "/_sandbox/settings", changes)
        assert status == 200, text
        return json.loads(text)


def root_type(filter_type):
    """The type of a list's rows, told by its filter's name."""
    return filter_type.removesuffix("Filter")
