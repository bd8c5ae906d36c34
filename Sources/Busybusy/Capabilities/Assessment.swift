import Foundation

/// Judges what a probe saw. Pure.
struct Assessment {
    let findings: ProbeFindings
    let writer: BusybusyWriterChoice
    var operatorConfirmsWrites = false
    let previous: BusybusyCapabilities?
    let now: Date

    var capabilities: BusybusyCapabilities {
        var result = BusybusyCapabilities(
            probedAt: now,
            host: findings.host,
            capabilities: [connection],
            visibility: findings.visibility?.value,
            baseline: baseline,
            changedSinceOperator: nil,
            requestedWriter: writer,
            operatorConfirmsWrites: operatorConfirmsWrites
        )
        guard findings.typename.value != nil else {
            result.capabilities += untried
            return result
        }
        result.capabilities += [introspection] + ProbedList.all.map(list) + [visibility]
        result.capabilities += [changedSince, payrollExport, writes]
        if case .proven(let name) = findings.changedSince { result.changedSinceOperator = name }
        return result
    }

    private var connection: BusybusyCapability {
        switch findings.typename {
        case .answered:
            return BusybusyCapability(.connection, .proven, "\(findings.host) answers and takes the key.")
        case .failed(let failure) where failure.code == .unauthorized:
            return refusedKey
        case .failed(let failure):
            return BusybusyCapability(
                .connection,
                failure.isRefusal ? .refused : .unknown,
                "\(findings.host) could not be asked.",
                advice: "Check the address and the network, then run this check again.",
                details: failure.details
            )
        }
    }

    /// Both causes, the likelier one first.
    private var refusedKey: BusybusyCapability {
        let session =
            "It comes from somebody's sign-in and has died: that happens when this person signs out or gets a new "
            + "password. Sign in again as that person, take the new key, and enter it here."
        let integration =
            "It is an Integration Key (Settings, Integration Keys), and \(findings.host) does not accept those. Enter a "
            + "key from a sign-in, or ask busybusy's support which address takes Integration Keys."
        let causes = findings.keyKind == .memberSession ? [session, integration] : [integration, session]
        let look =
            findings.keyKind == .memberSession
            ? "looks like one from a sign-in" : "does not look like one from a sign-in"
        return BusybusyCapability(
            .connection,
            .refused,
            "\(findings.host) refused the key (401). Nothing else was tried, and nothing was changed.",
            advice: "The key \(look). Likeliest cause: \(causes[0]) Otherwise: \(causes[1])"
        )
    }

    private var untried: [BusybusyCapability] {
        BusybusyCapability.Name.allCases.filter { $0 != .connection }
            .map { BusybusyCapability($0, .unknown, "Not tried, as busybusy could not be used.") }
    }

    private var introspection: BusybusyCapability {
        switch findings.schema {
        case .answered(let schema):
            return BusybusyCapability(
                .introspection,
                .proven,
                "told, with \(schema.types.count) types, \(schema.mutations.count) mutations."
            )
        case .failed(let failure):
            return BusybusyCapability(
                .introspection,
                failure.isRefusal || failure.code == .graphQL ? .refused : .unknown,
                "not told, so each list was tried by itself and writes could not be checked.",
                details: failure.details
            )
        case nil: return BusybusyCapability(.introspection, .unknown, "Not tried.")
        }
    }

    private func list(_ list: ProbedList) -> BusybusyCapability {
        let lacks = missing(list)
        switch findings.lists[list.name] {
        case .answered(let rows):
            let guess = list.name == .timeEntries ? " Until this check the list was a guess." : ""
            return BusybusyCapability(
                list.name,
                .proven,
                (rows > 0 ? "read." : "read, and empty for this key.") + guess,
                details: lacks
            )
        case .failed(let failure) where failure.isRefusal:
            return BusybusyCapability(
                list.name,
                .refused,
                "refused.",
                advice: failure.code == .forbidden
                    ? "Use a key of a member with a higher position."
                    : "Nothing to do here: this version asks for something that busybusy does not have. Report the details.",
                details: lacks.isEmpty ? failure.details : lacks
            )
        case .failed(let failure):
            return BusybusyCapability(
                list.name,
                .unknown,
                "The call failed.",
                advice: "Run this check again later.",
                details: failure.details + lacks
            )
        case nil: return BusybusyCapability(list.name, .unknown, "Not tried.")
        }
    }

    private func missing(_ list: ProbedList) -> [String] {
        guard let schema = findings.schema?.value, let document = DocumentOutline(list.document) else { return [] }
        return SchemaCheck(schema: schema).missing(document, variables: list.example)
    }

    private var payrollExport: BusybusyCapability {
        switch findings.payrollExport {
        case .answered(let rows):
            return BusybusyCapability(.payrollExport, .proven, "Yesterday's export was read: \(rows) rows.")
        case .failed(let failure) where failure.code == .notFound:
            return BusybusyCapability(
                .payrollExport,
                .unknown,
                "The answer was 404: nobody worked yesterday, or there is no export at this address.",
                advice: "Run this check again on the day after a working day.",
                details: failure.details
            )
        case .failed(let failure):
            return BusybusyCapability(
                .payrollExport,
                failure.isRefusal || failure.code == .undecodable ? .refused : .unknown,
                failure.code == .unauthorized
                    ? "The export host refused the key that the other host takes." : "The export could not be read.",
                advice: failure.code == .unauthorized
                    ? "Ask busybusy's support for a key for the Payroll Export, if hours are to come from there."
                    : "Run this check again later. What was stored stays as it is.",
                details: failure.details
            )
        case nil: return BusybusyCapability(.payrollExport, .unknown, "Not tried.")
        }
    }

    private var changedSince: BusybusyCapability {
        let fullScans = "Every look at busybusy reads all projects."
        switch findings.changedSince {
        case .proven(let name):
            return BusybusyCapability(
                .changedSince,
                .proven,
                "busybusy can be asked for what changed; a full look still comes every hour.",
                details: ["operator \(name) on updatedOn: no row for the year 2999, a row for the year 2000"]
            )
        case .ignored(let name):
            return BusybusyCapability(
                .changedSince,
                .refused,
                "busybusy takes the question and ignores it. \(fullScans)",
                details: ["operator \(name) on updatedOn let rows through for the year 2999"]
            )
        case .noneTaken(let names):
            return BusybusyCapability(
                .changedSince,
                .refused,
                "busybusy cannot be asked for what changed, by any name tried. \(fullScans)",
                details: ["operators tried on updatedOn: \(names.joined(separator: ", "))"]
            )
        case .noRows(let name):
            return BusybusyCapability(
                .changedSince,
                .unknown,
                "There is no project to prove it by. \(fullScans)",
                details: ["operator \(name) on updatedOn was taken"]
            )
        case .failed(let failure):
            return BusybusyCapability(
                .changedSince,
                .unknown,
                "The call failed. \(fullScans)",
                details: failure.details
            )
        case nil: return BusybusyCapability(.changedSince, .unknown, "Not tried. \(fullScans)")
        }
    }
}
