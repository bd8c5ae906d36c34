/// One event on its way to the app.
struct HighLevelWebhookDelivery: Sendable, Equatable {
    /// Counts deliveries; a doubled event has two.
    var number: Int
    var webhookID: String
    var type: String
    /// The body, exactly as it is signed and sent, the same at every attempt.
    var bytes: [UInt8]
    /// When the next attempt begins.
    var due: HighLevelTime
    /// Attempts that have been made.
    var attempts = 0
}

/// How an attempt ended.
enum HighLevelWebhookOutcome: Sendable, Equatable {
    case answered(Int)
    /// No answer in time, no connection, or a broken one.
    case failed(String)
}

/// What became of a delivery, for whoever reads the log.
struct HighLevelWebhookLogEntry: Sendable, Equatable {
    enum State: String, Sendable {
        case pending, retrying, delivered
        /// Failed with something other than 429, or once too often.
        case lost
        /// By a fault.
        case dropped
    }

    var number: Int
    var webhookID: String
    var type: String
    var bytes: [UInt8]
    var fault: HighLevelWebhookFault.Kind?
    var state = State.pending
    var attempts: [(at: HighLevelTime, outcome: HighLevelWebhookOutcome)] = []

    static func == (left: Self, right: Self) -> Bool {
        left.number == right.number && left.webhookID == right.webhookID && left.bytes == right.bytes
            && left.fault == right.fault && left.state == right.state
            && left.attempts.elementsEqual(right.attempts) { $0.at == $1.at && $0.outcome == $1.outcome }
    }

    var shape: HighLevelValue {
        let attempts = attempts.map { at, outcome -> HighLevelValue in
            switch outcome {
            case .answered(let status): ["at": .string(at.iso), "status": .integer(Int64(status))]
            case .failed(let reason): ["at": .string(at.iso), "error": .string(reason)]
            }
        }
        return [
            "webhookId": .string(webhookID), "type": .string(type), "state": .string(state.rawValue),
            "fault": .init(text: fault?.rawValue), "attempts": .array(attempts),
            "body": .string(String(decoding: bytes, as: UTF8.self)),
        ]
    }
}
