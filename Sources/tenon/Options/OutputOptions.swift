import ArgumentParser
import Logging

/// How a command speaks.
struct OutputOptions: ParsableArguments {
    @Option(help: "Results for people or for programs.")
    var format: OutputFormat = .table

    @Flag(name: .shortAndLong, help: "Write results only: no progress, no hints.")
    var quiet = false

    @Option(help: ArgumentHelp("How much is logged to standard error.", valueName: "level"))
    var logLevel: LogLevel = .warning

    /// The console for these options.
    var console: Console { Console(format: format, isQuiet: quiet) }

    /// The logger for these options.
    var logger: Logger {
        var logger = Logger(label: "tenon") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = logLevel.level
        return logger
    }
}

/// A log level as an option.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case trace, debug, info, notice, warning, error

    var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .warning }
}
