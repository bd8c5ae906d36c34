/// A contact with the parts that were asked for.
public struct ContactDetail: Sendable {
    /// What can be read along with a contact.
    public enum Include: String, Sendable, Hashable, CaseIterable {
        /// The tasks.
        case tasks
        /// The notes.
        case notes
        /// The appointments.
        case appointments
    }

    /// One part: parts fail on their own and leave the rest in.
    public enum Part<Value: Sendable>: Sendable {
        /// It was not asked for.
        case notAsked
        /// It was read.
        case value(Value)
        /// It could not be read.
        case failed(HighLevelError)

        /// The value, when it was read.
        public var value: Value? {
            if case .value(let value) = self { value } else { nil }
        }

        /// Why it could not be read, when it was asked for.
        public var error: HighLevelError? {
            if case .failed(let error) = self { error } else { nil }
        }
    }

    /// The contact.
    public let contact: Contact
    /// Its tasks.
    public let tasks: Part<[ContactTask]>
    /// Its notes.
    public let notes: Part<[ContactNote]>
    /// Its appointments.
    public let appointments: Part<[Appointment]>

    /// What was asked for and could not be read, with its reason.
    public var failures: [Include: HighLevelError] {
        var failures: [Include: HighLevelError] = [:]
        failures[.tasks] = tasks.error
        failures[.notes] = notes.error
        failures[.appointments] = appointments.error
        return failures
    }

    /// Whether everything that was asked for is there.
    public var isComplete: Bool { failures.isEmpty }
}
