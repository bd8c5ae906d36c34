import Foundation
import NIOCore
import Testing

@testable import HighLevel

/// However large a reply is, a client takes in no more than it may: seen at the memory of a process of its own.
///
/// One process makes all calls of a test, one after the other: others wait for the same processors.
@Suite(
    .serialized,
    .timeLimit(.minutes(10)),
    .enabled(if: FileManager.default.isReadableFile(atPath: "/proc/self/status"), "memory is read from /proc")
)
struct LargeReplyTests {
    /// What `highlevel-load large-reply` prints.
    private struct Report: Decodable {
        struct End: Decodable {
            let call: String
            let contact: String
            let code: String?
            let message: String?
        }

        let ends: [End]
        let grownBytes: Int
    }

    /// How a reply of 50 MB or more comes.
    private enum Shape: String, CaseIterable {
        case lengthTold, lengthUntold, endless
    }

    /// The largest reply that the process may read.
    private static let limit = 1_000_000
    /// The most that it may grow over nine such replies. Seen in a debug build: 3 MB.
    private static let bound = 16 << 20

    @Test(arguments: [200, 422]) func aReplyOf50MBIsNotTakenIn(_ status: Int) async throws {
        let calls = ["read", "write", "catalog"]
        let report = try await Self.report(calls, Shape.allCases, status: status, limit: Self.limit)
        #expect(report.ends.count == 9)
        for end in report.ends {
            #expect(end.code == "responseTooLarge", "\(end)")
            #expect(end.message?.contains("the \(Self.limit) bytes allowed") == true, "\(end)")
        }
        #expect(report.grownBytes < Self.bound)
    }

    /// With a limit that lets the same reply pass, the memory shows it: the bound above would notice.
    @Test func aReplyWithinTheLimitIsTakenIn() async throws {
        let report = try await Self.report(["read"], [.lengthTold], status: 422, limit: 100_000_000)
        #expect(report.ends.map(\.code) == ["invalid"])
        #expect(report.grownBytes > 50_000_000)
    }

    private static func report(
        _ calls: [String],
        _ shapes: [Shape],
        status: Int,
        limit: Int
    ) async throws -> Report {
        let folder = try ScratchFolder()
        let result = Recorder<Report>()
        try await FuzzServer.run { address, server in
            server.answer("/small", with: FuzzAnswer(body: ByteBuffer(string: #"{"contact":{"id":"c1"}}"#)))
            for shape in shapes { server.answer("/" + shape.rawValue, with: reply(shape, status)) }
            let choices = calls.flatMap { ["--call", $0] } + shapes.flatMap { ["--contact", $0.rawValue] }
            let arguments = ["--limit", "\(limit)"] + choices
            let process = try LoadProcess(address, arguments, command: "large-reply", folder: folder)
            result.append(try await process.report(as: Report.self))
        }
        return try #require(result.all.first)
    }

    /// A JSON object with rows without end, in parts of 64 KB.
    private static func reply(_ shape: Shape, _ status: Int) -> FuzzAnswer {
        let row = #"{"id":"c1","name":"Ann Lee","tags":["customer"]},"#
        let rows = String(repeating: row, count: 65_536 / row.utf8.count)
        var answer = FuzzAnswer(status: status)
        answer.start = ByteBuffer(string: #"{"contact":{"id":"c1"},"rows":["#)
        answer.body = ByteBuffer(string: rows)
        answer.times = shape == .endless ? .max : 50_000_000 / rows.utf8.count + 1
        answer.tellsLength = shape == .lengthTold
        return answer
    }
}
