public import Foundation

/// One webhook: what happened, to what, and the whole body beside it.
///
/// Reading one never fails over its content: unknown members stay in ``body``, a member of a wrong type is missing and
/// named in ``problems``, an unknown event is kept with its name in ``envelope``.
///
/// ```swift
/// let event = try WebhookEvent(decoding: body)
/// if event.kind == .contactCreate, case .contact(let contact) = event.payload { … }
/// ```
public struct WebhookEvent: Sendable, Hashable {
    /// What happened; nil when it is not known, or only what it happened to.
    public let kind: Kind?
    /// What it happened to; nil when that is not known.
    public let group: Group?
    /// How the kind was found out.
    public let recognition: Recognition
    /// The members that do not depend on the event.
    public let envelope: WebhookEnvelope
    /// The content, typed.
    public var payload: Payload
    /// The whole body.
    public let body: JSONValue
    /// The members of a wrong type, at most twenty, and a hint that the body contradicts.
    public let problems: [WebhookProblem]

    /// How the kind of an event was found out.
    public enum Recognition: String, Sendable, Hashable {
        /// By the name that the body gives.
        case type
        /// By the hint of the one who reads, which the body does not contradict.
        case hint
        /// By the members of the body, which often tell the group only.
        case shape
        /// Not at all.
        case none
    }

    /// Reads a webhook's body.
    ///
    /// - Parameter hint: the event that the body is expected to be, for the twenty whose documents show no name in it, and
    ///   for changed and deleted appointments, which the documents show under the name of a created one.
    /// - Throws: ``HighLevelError`` with code `.undecodable` when the body is no JSON object.
    public init(decoding body: Data, expecting hint: Kind? = nil) throws(HighLevelError) {
        let value: JSONValue
        do {
            value = try JSONReader.read(body)
        } catch {
            throw Self.unreadable("\(error.rule), at byte \(error.offset)")
        }
        guard case .object(let members) = value else { throw Self.unreadable("it is a \(value.kindName)") }
        self.init(members, expecting: hint)
    }

    init(_ members: [String: JSONValue], expecting hint: Kind?) {
        var fields = WebhookFields(members)
        var envelope = WebhookEnvelope(&fields)
        let found = Recognizer(fields, type: envelope.type, hint: hint)
        if found.group == .location, envelope.locationID == nil { envelope.locationID = fields.text("id") }
        payload = Payload(&fields, group: found.group)
        kind = found.kind
        group = found.group
        recognition = found.recognition
        self.envelope = envelope
        body = .object(members)
        problems = Array((found.problems + fields.problems).uniqued().prefix(20))
    }

    private static func unreadable(_ cause: String) -> HighLevelError {
        HighLevelError(
            .undecodable,
            operation: "readWebhook",
            message: "The body of a webhook is no JSON object: \(cause). Pass the raw bytes of the request's body."
        )
    }
}

extension Array where Element: Hashable {
    /// The elements without those that came before: the envelope and the payload may read the same member.
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
