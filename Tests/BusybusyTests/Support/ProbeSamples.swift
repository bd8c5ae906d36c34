import Foundation

@testable import Busybusy

/// Probe results as they come from connections in known states: those of the sandbox with 400 contacts, nine of ten customers
/// with a project, and three punches yesterday. The doctor is held against the same files with that sandbox running.
enum ProbeSamples {
    /// 2026-06-09 12:00 UTC.
    static let now = Date(timeIntervalSince1970: 1_781_006_400)
    static let host = "127.0.0.1"

    static let all = BusybusyVisibility(
        activeProjects: 249,
        archivedProjects: 1,
        membersByPosition: [
            "Office Manager": 3, "Crew Lead": 2, "Estimator": 2, "Foreman": 2, "Roofer": 2, "Laborer": 1,
        ]
    )
    static let half = BusybusyVisibility(
        activeProjects: 118,
        archivedProjects: 0,
        membersByPosition: [
            "Office Manager": 3, "Crew Lead": 2, "Estimator": 1, "Foreman": 1, "Laborer": 1, "Roofer": 1,
        ]
    )

    static var allWell: ProbeFindings {
        ProbeFindings(
            host: host,
            keyKind: .memberSession,
            typename: .answered("Query"),
            schema: .answered(SchemaSamples.whole.padded(to: 52)),
            lists: Dictionary(uniqueKeysWithValues: ProbedList.all.map { ($0.name, .answered(1)) }),
            visibility: .answered(all),
            changedSince: .proven("greaterThanOrEqualTo"),
            payrollExport: .answered(3)
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
        findings.schema = .answered(SchemaSamples.withoutMutations.padded(to: 52))
        return findings
    }

    /// Mutations of other names, of which one is about projects.
    static var otherMutations: ProbeFindings {
        var findings = allWell
        findings.schema = .answered(SchemaSamples.withOtherMutations)
        return findings
    }

    static var introspectionOff: ProbeFindings {
        var findings = allWell
        let problem =
            #"GraphQL introspection has been disabled, but the requested query contained the field "__schema"."#
        findings.schema = .failed(ProbeFailure(.graphQL, problem, problems: [problem]))
        findings.changedSince = .noneTaken(ChangedSinceFilter.names)
        return findings
    }

    /// No introspection either, and no list of punches under the name that is guessed.
    static var punchesUnknown: ProbeFindings {
        var findings = introspectionOff
        let root = #"Cannot query field "timeEntries" on type "Query"."#
        findings.lists[.timeEntries] = .failed(ProbeFailure(.invalid, root, problems: [root]))
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
