import Foundation

@testable import Busybusy

/// Probe results as they come from connections in known states.
enum ProbeSamples {
    /// 2026-06-09 12:00 UTC.
    static let now = Date(timeIntervalSince1970: 1_781_006_400)
    static let host = "graphql.busybusy.io"

    static let all = BusybusyVisibility(
        activeProjects: 196,
        archivedProjects: 44,
        membersByPosition: ["Admin": 2, "Manager": 5, "Employee": 33]
    )
    static let half = BusybusyVisibility(
        activeProjects: 98,
        archivedProjects: 22,
        membersByPosition: ["Foreman": 1, "Employee": 17]
    )

    static var allWell: ProbeFindings {
        ProbeFindings(
            host: host,
            keyKind: .memberSession,
            typename: .answered("Query"),
            schema: .answered(SchemaSamples.whole),
            lists: Dictionary(uniqueKeysWithValues: ProbedList.all.map { ($0.name, .answered(1)) }),
            visibility: .answered(all),
            changedSince: .proven("greaterThanOrEqualTo"),
            payrollExport: .answered(61)
        )
    }

    static func refusedKey(_ kind: BusybusyKey.Kind) -> ProbeFindings {
        let message = "probe of __typename: busybusy answered 401."
        return ProbeFindings(
            host: host,
            keyKind: kind,
            typename: .failed(ProbeFailure(.unauthorized, message))
        )
    }

    static var mutationsUnknown: ProbeFindings {
        var findings = allWell
        findings.schema = .answered(SchemaSamples.withOtherMutations)
        return findings
    }

    static var introspectionOff: ProbeFindings {
        var findings = allWell
        let problem = "GraphQL introspection is not allowed, but the query contained __schema or __type."
        findings.schema = .failed(ProbeFailure(.graphQL, problem, problems: [problem]))
        let root = #"Cannot query field "timeEntries" on type "Query"."#
        findings.lists[.timeEntries] = .failed(ProbeFailure(.invalid, root, problems: [root]))
        findings.changedSince = .noneTaken(ChangedSinceFilter.names)
        return findings
    }

    static var halfOfTheRows: ProbeFindings {
        var findings = allWell
        findings.visibility = .answered(half)
        return findings
    }

    /// The capabilities that the same connection had the week before.
    static var lastWeek: BusybusyCapabilities {
        Assessment(findings: allWell, writer: .graphQL, previous: nil, now: now.addingTimeInterval(-7 * 86_400))
            .capabilities
    }

    static func judged(
        _ findings: ProbeFindings,
        writer: BusybusyWriterChoice = .graphQL,
        previous: BusybusyCapabilities? = nil
    ) -> BusybusyCapabilities {
        Assessment(findings: findings, writer: writer, previous: previous, now: now).capabilities
    }
}
