import OrderedCollections

/// Turns what a client sent, variables and literals, into values of the declared types.
struct GraphQLInput {
    let schema: GraphQLSchema

    // MARK: Variables

    /// The values of an operation's variables, defaults filled in. Absent optional ones stay absent.
    ///
    /// Returns every problem found rather than the first.
    func variables(
        of operation: GraphQLOperation,
        from given: GraphQLObject
    ) -> (values: [String: GraphQLValue], errors: [GraphQLError]) {
        var values: [String: GraphQLValue] = [:]
        var errors: [GraphQLError] = []
        for variable in operation.variables {
            do throws(GraphQLError) {
                if let value = try self.value(of: variable, in: given) { values[variable.name] = value }
            } catch {
                errors.append(error)
            }
        }
        return (values, errors)
    }

    private func value(
        of variable: GraphQLVariableDefinition,
        in given: GraphQLObject
    ) throws(GraphQLError) -> GraphQLValue? {
        guard let value = given[variable.name] else {
            if let standard = variable.defaultValue {
                return try self.value(of: standard, as: variable.type, variables: [:])
            }
            guard !variable.type.isNonNull else {
                throw GraphQLError(
                    "Variable \"$\(variable.name)\" of required type \"\(variable.type)\" was not provided."
                )
            }
            return nil
        }
        if value == .null, variable.type.isNonNull {
            throw GraphQLError("Variable \"$\(variable.name)\" of non-null type \"\(variable.type)\" must not be null.")
        }
        return try coerce(value, as: variable.type, at: Place(variable: variable.name))
    }

    /// Where inside a variable's value the reading stands.
    private struct Place {
        var variable: String
        var path = ""

        func failure(_ value: GraphQLValue, _ reason: String) -> GraphQLError {
            let inside = path.isEmpty ? "" : " at \"\(variable)\(path)\""
            return GraphQLError("Variable \"$\(variable)\" got invalid value \(value.inspected)\(inside); \(reason)")
        }

        func appending(_ step: String) -> Place { Place(variable: variable, path: path + step) }
    }

    private func coerce(
        _ value: GraphQLValue,
        as type: GraphQLTypeReference,
        at place: Place
    ) throws(GraphQLError) -> GraphQLValue {
        switch type {
        case .nonNull(let inner):
            if value == .null { throw place.failure(value, "Expected non-nullable type \"\(type)\" not to be null.") }
            return try coerce(value, as: inner, at: place)
        case _ where value == .null: return .null
        case .list(let inner):
            guard case .list(let items) = value else { return .list([try coerce(value, as: inner, at: place)]) }
            var result: [GraphQLValue] = []
            for (index, item) in items.enumerated() {
                result.append(try coerce(item, as: inner, at: place.appending("[\(index)]")))
            }
            return .list(result)
        case .named(let name): return try coerce(value, asNamed: name, at: place)
        }
    }

    private func coerce(
        _ value: GraphQLValue,
        asNamed name: String,
        at place: Place
    ) throws(GraphQLError) -> GraphQLValue {
        switch schema.types[name] {
        case .scalar(let scalar)?:
            do throws(GraphQLError) {
                return try scalar.parse(value)
            } catch {
                throw place.failure(value, error.message)
            }
        case .enumeration(let type)?:
            guard case .string(let text) = value else {
                throw place.failure(value, "Enum \"\(name)\" cannot represent non-string value: \(value.inspected).")
            }
            guard type.values.contains(text) else {
                throw place.failure(value, "Value \"\(text)\" does not exist in \"\(name)\" enum.")
            }
            return value
        case .input(let type)?: return try coerce(value, asInput: type, at: place)
        case .object?, nil: throw place.failure(value, "\"\(name)\" is no input type.")
        }
    }

    private func coerce(
        _ value: GraphQLValue,
        asInput type: GraphQLInputType,
        at place: Place
    ) throws(GraphQLError) -> GraphQLValue {
        guard case .object(let object) = value else {
            throw place.failure(value, "Expected type \"\(type.name)\" to be an object.")
        }
        var result = GraphQLObject()
        for entry in object.entries {
            guard let field = type.fields[entry.key] else {
                throw place.failure(value, "Field \"\(entry.key)\" is not defined by type \"\(type.name)\".")
            }
            result.append(entry.key, try coerce(entry.value, as: field.type, at: place.appending(".\(entry.key)")))
        }
        for field in type.fields.values where field.isRequired && object[field.name] == nil {
            throw place.failure(value, "Field \"\(field.name)\" of required type \"\(field.type)\" was not provided.")
        }
        return .object(result)
    }
}
