import Logging

/// Keeps every log line, with its metadata.
struct LogKeeper: LogHandler {
    let lines: Recorder<String>
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(_ lines: Recorder<String>) { self.lines = lines }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        lines.append("\(event.message) \(event.metadata ?? [:])")
    }

    /// A logger whose lines are kept.
    static func logger(_ lines: Recorder<String>) -> Logger {
        Logger(label: "test") { _ in LogKeeper(lines) }
    }
}
