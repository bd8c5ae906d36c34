"""The sandbox's schema in graphql-core, with resolvers over the sandbox's data, read once before anything is judged.

What the lists do with `filter`, `sort`, `first` and `after` is written down here a second time, from
`Sources/Sandbox/ASSUMPTIONS.md` and not from the sandbox's code.
"""

from datetime import datetime, timezone
from functools import partial

from graphql import (
    GraphQLError,
    GraphQLSchema,
    Undefined,
    build_schema,
    get_named_type,
    is_leaf_type,
    is_object_type,
    specified_directives,
    specified_scalar_types,
)
from sandbox import root_type

# The directives of the specification's executable part; the others belong to schemas written as texts.
EXECUTABLE = ("include", "skip")

# The rows of a list when no number is named, and at most.
STANDARD_PAGE, LARGEST_PAGE = 50, 1000

# What members are filtered by and no field shows.
PERMISSIONS = ("manageProjects", "manageEmployees", "trackTimeFor", "editTimeEntriesFor", "viewExpenses", "fly")


def date_time(value):
    """Reads the custom scalar: an instant in UTC without zone, or with a `Z`."""
    if not isinstance(value, str):
        return Undefined
    text = value.removesuffix("Z")
    try:
        instant = datetime.strptime(text, "%Y-%m-%dT%H:%M:%S")
    except ValueError:
        return Undefined
    return text if instant.isoformat() == text else Undefined


def schema_of(sdl):
    """The published schema, with the directives that the sandbox takes and the scalar's own rule."""
    kept = {**build_schema(sdl).to_kwargs()}
    kept["directives"] = [item for item in specified_directives if item.name in EXECUTABLE]
    schema = GraphQLSchema(**kept)
    for name in specified_scalar_types:
        # What the five scalars of the specification mean is in the specification; a service need not say it again.
        schema.type_map[name].description = None
    scalar = schema.type_map["DateTime"]
    scalar.parse_value = date_time
    scalar.parse_literal = lambda node, _variables=None: (
        date_time(node.value) if node.kind == "string_value" else Undefined
    )
    return schema


class Row:
    """A row of a list, and the order that its cursor belongs to."""

    def __init__(self, root, values, sort=(("createdOn", False),)):
        self.root, self.values, self.sort = root, values, sort


