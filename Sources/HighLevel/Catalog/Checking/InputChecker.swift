/// Compares the inputs of a call with what the catalog says about them; finds every problem, not only the first.
struct InputChecker {
    let catalog: OperationCatalog
    let request: CatalogRequest

    /// All problems, by path.
    func problems(in inputs: [String: JSONValue]) -> [InputProblem] {
        var problems = missing(in: inputs, of: request.inputs, at: "")
        for (name, value) in inputs {
            let known = request.inputs(named: name)
            if known.isEmpty { problems.append(unknown(name, among: request.inputs.map(\.name), at: "")) }
            for input in known {
                problems += input.place == .body ? check(value, input.type, name) : checkText(value, input)
            }
        }
        return Set(problems).sorted { $0.path == $1.path ? $0.message < $1.message : $0.path < $1.path }
    }

    private func missing(in inputs: [String: JSONValue], of known: [CatalogInput], at path: String) -> [InputProblem] {
        known.filter { $0.isRequired && inputs[$0.name] == nil }.map { input in
            InputProblem(
                path: Self.join(path, input.name),
                rule: .missing,
                message: "is required: give a value (\(input.type))"
            )
        }
    }

    private func unknown(_ name: String, among known: [String], at path: String) -> InputProblem {
        let nearest = NearestNames.find(name, among: known, limit: 1).first
        let hint = nearest.map { "did you mean \($0)?" } ?? "known: \(Set(known).sorted().joined(separator: ", "))"
        return InputProblem(
            path: Self.join(path, name),
            rule: .unknown,
            message: "is unknown; " + (known.isEmpty ? "there are none" : hint)
        )
    }

    /// Checks a value that travels as text: a number is welcome as its digits, a list as a single item.
    private func checkText(_ value: JSONValue, _ input: CatalogInput) -> [InputProblem] {
        let type = input.type
        switch value {
        case .null, .object:
            return [Self.mismatch(value, type, input.name)]
        case .array(let items) where input.place == .query && [.array, .any].contains(type.kind):
            return items.enumerated().flatMap { index, item in
                checkPlain(item, type.items ?? type, "\(input.name)[\(index)]")
            }
        case .array:
            return [Self.mismatch(value, type, input.name)]
        default:
            if input.place == .path, [".", "..", ""].contains(value.textOrJSON.trimmed) {
                return [
                    InputProblem(
                        path: input.name,
                        rule: .format,
                        message: "is empty or no id; give the id of the object"
                    )
                ]
            }
            return checkPlain(value, type.kind == .array ? type.items ?? type : type, input.name)
        }
    }

    private func checkPlain(_ value: JSONValue, _ type: CatalogType, _ path: String) -> [InputProblem] {
        let text = value.textOrJSON
        switch type.kind {
        case .number, .integer: return check(Double(text).map(JSONValue.number) ?? value, type, path)
        case .boolean: return check(["true", "false"].contains(text) ? .bool(text == "true") : value, type, path)
        case .string: return check(.string(text), type, path)
        default: return []
        }
    }

    /// Checks a value of a JSON body and everything inside it.
    private func check(_ value: JSONValue, _ type: CatalogType, _ path: String) -> [InputProblem] {
        if value == .null {
            return type.isNullable || type.kind == .any ? [] : [Self.mismatch(value, type, path)]
        }
        if !type.alternatives.isEmpty {
            return type.alternatives.map { check(value, $0, path) }.min { $0.count < $1.count } ?? []
        }
        if !type.choices.isEmpty, !type.choices.contains(value) {
            return [Self.noChoice(value, type, path)]
        }
        switch (type.kind, value) {
        case (.any, _), (.boolean, .bool): return []
        case (.string, .string(let text)): return Self.checkString(text, type, path)
        case (.number, .number(let number)), (.integer, .number(let number)):
            return Self.checkNumber(number, type, path)
        case (.array, .array(let items)): return checkItems(items, type, path)
        case (.object, .object(let members)): return checkMembers(members, of: type, path)
        case (.file, .object(let members)): return Self.checkFile(members, path)
        default: return [Self.mismatch(value, type, path)]
        }
    }

    private func checkItems(_ items: [JSONValue], _ type: CatalogType, _ path: String) -> [InputProblem] {
        var problems: [InputProblem] = []
        if let most = type.maximumItems, items.count > most {
            problems.append(
                InputProblem(path: path, rule: .range, message: "has \(items.count) items; give at most \(most)")
            )
        }
        guard let item = type.items else { return problems }
        return problems + items.enumerated().flatMap { check($1, item, "\(path)[\($0)]") }
    }

    private func checkMembers(_ members: [String: JSONValue], of type: CatalogType, _ path: String) -> [InputProblem] {
        let known = catalog.members(of: type)
        guard !known.isEmpty else { return [] }
        var problems = missing(in: members, of: known, at: path)
        for (name, value) in members {
            if let member = known.first(where: { $0.name == name }) {
                problems += check(value, member.type, Self.join(path, name))
            } else {
                problems.append(unknown(name, among: known.map(\.name), at: path))
            }
        }
        return problems
    }
}
