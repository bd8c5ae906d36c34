import Foundation

extension BusybusyClient {
    /// The payroll export of a span of time.
    ///
    /// A reply with a header only and a 404 both mean that nobody worked (a real account answers the first, the vendor's
    /// document says the second).
    ///
    /// - Parameters:
    ///   - start: the begin of the range, in the account's time.
    ///   - end: the end of the range; not before the begin.
    /// - Throws: ``BusybusyError`` with code `.undecodable` when the columns are not those that are known, or a row is
    ///   damaged: then keep what was stored. `.unauthorized` says nothing about the hours either.
    public func payrollExport(from start: LocalTime, to end: LocalTime) async throws -> PayrollExport {
        try await exportIfFound(from: start, to: end) ?? PayrollExport(start: start, end: end, rows: [])
    }

    /// The export, or nil for a 404.
    func exportIfFound(from start: LocalTime, to end: LocalTime) async throws -> PayrollExport? {
        let subject = "payroll export from \(start) to \(end)"
        guard start <= end else {
            throw BusybusyError(
                .invalid,
                operation: "payrollExport",
                message: "\(subject): the range ends before it begins. Swap its ends."
            )
        }
        let operation = Operation(name: "payrollExport", subject: subject, isWrite: false, document: "")
        let query = [
            URLQueryItem(name: "start", value: start.description), URLQueryItem(name: "end", value: end.description),
        ]
        let reply = try await transport.get(operation, query: query, accepted: [200, 404])
        guard reply.status == 200 else { return nil }
        do {
            return PayrollExport(start: start, end: end, rows: try PayrollReader.rows(reply.body))
        } catch {
            throw BusybusyError(
                .undecodable,
                operation: "payrollExport",
                message: "\(subject): the reply is no payroll export that this version knows: \(error.message). "
                    + "What was stored stays as it is.",
                status: reply.status
            )
        }
    }
}
