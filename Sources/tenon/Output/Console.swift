import Foundation

/// Where a command writes: results to standard output, everything else to standard error.
struct Console: Sendable {
    let format: OutputFormat
    let isQuiet: Bool

    /// Whether a person is watching standard error.
    var isInteractive: Bool { !isQuiet && isatty(STDERR_FILENO) == 1 }

    /// Whether a person reads standard output, and may see colours.
    var hasColour: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
    }

    /// Writes a line of the result.
    func result(_ line: String = "") {
        write(line + "\n", to: .standardOutput)
    }

    /// Writes lines of the result for a person: broken between words where a terminal is narrower.
    func result(text: String) {
        let width = TerminalWidth.ofResults
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            for part in width.map({ TerminalWidth.fold(String(line), to: $0) }) ?? [String(line)] { result(part) }
        }
    }

    /// Writes a value as JSON, sorted and indented.
    func result(json value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        result(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    /// Writes a line that is no result: a hint, a step.
    func note(_ line: String) {
        if !isQuiet { write(Self.folded(line) + "\n", to: .standardError) }
    }

    /// A text for standard error, broken between words where a terminal is narrower.
    static func folded(_ text: String) -> String {
        guard isatty(STDERR_FILENO) == 1 else { return text }
        let width = TerminalWidth.current
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .flatMap { TerminalWidth.fold(String($0), to: width) }.joined(separator: "\n")
    }

    /// Writes without a line end to standard error.
    func raw(_ text: String) {
        write(text, to: .standardError)
    }

    private func write(_ text: String, to handle: FileHandle) {
        try? handle.write(contentsOf: Data(text.utf8))
    }
}
