/// What a probe saw, before anybody judged it.
struct ProbeFindings: Sendable {
    /// The host that was called.
    var host: String
    /// What the key looks like.
    var keyKind: BusybusyKey.Kind
    /// The smallest question there is: `{__typename}`.
    var typename: ProbeAnswer<String>
    /// The schema; nil when it was not asked for.
    var schema: ProbeAnswer<SchemaOutline>?
    /// The number of rows of every list when one was asked for.
    var lists: [BusybusyCapability.Name: ProbeAnswer<Int>] = [:]
    /// How many rows the key sees.
    var visibility: ProbeAnswer<BusybusyVisibility>?
    /// Whether an operator selects what changed.
    var changedSince: ChangedSince?
    /// The number of rows of the export of one day.
    var payrollExport: ProbeAnswer<Int>?

    /// What came of looking for an operator that selects what changed since a moment.
    enum ChangedSince: Sendable {
        /// It let nothing through for a moment to come, and something for one long ago.
        case proven(String)
        /// It was taken and changed nothing: rows came for a moment to come.
        case ignored(String)
        /// It was taken, but there are no rows to prove it by.
        case noRows(String)
        /// None of the names was taken.
        case noneTaken([String])
        /// The calls failed.
        case failed(ProbeFailure)
    }
}

/// An answer, or why there was none.
enum ProbeAnswer<Value: Sendable>: Sendable {
    case answered(Value)
    case failed(ProbeFailure)

    var value: Value? {
        if case .answered(let value) = self { value } else { nil }
    }

    var failure: ProbeFailure? {
        if case .failed(let failure) = self { failure } else { nil }
    }
}

/// A failed call of a probe.
struct ProbeFailure: Sendable {
    let code: BusybusyError.Code
    /// Without the key, as every message of ``BusybusyError``.
    let message: String
    let problems: [String]

    init(_ code: BusybusyError.Code, _ message: String, problems: [String] = []) {
        self.code = code
        self.message = message
        self.problems = problems
    }

    init(_ error: BusybusyError) {
        self.init(error.code, error.message, problems: error.problems)
    }

    /// Whether the service said no; a failure that may pass says nothing.
    var isRefusal: Bool { [.invalid, .notFound, .forbidden, .unauthorized].contains(code) }

    /// The messages of the service, or else what happened.
    var details: [String] { problems.isEmpty ? [message] : problems }
}

extension BusybusyKey {
    /// What a key looks like; nothing but its shape is known.
    enum Kind: Sendable {
        /// Three parts with dots, as the token of a member's session is (seen in live traffic).
        case memberSession
        /// Anything else, such as an Integration Key.
        case other
    }

    /// What this key looks like.
    var kind: Kind {
        let parts = value.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 && parts.allSatisfy { !$0.isEmpty } ? .memberSession : .other
    }
}
