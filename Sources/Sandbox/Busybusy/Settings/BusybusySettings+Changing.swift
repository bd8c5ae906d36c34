extension BusybusySettings {
    private static var flags: [(name: String, path: WritableKeyPath<BusybusySettings, Bool>)] {
        [
            ("introspection", \.introspection), ("mutations", \.mutations), ("rangeOperators", \.rangeOperators),
            ("integrationKeyAccepted", \.integrationKeyAccepted), ("limitedPosition", \.limitedPosition),
            ("infoEditsMoveUpdatedOn", \.infoEditsMoveUpdatedOn), ("nullProjectInfo", \.nullProjectInfo),
            ("emptyExportIs404", \.emptyExportIs404), ("hooksAreOn", \.hooksAreOn), ("timeEntries", \.timeEntries),
        ]
    }

    private static var numbers: [(name: String, path: WritableKeyPath<BusybusySettings, Int>, range: ClosedRange<Int>)]
    {
        [
            ("maximumPage", \.maximumPage, 1...100_000),
            ("hookDelayMilliseconds", \.hookDelayMilliseconds, 0...86_400_000),
            ("replyLossSeed", \.replyLossSeed, 0...Int.max),
        ]
    }

    /// All of them by name.
    var value: GraphQLValue {
        var object = GraphQLObject()
        for flag in Self.flags { object.append(flag.name, .boolean(self[keyPath: flag.path])) }
        for number in Self.numbers { object.append(number.name, .int(self[keyPath: number.path])) }
        object.append("replyLossShare", .float(replyLossShare))
        object.append("exportHeader", .string(exportHeader.rawValue))
        object.append("weekStart", .string(weekStart.rawValue))
        return .object(object)
    }

    /// Changes the named ones. Throws a `GraphQLError` that names what is wrong; then nothing is changed.
    mutating func apply(_ changes: GraphQLValue) throws(GraphQLError) {
        guard let entries = changes.entries?.entries else {
            throw GraphQLError("Send a JSON object of settings, such as {\"introspection\": false}.")
        }
        var changed = self
        for entry in entries { try changed.apply(entry) }
        self = changed
    }

    private mutating func apply(_ entry: GraphQLObject.Entry) throws(GraphQLError) {
        if let flag = Self.flags.first(where: { $0.name == entry.key }) {
            guard case .boolean(let on) = entry.value else { throw GraphQLError("\(entry.key) must be true or false.") }
            self[keyPath: flag.path] = on
        } else if let number = Self.numbers.first(where: { $0.name == entry.key }) {
            guard let value = entry.value.integer, number.range.contains(value) else {
                throw GraphQLError("\(entry.key) must be a whole number from \(number.range.lowerBound).")
            }
            self[keyPath: number.path] = value
        } else {
            try applyOther(entry)
        }
    }

    private mutating func applyOther(_ entry: GraphQLObject.Entry) throws(GraphQLError) {
        switch (entry.key, entry.value) {
        case ("replyLossShare", .float(let share)) where (0...1).contains(share): replyLossShare = share
        case ("replyLossShare", .int(let share)) where (0...1).contains(share): replyLossShare = Double(share)
        case ("replyLossShare", _): throw GraphQLError("replyLossShare must be a number from 0 to 1.")
        case ("exportHeader", let value): exportHeader = try Self.choice(value, entry.key)
        case ("weekStart", let value): weekStart = try Self.choice(value, entry.key)
        default:
            let known = value.entries?.entries.map(\.key) ?? []
            throw GraphQLError("Unknown setting \"\(entry.key)\"; known are \(known.joined(separator: ", ")).")
        }
    }

    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ value: GraphQLValue,
        _ name: String
    ) throws(GraphQLError) -> Choice {
        guard let choice = value.text.flatMap(Choice.init(rawValue:)) else {
            throw GraphQLError("\(name) must be one of \(Choice.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return choice
    }
}
