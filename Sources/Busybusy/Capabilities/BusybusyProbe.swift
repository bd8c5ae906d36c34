public import Foundation

/// Finds out what a connection can do, without changing anything: it reads, and never writes.
///
/// A key that is refused ends the probe at once. Calls under way are those of the client, with its limits and retries.
///
/// ```swift
/// let probe = BusybusyProbe(client: client, writer: .graphQL)
/// let capabilities = try await probe.run(now: Date(), previous: stored)
/// for line in capabilities.report { print(line) }
/// ```
public struct BusybusyProbe: Sendable {
    private let client: BusybusyClient
    private let writer: BusybusyWriterChoice
    private let operatorConfirmsWrites: Bool

    /// Prepares a probe.
    ///
    /// - Parameters:
    ///   - writer: the way to write that was asked for, which is looked at and not used.
    ///   - operatorConfirmsWrites: whether an operator answers for writes that the probe cannot prove.
    public init(client: BusybusyClient, writer: BusybusyWriterChoice, operatorConfirmsWrites: Bool = false) {
        self.client = client
        self.writer = writer
        self.operatorConfirmsWrites = operatorConfirmsWrites
    }

    /// Probes every part, in about 20 calls and one scan of projects and members; or, in a quick look, in 4 calls what a
    /// synchronisation needs to know before it begins (see ``BusybusyCapabilities/quickParts``).
    ///
    /// - Parameters:
    ///   - isQuick: whether the rest is left untried.
    ///   - now: the time of day, for the result's stamp and the day that is exported.
    ///   - previous: what was known before, to notice that the key sees less than it did; nil to begin anew.
    /// - Throws: `CancellationError`. A failed call is a finding and no error.
    public func run(
        now: Date,
        previous: BusybusyCapabilities? = nil,
        isQuick: Bool = false
    ) async throws -> BusybusyCapabilities {
        let findings = try await findings(now: now, isQuick: isQuick)
        let assessment = Assessment(
            findings: findings,
            writer: writer,
            operatorConfirmsWrites: operatorConfirmsWrites,
            previous: previous,
            now: now
        )
        return assessment.capabilities
    }

    func findings(now: Date, isQuick: Bool = false) async throws -> ProbeFindings {
        let configuration = client.configuration
        var findings = ProbeFindings(
            host: configuration.endpoint.host ?? "",
            keyKind: configuration.key.kind,
            typename: try await answer { try await ask("__typename", "{ __typename }", [String: String]()) }
        )
        guard findings.typename.value != nil else { return findings }
        let schema: ProbeAnswer<SchemaOutline> = try await answer {
            try await ask("introspection", SchemaOutline.query, [String: String]())
        }
        findings.schema = schema
        // A server may tell its type's name to anybody: the key counts as refused wherever that shows.
        if let failure = schema.failure, failure.code == .unauthorized {
            findings.typename = .failed(failure)
            return findings
        }
        for list in ProbedList.all where !isQuick || BusybusyCapabilities.quickParts.contains(list.name) {
            let rows = try await answer { () throws -> Int in
                let nodes: [AnyNode] = try await ask(list.name.rawValue, list.document, list.asked)
                return nodes.count
            }
            findings.lists[list.name] = rows
            if let failure = rows.failure, failure.code == .unauthorized {
                findings.typename = .failed(failure)
                return findings
            }
        }
        guard !isQuick else { return findings }
        if findings.lists[.projects]?.value != nil {
            findings.visibility = try await answer { try await visibility() }
            findings.changedSince = try await changedSince()
        }
        findings.payrollExport = try await answer { try await exportOfDay(before: now) }
        return findings
    }

    private func ask<Value: Decodable>(_ name: String, _ document: String, _ variables: some Encodable) async throws
        -> Value
    {
        let operation = Operation(
            name: "probe.\(name)",
            subject: "probe of \(name)",
            isWrite: false,
            document: document
        )
        return try await client.transport.call(operation, variables)
    }

    private func answer<Value: Sendable>(_ call: () async throws -> Value) async throws -> ProbeAnswer<Value> {
        do {
            return .answered(try await call())
        } catch let error as BusybusyError {
            return .failed(ProbeFailure(error))
        }
    }

    private func visibility() async throws -> BusybusyVisibility {
        var counts = [0, 0]
        for (index, isArchived) in [false, true].enumerated() {
            for try await page in client.projectPages(filter: ProjectFilter(isArchived: isArchived)) {
                counts[index] += page.count
            }
        }
        var members: [String: Int] = [:]
        for try await page in client.memberPages() {
            for member in page { members[member.position ?? "", default: 0] += 1 }
        }
        return BusybusyVisibility(
            activeProjects: counts[0],
            archivedProjects: counts[1],
            membersByPosition: members
        )
    }

    /// Tries the names one by one: the first that the service takes is held against two moments.
    private func changedSince() async throws -> ProbeFindings.ChangedSince {
        for name in ChangedSinceFilter.names {
            do {
                let later = try await rows(changedSince: ChangedSinceFilter.toCome, name)
                guard later == 0 else { return .ignored(name) }
                let earlier = try await rows(changedSince: ChangedSinceFilter.longAgo, name)
                return earlier > 0 ? .proven(name) : .noRows(name)
            } catch let error as BusybusyError {
                guard error.code == .invalid else { return .failed(ProbeFailure(error)) }
            }
        }
        return .noneTaken(ChangedSinceFilter.names)
    }

    private func rows(changedSince moment: Date, _ name: String) async throws -> Int {
        let filter = ProjectFilter(changedSince: ChangedSinceFilter(operatorName: name, moment: moment))
        let variables = PageVariables(filter: filter, sort: NodeSort.stable, first: 1, after: nil)
        let nodes: [AnyNode] = try await ask("changedSince", Queries.projects, variables)
        return nodes.count
    }

    /// The rows of the day before. A 404 counts as no answer: it may mean an empty day, or no export there at all.
    private func exportOfDay(before now: Date) async throws -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let day = calendar.dateComponents([.year, .month, .day], from: now.addingTimeInterval(-86_400))
        let (year, month, date) = (day.year ?? 0, day.month ?? 1, day.day ?? 1)
        let start = try LocalTime(year, month, date)
        guard let export = try await client.exportIfFound(from: start, to: LocalTime(year, month, date, 23, 59, 59))
        else { throw BusybusyError(.notFound, operation: "payrollExport", message: "the export host answered 404") }
        return export.rows.count
    }
}

/// Any node: a probe counts them only.
private struct AnyNode: Decodable, Sendable {
    init(from decoder: any Decoder) throws {
        _ = try decoder.container(keyedBy: AnyKey.self)
    }
}
