import ArgumentParser

/// A limit on the command line: `100/10000`, calls and the milliseconds they are counted in.
struct SandboxRate: ExpressibleByArgument, Equatable {
    var calls: Int
    var milliseconds: Int

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let calls = parts[0], let milliseconds = parts[1], calls > 0,
            (1...86_400_000).contains(milliseconds)
        else { return nil }
        self.calls = calls
        self.milliseconds = milliseconds
    }

    var defaultValueDescription: String { "\(calls)/\(milliseconds)" }
}
