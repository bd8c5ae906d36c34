import Foundation
import Testing

@testable import Busybusy

/// The doctor's report in six states, each as a file that a person can read.
@Suite struct CapabilityReportTests {
    @Test func allWell() throws {
        let result = ProbeSamples.judged(ProbeSamples.allWell, previous: ProbeSamples.lastWeek)
        try Golden.expect(result.report, matches: "all-well")
        #expect(result.capabilities.allSatisfy { $0.state == .proven })
        #expect(result.offers.writer == .graphQL && result.offers.hoursFromEntries && result.offers.hoursFromExport)
        #expect(result.offers.changedSinceOperator == "greaterThanOrEqualTo")
    }

    @Test func revokedToken() throws {
        let result = ProbeSamples.judged(ProbeSamples.refusedKey(.memberSession))
        try Golden.expect(result.report, matches: "revoked-token")
        #expect(result.offers.reads.isEmpty && result.offers.writer == .dryRun)
        let later = ProbeSamples.judged(ProbeSamples.refusedKey(.memberSession), previous: ProbeSamples.lastWeek)
        #expect(later.baseline == ProbeSamples.lastWeek.baseline, "what was seen before is not forgotten")
    }

    @Test func integrationKeyRejected() throws {
        let result = ProbeSamples.judged(ProbeSamples.refusedKey(.other))
        try Golden.expect(result.report, matches: "integration-key-rejected")
        #expect(result.offers.writer == .dryRun)
    }

    @Test func mutationsUnknown() throws {
        let result = ProbeSamples.judged(ProbeSamples.mutationsUnknown, previous: ProbeSamples.lastWeek)
        try Golden.expect(result.report, matches: "mutations-unknown")
        #expect(result[.writes]?.state == .refused && result.offers.writer == .dryRun)
        #expect(result.offers.reads.count == 9)
    }

    @Test func introspectionOff() throws {
        let result = ProbeSamples.judged(ProbeSamples.introspectionOff, previous: ProbeSamples.lastWeek)
        try Golden.expect(result.report, matches: "introspection-off")
        #expect(result[.writes]?.state == .unknown && result.offers.writer == .dryRun)
        #expect(result.offers.changedSinceOperator == nil)
    }

    @Test func punchesUnknown() throws {
        let result = ProbeSamples.judged(ProbeSamples.punchesUnknown, previous: ProbeSamples.lastWeek)
        try Golden.expect(result.report, matches: "punches-unknown")
        #expect(result[.writes]?.state == .unknown && result.offers.writer == .dryRun)
        #expect(!result.offers.hoursFromEntries && result.offers.hoursFromExport)
        #expect(result.offers.changedSinceOperator == nil)
    }

    @Test func halfOfTheRows() throws {
        let result = ProbeSamples.judged(ProbeSamples.halfOfTheRows, previous: ProbeSamples.lastWeek)
        try Golden.expect(result.report, matches: "half-of-the-rows")
        #expect(result[.visibility]?.state == .refused)
    }

    @Test func aMutationThatMayBeTheOneIsNamed() {
        let result = ProbeSamples.judged(ProbeSamples.otherMutations)
        #expect(result[.writes]?.state == .refused && result.offers.writer == .dryRun)
        let wanted = "busybusy has the mutation saveProject(project: SaveProjectInput)"
        #expect(result[.writes]?.details.last == wanted)
    }

    @Test func aQuickLookTakesWhatItLeavesUntriedFromTheLastWholeOne() {
        var findings = ProbeSamples.allWell
        findings.lists = findings.lists.filter { BusybusyCapabilities.quickParts.contains($0.key) }
        (findings.visibility, findings.changedSince, findings.payrollExport) = (nil, nil, nil)
        findings.schema = .answered(SchemaSamples.withoutMutations)
        let quick = ProbeSamples.judged(findings, previous: ProbeSamples.lastWeek)
        #expect(quick.offers.reads == [.projects, .timeEntries] && quick.baseline == ProbeSamples.lastWeek.baseline)
        let whole = quick.completed(by: ProbeSamples.lastWeek)
        #expect(whole.offers.reads == ProbeSamples.lastWeek.offers.reads)
        #expect(whole.offers.changedSinceOperator == "greaterThanOrEqualTo" && whole.isProven(.payrollExport))
        #expect(whole[.writes]?.state == .refused, "what was tried now counts")
    }

    @Test func theStoredFormComesBackWhole() throws {
        let result = ProbeSamples.judged(ProbeSamples.mutationsUnknown, writer: .zapier)
        let data = try JSONEncoder().encode(result)
        #expect(try JSONDecoder().decode(BusybusyCapabilities.self, from: data) == result)
        #expect(result.version == 1 && result.offers.writer == .zapier)
    }

    @Test(arguments: BusybusyWriterChoice.allCases)
    func withoutAConnectionNothingIsWritten(_ writer: BusybusyWriterChoice) {
        let result = ProbeSamples.judged(ProbeSamples.refusedKey(.other), writer: writer)
        #expect(result.offers.writer == .dryRun && !result.offers.hoursFromExport)
    }

    /// An operator may answer for what is unknown, not for what is refused or cannot be reached.
    @Test func anOperatorConfirmsOnlyWhatIsUnknown() {
        func offered(_ findings: ProbeFindings) -> BusybusyWriterChoice {
            Assessment(
                findings: findings,
                writer: .graphQL,
                operatorConfirmsWrites: true,
                previous: nil,
                now: ProbeSamples.now
            ).capabilities.offers.writer
        }
        #expect(offered(ProbeSamples.introspectionOff) == .graphQL)
        #expect(offered(ProbeSamples.mutationsUnknown) == .dryRun)
        #expect(offered(ProbeSamples.refusedKey(.other)) == .dryRun)
    }

    @Test func aChosenDryRunStaysOneHoweverMuchIsProven() {
        let result = ProbeSamples.judged(ProbeSamples.allWell, writer: .dryRun)
        #expect(result.offers.writer == .dryRun)
        #expect(result[.writes]?.advice?.contains("TENON_BUSYBUSY_WRITES") == true)
    }

    /// What was seen before and now, in projects and members, and whether the drop is told.
    @Test(arguments: [
        (100, 10, 80, 10, false), (100, 10, 79, 10, true), (100, 10, 100, 7, true), (100, 10, 300, 30, false),
        (0, 0, 0, 0, false),
    ])
    func aDropBelowFourFifthsIsTold(_ p1: Int, _ m1: Int, _ p2: Int, _ m2: Int, _ isTold: Bool) {
        var (before, findings) = (ProbeSamples.lastWeek, ProbeSamples.allWell)
        before.baseline?.seen = BusybusyVisibility(
            activeProjects: p1,
            archivedProjects: 0,
            membersByPosition: ["a": m1]
        )
        findings.visibility = .answered(
            BusybusyVisibility(activeProjects: p2, archivedProjects: 0, membersByPosition: ["a": m2])
        )
        let result = ProbeSamples.judged(findings, previous: before)
        #expect((result[.visibility]?.state == .refused) == isTold)
        #expect((result.baseline == before.baseline) == isTold, "a drop stays one at the next look")
    }
}
