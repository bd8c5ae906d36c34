"""Holds the sandbox's answer against that of graphql-core, over the same schema and the same data.

Both say what is wrong in the words of graphql-js 16, and those are compared. What is left out of the comparison:
- `path` and, but for syntax errors, `locations`: of the real service's errors only `message` was ever seen.
- Guesses at what was meant ("Did you mean"), which a server need not make.
- How a value of Python is shown (quotes, braces, `True`), where graphql-js shows one of JavaScript.
- The order of several errors.
And what is in EXPLAINED, each with its reason.
"""

import re

from graphql import (
    ExecutionResult,
    GraphQLError,
    execute_sync,
    parse,
    validate,
)

def expected(model, request):
    """The answer that graphql-core gives, in the form of the sandbox's."""
    try:
        document = parse(request.query)
    except GraphQLError as error:
        return answer(None, [error])
    errors = validate(model.schema, document, max_errors=1000)
    if errors:
        return answer(None, errors)
    result = execute_sync(
        model.schema, document, variable_values=request.variables, operation_name=request.operation_name
    )
    return answer(result, result.errors or [])


def answer(result, errors):
    """Data, when something was executed, and errors."""
    whole = {}
    # What failed while a field was resolved says where; all else was refused before anything was resolved.
    if isinstance(result, ExecutionResult) and (result.data is not None or any(error.path for error in errors)):
        whole["data"] = result.data
    if errors:
        whole["errors"] = [error.formatted for error in errors]
    return whole


# Pairs of patterns, of what only graphql-core says and what only the sandbox says then; each with its reason.
EXPLAINED = [
    (
        r"The '\w+' definition is not executable\.",
        r"Syntax Error: Unexpected Name 'type'\.",
        "the sandbox reads operations and fragments only, and refuses anything else as it reads it, looking no further",
    ),
    (
        r"Fields '\w+' conflict because .*",
        None,
        "what a fragment on another type selects can never be answered, so the sandbox compares it with nothing",
    ),
]
MISPLACED = re.compile(r"can never be of type")


def explained(ours, theirs, core):
    """Whether a reason is known for what only one of them says."""
    if not theirs:
        return False
    for left, right, _reason in EXPLAINED:
        if right is None and not any(MISPLACED.search(text) for text in messages(core)):
            continue
        unread = right is not None and "Syntax Error" in right
        fits = (any if unread else all)(re.fullmatch(left, text) for text in theirs)
        if fits and all(right and re.fullmatch(right, text) for text in ours):
            return True
    return False


def differences(sandbox, core):
    """What differs between two answers that is not explained, as texts."""
    found = []
    if ("data" in sandbox) != ("data" in core):
        found.append(f"executed: {'data' in sandbox}, not {'data' in core}")
    elif not same(sandbox.get("data"), core.get("data")):
        found.append(f"data: {first_difference(sandbox.get('data'), core.get('data'))}")
    ours, theirs = messages(sandbox) - messages(core), messages(core) - messages(sandbox)
    if not explained(ours, theirs, core):
        found += [f"said only by the sandbox: {text}" for text in sorted(ours)]
        found += [f"said only by graphql-core: {text}" for text in sorted(theirs)]
    return found + places(sandbox, core)


def messages(answer):
    return {plain(error["message"]) for error in answer.get("errors", [])}


def plain(message):
    """A message without the guess at what was meant, and with values shown in one way."""
    text = re.sub(r" Did you mean .*\?$", "", message).replace('"', "'")
    text = re.sub(r"'(\w+)': ", r"\1: ", text).replace("{ ", "{").replace(" }", "}")
    text = re.sub(r"\b(True|False|None)\b", lambda found: {"None": "null"}.get(found[0], found[0].lower()), text)
    text = re.sub(r"(may not be used on )(\w+)", lambda found: found[1] + found[2].upper(), text)
    return text.replace("to be a mapping.", "to be an object.")


def places(sandbox, core):
    """Where a document could not be read; the sandbox names the place of no other error."""
    if not any(error["message"].startswith("Syntax Error") for error in core.get("errors", [])):
        return []
    ours, theirs = ([error.get("locations") for error in answer.get("errors", [])] for answer in (sandbox, core))
    return [] if ours == theirs else [f"place: {ours}, not {theirs}"]


def same(left, right):
    """Equality, the order of keys included."""
    if isinstance(left, dict) and isinstance(right, dict):
        return list(left) == list(right) and all(same(left[key], right[key]) for key in left)
    if isinstance(left, list) and isinstance(right, list):
        return len(left) == len(right) and all(map(same, left, right))
    return left == right and isinstance(left, bool) == isinstance(right, bool)


def first_difference(left, right, path="data"):
    """Where two values differ first, and how."""
    if isinstance(left, dict) and isinstance(right, dict):
        if list(left) != list(right):
            return f"{path}: keys {list(left)}, not {list(right)}"
        wrong = next(key for key in left if not same(left[key], right[key]))
        return first_difference(left[wrong], right[wrong], f"{path}.{wrong}")
    if isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right):
            return f"{path}: {len(left)} items, not {len(right)}"
        pairs = enumerate(zip(left, right))
        return next(first_difference(one, two, f"{path}[{at}]") for at, (one, two) in pairs if not same(one, two))
    return f"{path}: {left!r}, not {right!r}"
