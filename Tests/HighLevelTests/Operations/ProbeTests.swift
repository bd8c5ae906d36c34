import Testing

@testable import HighLevel

/// Each operation sends what it must, in both dialects, and names the scope it needs.
@Suite(.timeLimit(.minutes(10))) struct ProbeTests {
    @Test(arguments: ContactProbes.all, HighLevelDialect.allCases)
    func contacts(_ probe: Probe, _ dialect: HighLevelDialect) async throws {
        try await probe.check(dialect)
    }

    @Test(arguments: LocationProbes.all, HighLevelDialect.allCases)
    func locations(_ probe: Probe, _ dialect: HighLevelDialect) async throws {
        try await probe.check(dialect)
    }

    @Test(arguments: OpportunityProbes.all, HighLevelDialect.allCases)
    func opportunities(_ probe: Probe, _ dialect: HighLevelDialect) async throws {
        try await probe.check(dialect)
    }

    @Test func everyContactsOperationIsThere() {
        let paths = Set(ContactProbes.all.map { $0.request.split(whereSeparator: { " ?".contains($0) }).prefix(2) })
        #expect(paths.count == 33, "32 operations; the bulk change of tags has two paths")
    }
}
