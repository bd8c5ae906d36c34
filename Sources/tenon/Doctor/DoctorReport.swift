import Foundation

/// What the doctor found, for people and for programs.
struct DoctorReport: Encodable {
    /// One check and how it ended.
    struct Finding: Encodable {
        /// How a check ended.
        enum State: String, Encodable {
            /// All is well.
            case good
            /// Works, and a person should look.
            case attention
            /// Does not work.
            case failed
            /// Could not be looked at, or there is nothing to look at.
            case skipped
        }

        let check: String
        let state: State
        let message: String
        /// What a person does next.
        let next: String?

        init(_ check: String, _ state: State, _ message: String, next: String? = nil) {
            self.check = check
            self.state = state
            self.message = message
            self.next = next
        }
    }

    let store: String
    let findings: [Finding]
    /// Whether a person has to do something.
    let needsAttention: Bool

    init(store: String, findings: [Finding]) {
        self.store = store
        self.findings = findings
        needsAttention = findings.contains { $0.state == .attention || $0.state == .failed }
    }

    /// The same in lines for people.
    func lines(_ style: Style) -> [String] {
        findings.flatMap { finding in
            let mark =
                switch finding.state {
                case .good: style.dim("·")
                case .attention: style.yellow("!")
                case .failed: style.red("x")
                case .skipped: style.dim("-")
                }
            let name = finding.check.padding(toLength: 12, withPad: " ", startingAt: 0)
            return ["\(mark) \(name)\(finding.message)"] + (finding.next.map { ["    next: \($0)"] } ?? [])
        }
    }
}