class Model:
    """Everything that the sandbox holds, and what its lists answer."""

    def __init__(self, sandbox):
        self.sandbox = sandbox
        self.schema = schema_of(sandbox.sdl())
        query = self.schema.query_type
        # Root field by the type of its rows, and the type of its filter.
        self.roots = {get_named_type(field.type).name: name for name, field in query.fields.items()}
        self.filters = {name: get_named_type(field.args["filter"].type).name for name, field in query.fields.items()}
        self._cursors = {}
        self.rows = {root: self._read(root) for root in self.filters}
        self.by_id = {root: {row["id"]: row for row in rows} for root, rows in self.rows.items()}
        self._read_hidden()
        self._attach()

    # Reading

    def _read(self, root):
        fields = self._selection(self.schema.query_type.fields[root].type)
        rows = self.sandbox.pages(root, self.filters[root], fields)
        # A row must come once, and the standard order is by creation.
        assert len({row["id"] for row in rows}) == len(rows)
        return rows

    def _selection(self, type_):
        parts = []
        for name, field in get_named_type(type_).fields.items():
            inner = get_named_type(field.type)
            if is_leaf_type(inner):
                parts.append(name)
            elif inner.name in self.roots:
                parts.append(f"{name} {{ id }}")
            else:
                parts.append(f"{name} {{ {self._selection(inner)} }}")
        return " ".join(part for part in parts if part != "cursor")

    def _ids(self, root, filter_):
        return {row["id"] for row in self.sandbox.pages(root, self.filters[root], "id", filter=filter_)}

    def _read_hidden(self):
        """What can be filtered or sorted by and is no field."""
        for root in ("budgetHours", "budgetCosts"):
            latest = self._ids(root, {"isLatest": {"equal": True}})
            for row in self.rows[root]:
                row["isLatest"] = row["id"] in latest
        for name in PERMISSIONS:
            able = self._ids("members", {"permissions": {"permissions": [name]}})
            for row in self.rows["members"]:
                row.setdefault("able", set())
                if row["id"] in able:
                    row["able"].add(name)
        for root in ("budgetHours", "budgetCosts", "progressBudgets"):
            for row in self.rows[root]:
                row["updatedOn"] = row["createdOn"]
        for row in self.rows["projects"]:
            row["projectId"] = row["id"]

    def cursors(self, root, sort):
        """The cursors of a list in an order, by id."""
        if (root, sort) not in self._cursors:
            rows = self.sandbox.pages(root, self.filters[root], "id", sort=[sort_object(term) for term in sort])
            self._cursors[root, sort] = {row["id"]: row["cursor"] for row in rows}
        return self._cursors[root, sort]

    # Resolving

    def _attach(self):
        for name, type_ in self.schema.type_map.items():
            if not is_object_type(type_) or name.startswith("__"):
                continue
            for field_name, field in type_.fields.items():
                if name == "Query":
                    field.resolve = partial(self._list, field_name)
                elif name == "Mutation":
                    field.resolve = partial(self._write, field_name)
                else:
                    field.resolve = partial(self._field, field_name, self.roots.get(get_named_type(field.type).name))

    def _field(self, name, root, source, _info):
        if isinstance(source, Row):
            if name == "cursor":
                return self.cursors(source.root, source.sort)[source.values["id"]]
            source = source.values
        value = source.get(name)
        if root is None or value is None:
            return value
        if isinstance(value, list):
            return [Row(root, self.by_id[root][item["id"]]) for item in value]
        return Row(root, self.by_id[root][value["id"]])

    def _list(self, root, _source, _info, filter=None, sort=None, first=None, after=None):
        order = order_of(sort)
        first = STANDARD_PAGE if first is None else first
        if first < 1:
            raise GraphQLError(f"first must be at least 1, got {first}")
        rows = sorted_rows(self.rows[root], order)
        if after:
            places = {cursor: id for id, cursor in self.cursors(root, order).items()}
            if after not in places:
                raise GraphQLError(
                    "after is not a cursor of this list and sort; send the cursor of the last node read"
                )
            position = [row["id"] for row in rows].index(places[after])
            rows = rows[position + 1 :]
        rows = [row for row in rows if passes(row, filter or {})]
        return [Row(root, row, order) for row in rows[: min(first, LARGEST_PAGE)]]

    def _write(self, name, _source, _info, id=None, input=None):
        """Only writes that change nothing are judged here: the state is read once."""
        row = self.by_id["projects"].get(id)
        if name == "createProject":
            if not (input.get("title") or "").strip():
                raise GraphQLError("title must not be blank")
            assert input.get("parentProjectId") not in self.by_id["projects"], "this would make a project"
            raise GraphQLError("Parent project not found")
        if row is None:
            raise GraphQLError("Project not found")
        if name == "updateProject":
            assert "title" in input and not (input["title"] or "").strip(), "this would change a project"
            raise GraphQLError("title must not be blank")
        assert (row["archivedOn"] is None) == (name == "unarchiveProject"), "this would change a project"
        return Row("projects", row)


def order_of(sort):
    """The columns of a `sort` argument with their directions; oldest first unless there are some."""
    return tuple(term_of(item, "") for item in sort or []) or (("createdOn", False),)


def term_of(item, path):
    if not isinstance(item, dict) or len(item) != 1:
        raise GraphQLError(f"sort takes objects with exactly one key, got {shown(item)}")
    ((key, value),) = item.items()
    if isinstance(value, dict):
        return term_of(value, f"{path}{key}.")
    if value is None:
        raise GraphQLError(f"sort needs a direction for {path}{key}, got null")
    return path + key, value == "desc"


def shown(value):
    """A value as messages show it."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key}: {shown(item)}" for key, item in value.items()) + " }" if value else "{}"
    return "null" if value is None else f'"{value}"'


def sort_object(term):
    path, descending = term
    value = "desc" if descending else "asc"
    for key in reversed(path.split(".")):
        value = {key: value}
    return value


def column(row, path):
    """The value of a column, in a form that can be compared."""
    value = row
    for key in path.split("."):
        value = None if value is None else value.get(key)
    if value is not None and path.endswith("Time"):
        return datetime.fromisoformat(value).astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    return value


def sorted_rows(rows, order):
    """Ties by id; null comes last, and first where the direction is turned."""
    rows = sorted(rows, key=lambda row: row["id"])
    for path, descending in reversed(order):
        # Turned round, a stable order stays stable.
        rows = sorted(rows, key=lambda row: sort_key(column(row, path)), reverse=descending)
    return rows


def sort_key(value):
    return (value is None, 0 if value is None else value)


def passes(row, filter_):
    """Whether all conditions of a filter hold; null sets none."""
    return all(holds(row, name, condition) for name, condition in filter_.items() if condition is not None)


def holds(row, name, condition):
    if name == "permissions":
        able = [wanted in row["able"] for wanted in condition["permissions"]]
        return any(able) if condition.get("operationType") == "or" else all(able)
    value = column(row, name)
    tests = {
        "isNull": lambda wanted: (value is None) == wanted,
        "equal": lambda wanted: value == wanted,
        "contains": lambda wanted: value in wanted,
    }
    return all(tests[key](wanted) for key, wanted in condition.items() if wanted is not None)
