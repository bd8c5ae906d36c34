"""Some hundreds of generated requests: the sandbox and graphql-core answer each of them alike."""

import judging
import pytest
import queries

SEEDS = ("alder", "birch")


@pytest.mark.parametrize("seed", SEEDS)
def test_both_answer_alike(sandbox, model, note, seed):
    made = queries.requests(model, seed, right=200, mistakes_each=3, writes=30)
    found, refused = [], 0
    for request in made:
        answer = sandbox.ask(request.query, request.variables, request.operation_name)
        expected = judging.expected(model, request)
        refused += "errors" in expected
        differences = judging.differences(answer, expected)
        if differences:
            found.append("\n  ".join([str(request), *differences]))
    note(f"{len(made)} requests from the seed {seed!r}, {refused} of them refused, answered alike")
    assert not found, f"{len(found)} of {len(made)}:\n" + "\n".join(found[:5])
    assert refused > len(queries.MISTAKES)
    assert len(made) - refused > 150


def test_every_mistake_is_one(model):
    """Each kind of mistake makes most of its requests wrong; a text that was spoilt may still be right."""
    for mistake in queries.MISTAKES:
        made = queries.requests(model, "larch", 0, 0, 0, {mistake: 6})
        wrong = sum("errors" in judging.expected(model, request) for request in made)
        assert wrong >= 3, mistake


def test_a_wrong_answer_is_noticed(sandbox, model):
    """The comparison itself: what is not the same is told."""
    request = queries.Request("{ projects(first: 3) { id title depth } }", {}, None, None)
    expected = judging.expected(model, request)
    assert judging.differences(sandbox.ask(request.query), expected) == []
    for change in (
        lambda rows: rows.reverse(),
        lambda rows: rows.pop(),
        lambda rows: rows[0].update(title="Another"),
        lambda rows: rows[0].update(depth=True),
        lambda rows: rows[0].update(id=rows[0].pop("id")),
    ):
        answer = sandbox.ask(request.query)
        change(answer["data"]["projects"])
        assert judging.differences(answer, expected) != []
    assert judging.differences({"errors": [{"message": "no"}]}, expected) != []
