"""The schema that the sandbox publishes, read by graphql-core, and what introspection tells of it."""

import pytest
from graphql import (
    build_client_schema,
    build_schema,
    get_introspection_query,
    graphql_sync,
    is_specified_directive,
    print_schema,
    validate_schema,
)
from model import EXECUTABLE


def sorted_types(introspection):
    """An introspection with types and directives in the order of their names, which means nothing."""
    schema = introspection["__schema"]
    own = [item for item in schema["types"] if not item["name"].startswith("__")]
    return {
        "types": sorted(own, key=lambda item: item["name"]),
        "directives": sorted(
            (item for item in schema["directives"] if item["name"] in EXECUTABLE), key=lambda item: item["name"]
        ),
        **{key: schema[key] for key in ("queryType", "mutationType", "subscriptionType")},
    }


def without_descriptions_of_the_language(value, depth=0):
    """The specification's own scalars and directives are described in every library's own words."""
    for kind in ("types", "directives"):
        for item in value[kind]:
            if kind == "directives" or item["name"] in ("Int", "Float", "String", "Boolean", "ID"):
                item["description"] = None
                for argument in item.get("args") or []:
                    argument["description"] = None
    return value


@pytest.mark.parametrize("ranges", [False, True])
@pytest.mark.parametrize("mutations", [False, True])
def test_the_schema_is_valid(sandbox, switched, ranges, mutations):
    switched(rangeOperators=ranges, mutations=mutations)
    assert validate_schema(build_schema(sandbox.sdl())) == []


@pytest.mark.parametrize("ranges", [False, True])
def test_introspection_tells_the_published_schema(sandbox, switched, ranges):
    switched(rangeOperators=ranges)
    told = sandbox.data(get_introspection_query())
    published = build_schema(sandbox.sdl())
    assert print_schema(build_client_schema(told)) == print_schema(published)
    ours, theirs = sorted_types(told), sorted_types(graphql_sync(published, get_introspection_query()).data)
    assert without_descriptions_of_the_language(ours) == without_descriptions_of_the_language(theirs)


def test_introspection_names_no_other_directives(sandbox):
    told = sandbox.data(get_introspection_query())["__schema"]["directives"]
    assert {item["name"] for item in told} == set(EXECUTABLE)
    assert all(is_specified_directive(item) for item in build_client_schema(sandbox.data(get_introspection_query())).directives)


@pytest.mark.parametrize("field", ["__schema { types { name } }", '__type(name: "Project") { name }'])
def test_introspection_is_refused_when_it_is_off(sandbox, switched, field):
    """The facts leave open whether the real service allows it; refused, it looks like any refusal: HTTP 200, `errors`."""
    switched(introspection=False)
    answer = sandbox.ask("{ " + field + " }")
    assert "data" not in answer
    assert "introspection" in answer["errors"][0]["message"].lower()
    assert sandbox.data("{ __typename }") == {"__typename": "Query"}
