"""Requests made from a seed: right ones over everything that the schema offers, and such with one mistake each."""

import json
import random

from graphql import get_named_type, is_input_object_type, is_leaf_type, is_non_null_type

# One mistake each; what it means stands where it is made.
IN_SELECTIONS = (
    "unknown field",
    "no selection",
    "selection on a leaf",
    "unknown argument",
    "unknown fragment",
    "fragment of another type",
    "fragment on an unknown type",
    "fragment on a scalar",
    "unknown directive",
    "directive without its argument",
    "directive twice",
    "directive with a wrong argument",
    "fields in conflict",
    "fields in conflict below",
    "arguments in conflict",
    "meta field with an argument",
)
IN_ARGUMENTS = (
    "argument twice",
    "literal of a wrong type",
    "unknown input field",
    "input field twice",
    "unknown enum value",
    "enum value in quotes",
    "required input field missing",
    "null for a required input",
    "required argument missing",
    "null for a required argument",
    "undefined variable",
    "variable of a wrong type",
    "variable that may be null",
    "value of a wrong type",
    "value with an unknown field",
    "value of null for a required variable",
    "value missing",
    "page of none",
    "foreign cursor",
    "two keys in a sort",
    "no direction in a sort",
    "date that is none",
    "number badly written",
    "text badly written",
)
IN_OPERATIONS = (
    "unused variable",
    "variable twice",
    "variable of an unknown type",
    "variable of an output type",
    "unused fragment",
    "fragment twice",
    "fragment in a circle",
    "fragment in itself",
    "operation twice",
    "anonymous operation among others",
    "unknown operation name",
    "no operation name",
    "subscription",
    "directive in a wrong place",
    "default of a wrong type",
    "type definition",
)
BAD_TEXTS = [
    '"open',
    '"\\x"',
    '"\\u12"',
    '"\\u12G4"',
    '"\\uD800"',
    '"\\uD83D\\u0041"',
    '"\\uDE00"',
    '"\\u{110000}"',
    '"\\u{}"',
    '"\\u{12"',
    '"\\u{1234567890}"',
    '"two\nlines"',
    '"é" "',
    '"\\é"',
    '"""open',
    '"""block \\""" \n open"',
]
IN_TEXT = ("cut short", "a character too many", "a character less", "empty text")
MISTAKES = IN_SELECTIONS + IN_ARGUMENTS + IN_OPERATIONS + IN_TEXT


class Request:
    """A request, and the mistake that is in it; None where it is right."""

    def __init__(self, query, variables, operation_name, mistake):
        self.query, self.variables = query, variables
        self.operation_name, self.mistake = operation_name, mistake

    def __str__(self):
        return f"{self.mistake or 'right'}: {self.query}\n{json.dumps(self.variables)} {self.operation_name or ''}"


