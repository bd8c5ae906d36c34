public import Foundation

/// What is to be thought of a webhook, and what to answer.
public enum WebhookVerdict: Sendable, Hashable {
    /// It comes from HighLevel and is new.
    case valid
    /// It carries no signature.
    case signatureMissing
    /// Its signature cannot be one: no base64, or of another length.
    case malformedSignature
    /// Its signature does not fit its bytes: it was changed on the way, or signed with another key.
    case wrongSignature
    /// It carries the retired RSA signature only, and that is switched off.
    case retiredSignatureOnly
    /// It is larger than allowed and was not looked at.
    case bodyTooLarge(bytes: Int, maximum: Int)
    /// It is signed well but is no JSON object.
    case unreadable(HighLevelError.Code)
    /// It was taken in before, at the given time.
    case replayed(firstSeen: Date)
    /// Its timestamp lies further back than allowed, by the given time.
    case tooOld(by: Duration)
    /// Its timestamp lies further ahead than clocks may differ, by the given time.
    case tooFarAhead(by: Duration)

    /// The status to answer with once the event is stored, or given that it will not be.
    ///
    /// A replay is answered 200: it is in safe hands already. 429 is for an event that could not be stored, since
    /// HighLevel sends again after no other answer (official guide).
    public var status: Int {
        switch self {
        case .valid, .replayed: 200
        case .signatureMissing, .malformedSignature, .wrongSignature, .retiredSignatureOnly: 401
        case .bodyTooLarge: 413
        case .unreadable, .tooOld, .tooFarAhead: 400
        }
    }
}

extension WebhookVerdict {
    /// The name of the verdict, fit for a metric label and a log.
    public var name: String {
        switch self {
        case .valid: "valid"
        case .signatureMissing: "signatureMissing"
        case .malformedSignature: "malformedSignature"
        case .wrongSignature: "wrongSignature"
        case .retiredSignatureOnly: "retiredSignatureOnly"
        case .bodyTooLarge: "bodyTooLarge"
        case .unreadable: "unreadable"
        case .replayed: "replayed"
        case .tooOld: "tooOld"
        case .tooFarAhead: "tooFarAhead"
        }
    }
}

extension WebhookVerdict: CustomStringConvertible {
    /// What happened and what to do about it.
    public var description: String {
        switch self {
        case .valid:
            "The webhook is HighLevel's and new."
        case .signatureMissing:
            "The webhook has no signature. Workflow webhooks never have one; an app's events do."
        case .malformedSignature:
            "The webhook's signature is no base64 of the right length. Check that the proxy in front leaves headers alone."
        case .wrongSignature:
            "The webhook's signature does not fit. Check the key, and that the body is verified as the raw bytes that came."
        case .retiredSignatureOnly:
            "The webhook has the retired RSA signature only. Accept it by the switch if HighLevel still sends no other."
        case .bodyTooLarge(let bytes, let maximum):
            "The webhook has \(bytes) bytes, more than the \(maximum) allowed. Raise the bound if it is HighLevel's."
        case .unreadable:
            "The webhook is signed well but is no JSON object. Report it to HighLevel."
        case .replayed:
            "The webhook came before and is not taken in again."
        case .tooOld(let excess):
            "The webhook is older than allowed, by \(excess). Check the clock; polling brings what was missed."
        case .tooFarAhead(let excess):
            "The webhook is dated ahead of this clock further than allowed, by \(excess). Check the clock."
        }
    }
}
