import Foundation
import Testing

@testable import Busybusy

struct PayrollExportTests {
    private static let csv = PayrollReaderTests.header + "\n" + PayrollReaderTests.row([:]) + "\n"

    private func range() throws -> (LocalTime, LocalTime) {
        (try LocalTime(2026, 6, 1), try LocalTime(2026, 6, 30, 23, 59, 59))
    }

    @Test func theRangeIsSentAsTheHostReadsIt() async throws {
        let (start, end) = try range()
        try await Harness.run([StubReply(status: 200, headers: ["Content-Type": "text/csv"], body: Self.csv)]) {
            let export = try await $0.client.payrollExport(from: start, to: end)
            #expect(export.rows.count == 1 && export.start == start && export.end == end)
            let request = try #require($0.server.requests.first)
            #expect(request.method == "GET")
            #expect(request.header("key-authorization") == Harness.key)
            let query = URLComponents(string: request.target)?.queryItems
            #expect(
                query == [
                    .init(name: "start", value: "2026-06-01 00:00:00"),
                    .init(name: "end", value: "2026-06-30 23:59:59"),
                ]
            )
        }
    }

    @Test func a404MeansThatNobodyWorked() async throws {
        let (start, end) = try range()
        try await Harness.run([.json("", status: 404)]) { harness in
            let export = try await harness.client.payrollExport(from: start, to: end)
            #expect(export.rows.isEmpty)
        }
    }

    @Test func anotherFileIsAnErrorThatKeepsWhatWasStored() async throws {
        let (start, end) = try range()
        try await Harness.run([.json("<html>")]) { harness in
            let error = await failure { _ = try await harness.client.payrollExport(from: start, to: end) }
            #expect(error?.code == .undecodable)
            #expect(error?.message.contains("What was stored stays") == true)
        }
    }

    @Test func aDeadSessionIsNoEmptyExport() async throws {
        let (start, end) = try range()
        try await Harness.run([.json("", status: 401)]) { harness in
            let error = await failure { _ = try await harness.client.payrollExport(from: start, to: end) }
            #expect(error?.code == .unauthorized)
        }
    }

    @Test func aPassingFailureIsTriedAgain() async throws {
        let (start, end) = try range()
        try await Harness.run([.json("", status: 503), .json(Self.csv)]) { harness in
            let export = try await harness.client.payrollExport(from: start, to: end)
            #expect(export.rows.count == 1)
            #expect(harness.calls.all.map(\.status) == [503, 200])
        }
    }

    @Test func aRangeThatEndsBeforeItBeginsIsNotAsked() async throws {
        let (start, end) = try range()
        try await Harness.run([]) { harness in
            let error = await failure { _ = try await harness.client.payrollExport(from: end, to: start) }
            #expect(error?.code == .invalid)
            #expect(harness.server.requests.isEmpty)
        }
    }
}

struct LocalTimeTests {
    @Test(arguments: ["2026-06-08 06:40:00", "2024-02-29 23:59:59", "0001-01-01 00:00:00"])
    func thereAndBack(_ text: String) {
        #expect(LocalTime(text)?.description == text)
    }

    @Test(arguments: [
        "", "2026-06-08", "2026-06-08T06:40:00", "2026-6-8 06:40:00", "2026-02-29 00:00:00", "2026-13-01 00:00:00",
        "2026-06-08 24:00:00", "2026-06-08 06:60:00", "2026-06-08 06:40:00Z", "2026-06-08-06:40:00",
        "+026-06-08 06:40:00",
    ])
    func anythingElseIsNone(_ text: String) {
        #expect(LocalTime(text) == nil)
    }

    @Test func theyHaveAnOrder() throws {
        #expect(try LocalTime(2026, 6, 8, 6, 40) < LocalTime(2026, 6, 8, 6, 40, 1))
        #expect(try LocalTime(2025, 12, 31, 23) < LocalTime(2026, 1, 1))
    }
}