class Maker:
    """Makes one request."""

    def __init__(self, model, seed, mistake=None, kind="query"):
        self.model, self.schema = model, model.schema
        self.random = random.Random(seed)
        self.mistake, self.pending = mistake, mistake
        self.kind = kind
        self.definitions, self.variables = [], {}
        self.fragments, self.open_fragments = [], {}
        self.count = 0
        self.clashes = False

    # Chances

    def chance(self, share):
        return self.random.random() < share

    def slips(self, *mistakes):
        """Whether the mistake of this request is to be made here; it is made once, mostly at the first place."""
        if self.pending in mistakes and self.chance(0.7):
            self.pending = None
            return True
        return False

    def name(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    # The whole

    def request(self):
        root = self.schema.mutation_type if self.kind == "mutation" else self.schema.query_type
        selections = self.roots(root)
        operation_name = self.name("Q") if self.definitions or self.chance(0.5) else None
        given = operation_name if operation_name and self.chance(0.7) else None
        head = self.kind
        text, operation_name, given = self.operation(head, operation_name, given, selections)
        parts = [text] + self.fragments
        self.random.shuffle(parts)
        query = self.separator().join(parts)
        if self.mistake in IN_TEXT:
            self.pending = None
            query = self.spoil(query)
        mistake = self.mistake if self.pending is None else None
        return Request(query, self.variables, given, mistake)

    def separator(self):
        return self.random.choice(["\n", "\n\n", " ", "\r\n", " # über alles, 日本\n", ",\n"])

    def operation(self, head, name, given, selections):
        before = after = ""
        if self.slips("unused variable"):
            self.definitions.append("$idle: Int = 3")
        if self.slips("variable of an unknown type"):
            self.definitions.append("$strange: Stranger")
        if self.slips("variable of an output type"):
            self.definitions.append("$output: Project")
        if self.slips("default of a wrong type"):
            self.definitions.append('$wrong: Int = "three"')
        if self.slips("variable twice"):
            self.definitions += ["$twin: Boolean = true", "$twin: Boolean = true"]
            selections += " ... @include(if: $twin) { __typename }"
        if self.slips("unused fragment"):
            self.fragments.append("fragment Idle on Project { id }")
        if self.slips("fragment twice"):
            self.fragments += ["fragment Twin on Query { __typename }"] * 2
            selections += " ...Twin"
        if self.slips("fragment in itself"):
            self.fragments.append("fragment Loop on Project { id children { ...Loop } }")
            selections += " loop: projects(first: 1) { ...Loop }"
        if self.slips("fragment in a circle"):
            self.fragments.append("fragment A on Project { ...B } fragment B on Project { children { ...C } }")
            self.fragments.append("fragment C on Project { ancestors { ...A } }")
            selections += " loop: projects(first: 1) { ...A }"
        if self.clashes:
            selections += " ...Clash ...Other"
        directive = ""
        if self.slips("directive in a wrong place"):
            directive = " @skip(if: false)"
        if self.slips("subscription"):
            head = "subscription"
        if self.slips("operation twice"):
            name, after = "Same", " query Same { __typename }"
        if self.slips("anonymous operation among others"):
            after = self.random.choice([" { __typename }", " query { __typename }"])
        if self.slips("unknown operation name"):
            given = "Nobody"
        if self.slips("no operation name"):
            name, given = name or "One", None
            after = " query Other { __typename }"
        elif name and not after and self.chance(0.15):
            given, after = name, f" query {self.name('Other')} {{ again: __typename }}"
        if self.slips("type definition"):
            after = " type Own { id: ID }"
        definitions = f"({', '.join(self.definitions)})" if self.definitions else ""
        if head == "query" and name is None and not definitions and not directive and self.chance(0.5):
            return f"{before}{{ {selections} }}{after}", name, given
        return f"{before}{head} {name or ''}{definitions}{directive} {{ {selections} }}{after}", name, given

    def spoil(self, query):
        position = self.random.randrange(len(query))
        if self.mistake == "empty text":
            return self.random.choice(["", " ", "# nothing", ",,,"])
        if self.mistake == "cut short":
            return query[:position]
        if self.mistake == "a character less":
            return query[:position] + query[position + 1 :]
        extra = self.random.choice(list('{}()[]!:=$@|&."#?;%~\\') + ["...", "é", "日", "\x07", "-", "00", "1.", '"""'])
        return query[:position] + extra + query[position:]

    # Selections

    def roots(self, root):
        parts = []
        for _ in range(self.random.choice([1, 1, 1, 2, 3])):
            parts.append(self.write() if self.kind == "mutation" else self.root_field(root))
        if self.kind == "query" and self.chance(0.1):
            parts.append(self.introspection())
        if self.chance(0.2):
            parts.append("__typename")
        return " ".join(parts)

    def root_field(self, root):
        name = self.random.choice(list(root.fields))
        field = root.fields[name]
        alias = f"{self.name('a')}: "
        # A list inside every row of a list would make long answers.
        selection = self.selection(get_named_type(field.type), 1)
        return f"{alias}{name}{self.arguments(name, field)}{self.directives()}{selection}"

    def write(self):
        """A mutation that is carried out and changes nothing, or fails."""
        projects = self.model.rows["projects"]
        row = self.random.choice(projects)
        verb = "unarchiveProject" if row["archivedOn"] is None else "archiveProject"
        blank = self.random.choice(['"  "', '""'])
        calls = [
            f'{verb}(id: {self.literal_or_variable("ID!", row["id"])})',
            f'{verb}(id: "{row["id"]}")',
            'archiveProject(id: "nobody")',
            f'updateProject(id: "{row["id"]}", input: {{ title: {blank} }})',
            f'updateProject(id: 12, input: {self.literal_or_variable("UpdateProjectInput!", {"title": "x"})})',
            f"createProject(input: {{ title: {blank}, projectInfo: {{ latitude: 1, reminder: true }} }})",
            'createProject(input: { title: "x", parentProjectId: "nobody" })',
        ]
        if self.slips("required argument missing"):
            calls = [verb]
        if self.slips("required input field missing"):
            calls = ["createProject(input: { projectInfo: null })"]
        if self.slips("unknown input field"):
            calls = ['createProject(input: { title: "x", projectInfo: { mail: "a" } })']
        if self.slips("literal of a wrong type"):
            calls = ['createProject(input: { title: 5, projectInfo: { latitude: "north" } })']
        call = self.random.choice(calls)
        return f"{self.name('a')}: {call}{self.selection(get_named_type(self.schema.type_map['Project']), 2)}"

    def literal_or_variable(self, type_, value):
        if self.chance(0.5):
            return self.variable(type_, value)
        if isinstance(value, dict):
            return "{ " + ", ".join(f"{key}: {json.dumps(item)}" for key, item in value.items()) + " }"
        return json.dumps(value)

    def variable(self, type_, value):
        name = self.name("v")
        self.definitions.append(f"${name}: {type_}")
        self.variables[name] = value
        return f"${name}"

    def introspection(self):
        name = self.random.choice(["Project", "ProjectFilter", "SortDirection", "DateTime", "Int", "Nothing", "Query"])
        shown_name = self.literal_or_variable("String!", name)
        fields = self.random.choice(
            [
                "name kind description",
                "kind fields { name description type { kind name ofType { name kind ofType { name } } } }",
                "fields { name args { name type { name kind ofType { name } } defaultValue } } isOneOf",
                "inputFields { name type { name ofType { name } } defaultValue isDeprecated deprecationReason }",
                "enumValues(includeDeprecated: true) { name description isDeprecated }",
                "possibleTypes { name } interfaces { name } ofType { name } specifiedByURL __typename",
            ]
        )
        schema = "queryType { name kind } mutationType { name } subscriptionType { name } description __typename"
        return self.random.choice(
            [f"{self.name('t')}: __type(name: {shown_name}) {{ {fields} }}", f"{self.name('s')}: __schema {{ {schema} }}"]
        )

    def directives(self):
        if self.slips("unknown directive"):
            return self.random.choice([" @stranger", " @deprecated", " @stranger(of: [1, $lost])"])
        if self.slips("directive without its argument"):
            return " @skip"
        if self.slips("directive twice"):
            return " @include(if: true) @include(if: true)"
        if self.slips("directive with a wrong argument"):
            return self.random.choice([' @include(if: "yes")', " @skip(when: true)", " @include(if: null)"])
        if not self.chance(0.15):
            return ""
        made = []
        for name in self.random.sample(["include", "skip"], self.random.choice([1, 1, 2])):
            flag = self.chance(0.7) == (name == "include")
            value = self.variable(self.random.choice(["Boolean!", "Boolean! = true"]), flag) if self.chance(0.4) else (
                "true" if flag else "false"
            )
            made.append(f" @{name}(if: {value})")
        return "".join(made)

    def selection(self, type_, depth):
        if self.slips("no selection"):
            return ""
        return f" {{ {self.fields(type_, depth)} }}"

    def fields(self, type_, depth):
        leaves = [name for name, field in type_.fields.items() if is_leaf_type(get_named_type(field.type))]
        inner = [name for name, field in type_.fields.items() if not is_leaf_type(get_named_type(field.type))]
        chosen = self.random.sample(leaves, self.random.randint(1, min(5, len(leaves))))
        if depth < 5:
            chosen += [name for name in inner if self.chance(0.35)]
        self.random.shuffle(chosen)
        parts = []
        for name in chosen:
            field = get_named_type(type_.fields[name].type)
            alias = f"{self.name('b')}: " if self.chance(0.2) else ""
            arguments = ""
            if self.slips("unknown argument"):
                arguments = self.random.choice(["(whole: true)", "(first: $lost)", "(deep: [{ a: 1 }])"])
            if is_leaf_type(field):
                extra = " { id }" if self.slips("selection on a leaf") else ""
                parts.append(f"{alias}{name}{arguments}{self.directives()}{extra}")
            else:
                parts.append(f"{alias}{name}{arguments}{self.directives()}{self.selection(field, depth + 1)}")
                # The same field again is merged, what is in it too.
                if not alias and not arguments and self.chance(0.15):
                    parts.append(f"{name}{self.selection(field, depth + 1)}")
        parts += self.spices(type_, depth, leaves)
        return " ".join(parts)

    def spices(self, type_, depth, leaves):
        """Fragments, type names, and the mistakes that stand among fields."""
        parts = []
        if self.chance(0.15):
            parts.append(self.random.choice(["__typename", f"{self.name('n')}: __typename", "__typename __typename"]))
        if self.chance(0.15):
            condition = self.random.choice([f" on {type_.name}", ""])
            parts.append(f"...{condition}{self.directives()} {{ {self.fields(type_, depth + 1)} }}")
        if self.chance(0.12):
            parts.append(f"...{self.fragment(type_, depth)}{self.directives()}")
        known = self.open_fragments.get(type_.name)
        if known and self.chance(0.2):
            parts.append(f"...{self.random.choice(known)}")
        if self.slips("unknown field"):
            parts.append(self.random.choice(["mail", "mail { to }", "mail(to: $lost) { ...Lost }", "other: mail"]))
        if self.slips("unknown fragment"):
            parts.append("...Lost")
        if self.slips("fragment of another type"):
            other = "Position" if type_.name != "Position" else "Project"
            parts.append(f"... on {other} {{ id }}")
        if self.slips("fragment on an unknown type"):
            parts.append("... on Stranger { id }")
        if self.slips("fragment on a scalar"):
            parts.append(self.random.choice(["... on String { id }", "... on ProjectFilter { id }"]))
        if self.slips("meta field with an argument"):
            parts.append(self.random.choice(["__typename(a: 1)", "__typename { id }"]))
        if self.slips("fields in conflict") and len(leaves) > 1:
            one, two = self.random.sample(leaves, 2)
            parts.append(f"same: {one} same: {two}")
        groups = [name for name, field in type_.fields.items() if not is_leaf_type(get_named_type(field.type))]
        if groups and self.slips("fields in conflict below"):
            name = self.random.choice(groups)
            inner = [item for item in get_named_type(type_.fields[name].type).fields.items()]
            one, two = [key for key, field in inner if is_leaf_type(get_named_type(field.type))][:2] if len(inner) > 1 else (
                "__typename",
                inner[0][0],
            )
            spread = self.random.choice([f"same: {two}", f"... {{ same: {two} }}", f"same: {two} other: {two}"])
            parts.append(f"{name} {{ same: {one} other: {one} }} {name} {{ {spread} }}")
        if self.slips("arguments in conflict"):
            self.fragments.append("fragment Clash on Query { list: projects(first: 1) { id } }")
            self.fragments.append("fragment Other on Query { list: projects(first: 2) { id } }")
            self.clashes = True
        return parts

    def fragment(self, type_, depth):
        name = self.name("F")
        text = f"fragment {name} on {type_.name} {{ {self.fields(type_, depth + 1)} }}"
        self.fragments.append(text)
        self.open_fragments.setdefault(type_.name, []).append(name)
        return name

    # Arguments

    def arguments(self, root, field):
        given = {}
        for name, argument in field.args.items():
            if is_non_null_type(argument.type) or self.chance(0.5):
                given[name] = self.argument(root, name, argument.type)
        if "first" not in given and root in ("timeEntries", "projects"):
            given["first"] = str(self.random.randint(1, 12))
        self.slip_in_arguments(root, field, given)
        parts = [f"{name}: {value}" for name, value in given.items() if value is not None]
        self.random.shuffle(parts)
        if self.slips("argument twice") and parts:
            parts.append(parts[0])
        if self.slips("unknown argument"):
            parts.append("last: 5")
        return f"({', '.join(parts)})" if parts else ""

    def slip_in_arguments(self, root, field, given):
        filter_ = self.model.filters[root]
        type_ = filter_.removesuffix("Filter")
        required = is_non_null_type(field.args["filter"].type)
        slips = {
            "literal of a wrong type": ("filter", ["5", "[1]", '"x"', "{ id: 3.5 }", "{ id: { isNull: 1 } }", "ALL"]),
            "unknown input field": ("filter", ["{ mail: 1 }", "{ id: { like: $lost } }", "{ id: { equal: [1, 2] } }"]),
            "input field twice": ("filter", ["{ id: { isNull: false, isNull: true } }", "{ id: null, id: null }"]),
            "unknown enum value": ("sort", ["{ createdOn: up }", "[{ id: ASC }]", "[{ id: true }, { id: 1 }]"]),
            "enum value in quotes": ("sort", ['{ createdOn: "asc" }']),
            "undefined variable": ("first", ["$lost"]),
            "page of none": ("first", ["0", "-3"]),
            "foreign cursor": ("after", ['"bad"', '"eyJhIjoxfQ"', '"é"', '"""block"""']),
            "number badly written": ("first", ["01", "1.", "1.e3", "1e", "-", ".5", "1a", "0x1F", "1.5", "-0", "1_000"]),
            "text badly written": ("after", BAD_TEXTS),
            "two keys in a sort": ("sort", ["{ createdOn: asc, id: asc }", "[{ id: desc }, {}]"]),
            "no direction in a sort": ("sort", ["{ createdOn: null }", "[{ createdOn: asc }, { id: null }]"]),
        }
        for mistake, (name, values) in slips.items():
            if self.pending == mistake and self.slips(mistake):
                given[name] = self.random.choice(values)
        if self.slips("null for a required input"):
            given["filter"] = "{ id: { contains: [null] } }"
        if root == "projects" and self.slips("date that is none"):
            text = self.random.choice(["2026-02-30T00:00:00", "today", "2026-01-01", "2026-01-01T00:00:00+02:00", ""])
            operators = self.literal_or_variable("DateTimeFilter", {"equal": text})
            given["filter"] = f"{{ archivedOn: {operators} }}"
        if root == "members" and self.slips("required input field missing"):
            given["filter"] = "{ permissions: { operationType: or } }"
        if required and self.slips("required argument missing"):
            given["filter"] = None
        if required and self.slips("null for a required argument"):
            given["filter"] = self.random.choice(["null", self.variable("MemberFilter = {}", None)])
        self.slip_in_variables(filter_, type_, required, given)

    def slip_in_variables(self, filter_, type_, required, given):
        sort = f"[{type_}Sort!]"
        if self.slips("variable of a wrong type"):
            name, declared, value = self.random.choice(
                [("first", "String", "5"), ("after", "ID", "x"), ("sort", f"[{type_}Sort]", []), ("first", "Float", 2)]
            )
            given[name] = self.variable(declared, value)
        if required and self.slips("variable that may be null"):
            given["filter"] = self.variable(filter_, {})
        if self.slips("value of a wrong type"):
            name, declared, value = self.random.choice(
                [
                    ("first", "Int", "5"),
                    ("first", "Int", 5.5),
                    ("first", "Int", 1 << 40),
                    ("first", "Int", True),
                    ("after", "String", 7),
                    ("after", "String", ["x"]),
                    ("sort", sort, [{"createdOn": "up"}]),
                    ("sort", sort, [{"createdOn": 1}, {"id": None}]),
                    ("sort", sort, "asc"),
                    ("filter", filter_ + "!", {"id": {"isNull": "no"}}),
                    ("filter", filter_ + "!", {"id": {"contains": ["a", None]}}),
                    ("filter", filter_ + "!", {"id": {"equal": 1.5}}),
                    ("filter", filter_ + "!", [1]),
                ]
            )
            given[name] = self.variable(declared, value)
        if self.slips("value with an unknown field"):
            given["filter"] = self.variable(filter_ + "!", {"mail": {"equal": 1}})
        if self.slips("value of null for a required variable"):
            given["first"] = self.variable("Int!", None)
        if self.slips("value missing"):
            given["first"] = self.variable("Int!", 1)
            del self.variables[given["first"][1:]]

    def argument(self, root, name, type_):
        if name == "first":
            return self.placed("Int", self.random.choice([1, 2, 3, 7, 20]))
        if name == "after":
            return self.placed("String", self.random.choice(["", None, *self.some_cursors(root)]))
        if name == "sort":
            return self.sort(root, type_)
        return self.filter(root, type_)

    def placed(self, type_, value):
        """A value as a literal, as a variable, or as the default of one."""
        turn = self.random.random()
        if value == "" and self.chance(0.5):
            return self.random.choice(['""""""', '"""\n   \n  """'])
        if turn < 0.45:
            return json.dumps(value, ensure_ascii=False)
        if turn < 0.8:
            return self.variable(type_, value)
        name = self.name("v")
        self.definitions.append(f"${name}: {type_} = {json.dumps(value)}")
        return f"${name}"

    def some_cursors(self, root):
        cursors = list(self.model.cursors(root, (("createdOn", False),)).values())
        return self.random.sample(cursors, min(3, len(cursors)))

    def sort(self, root, type_):
        input_type = get_named_type(type_)
        terms = []
        for _ in range(self.random.choice([1, 1, 2])):
            terms.append(self.term(input_type))
        if self.chance(0.4):
            return self.variable(f"[{input_type.name}!]", terms[0] if len(terms) == 1 and self.chance(0.3) else terms)
        texts = [self.literal(term, enums=True) for term in terms]
        return texts[0] if len(texts) == 1 and self.chance(0.5) else f"[{', '.join(texts)}]"

    def term(self, input_type):
        name = self.random.choice(list(input_type.fields))
        inner = get_named_type(input_type.fields[name].type)
        return {name: self.term(inner) if is_input_object_type(inner) else self.random.choice(["asc", "desc"])}

    def filter(self, root, type_):
        input_type = get_named_type(type_)
        names = self.random.sample(list(input_type.fields), self.random.choice([0, 1, 1, 2]))
        value = {name: self.condition(root, name, input_type.fields[name].type) for name in names}
        if self.chance(0.4):
            return self.variable(input_type.name + "!", value)
        return self.literal(value, enums=True)

    def condition(self, root, name, type_):
        if self.chance(0.05):
            return None
        fields = get_named_type(type_).fields
        if name == "permissions":
            value = {"permissions": self.random.sample(["manageProjects", "trackTimeFor", "fly"], self.random.randint(0, 2))}
            if self.chance(0.5):
                value["operationType"] = self.random.choice(["and", "or", None])
            return value
        known = [row.get(name) for row in self.model.rows[root] if row.get(name) is not None] or ["x"]
        value = {}
        for operator in self.random.sample(list(fields), self.random.choice([1, 1, 2])):
            inner = get_named_type(fields[operator].type).name
            if operator == "isNull":
                value[operator] = self.chance(0.3)
            elif operator == "contains":
                pool = [self.stand_in(inner, known) for _ in range(self.random.randint(0, 4))]
                value[operator] = pool
            else:
                value[operator] = self.stand_in(inner, known)
        return value

    def stand_in(self, type_, known):
        """A value of a scalar that some row has, or none has."""
        if type_ == "Boolean":
            return self.chance(0.5)
        if type_ == "Int":
            return self.random.randint(1, 4)
        value = self.random.choice(known)
        if type_ == "DateTime":
            return (value if "+" not in value and value.count("-") == 2 else "2026-01-05T12:00:00").removesuffix("Z") + (
                self.random.choice(["", "Z"])
            )
        return self.random.choice([value, value, value, "nobody", 17])

    def literal(self, value, enums=False, key=None):
        if isinstance(value, dict):
            inner = ", ".join(f"{name}: {self.literal(item, enums, name)}" for name, item in value.items())
            return f"{{ {inner} }}" if inner else "{}"
        if isinstance(value, list):
            return f"[{', '.join(self.literal(item, enums) for item in value)}]"
        if enums and value in ("asc", "desc") or key == "operationType" and value is not None:
            return value
        return json.dumps(value, ensure_ascii=False)


def requests(model, seed, right, mistakes_each, writes, mistakes=None):
    """Requests of all kinds: right ones, writes, and so many with each mistake."""
    made = [Maker(model, f"{seed} right {number}").request() for number in range(right)]
    made += [Maker(model, f"{seed} write {number}", kind="mutation").request() for number in range(writes)]
    for mistake, wanted in (mistakes or dict.fromkeys(MISTAKES, mistakes_each)).items():
        made += with_mistake(model, seed, mistake, wanted)
    return made


def with_mistake(model, seed, mistake, wanted):
    """So many requests with a mistake; not every request has a place for it."""
    made = []
    for number in range(400):
        if len(made) == wanted:
            return made
        request = Maker(model, f"{seed} {mistake} {number}", mistake, "mutation" if number % 7 == 6 else "query").request()
        if request.mistake:
            made.append(request)
    raise AssertionError(f"no place was found for the mistake: {mistake}")
