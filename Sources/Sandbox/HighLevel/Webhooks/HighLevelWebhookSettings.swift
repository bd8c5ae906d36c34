/// Where webhooks go and how faithful they are.
struct HighLevelWebhookSettings: Sendable, Equatable {
    /// The one URL of the app; with none, nothing is made and nothing is kept.
    var url: String?
    /// The app that the events are sent for.
    var appID: String
    var versionID: String
    /// Scopes that the app was granted; nil for all. Events of other scopes are not sent (official spec).
    var scopes: Set<String>?
    /// Members left out of real events against their documents, and contact updates that cause none.
    var realOmissions = true
    /// `X-GHL-Signature`
    var signsEd25519 = true
    /// `X-WH-Signature`, which HighLevel retired in 2026.
    var signsRSA = true
    /// From one attempt to the next: ten minutes (published guide).
    var retryMilliseconds: Int64 = 600_000
    /// At most so much is added to it; the real amount is not known.
    var jitterMilliseconds: Int64 = 60_000
    /// After the first attempt (published guide).
    var largestRetryCount = 6
    /// After so long without an answer an attempt has failed; the real time is not known.
    var timeoutMilliseconds: Int64 = 10_000
    /// How many attempts are under way at once; order is not kept.
    var concurrency = 8

    /// The settings of the app with that id; its version has the same form (seen in live traffic).
    init(appID: String, url: String? = nil) {
        self.appID = appID
        versionID = appID
        self.url = url
    }
}

extension HighLevelWebhookSettings {
    /// Takes over what a body of the control surface names. Throws the sentence to answer with.
    mutating func apply(_ body: HighLevelValue) throws(HighLevelWebhookControlError) {
        for member in body.members ?? [] { try apply(member) }
    }

    private mutating func apply(_ member: HighLevelValue.Member) throws(HighLevelWebhookControlError) {
        let value = member.value
        switch (member.name, value.flag, value.integer) {
        case ("url", _, _) where value.isNull: url = nil
        case ("url", _, _):
            guard let text = value.text, text.hasPrefix("http://") || text.hasPrefix("https://") else {
                throw .init("url must begin with http:// or https://, or be null to send nothing")
            }
            url = text
        case ("appId", _, _) where value.text != nil: appID = value.text ?? appID
        case ("versionId", _, _) where value.text != nil: versionID = value.text ?? versionID
        case ("scopes", _, _) where value.isNull: scopes = nil
        case ("scopes", _, _) where value.texts != nil: scopes = Set(value.texts ?? [])
        case ("realOmissions", let flag?, _): realOmissions = flag
        case ("signEd25519", let flag?, _): signsEd25519 = flag
        case ("signRSA", let flag?, _): signsRSA = flag
        case ("retryMilliseconds", _, let number?) where number >= 0: retryMilliseconds = number
        case ("jitterMilliseconds", _, let number?) where number >= 0: jitterMilliseconds = number
        case ("timeoutMilliseconds", _, let number?) where number > 0: timeoutMilliseconds = number
        case ("retries", _, let number?) where (0...1000).contains(number): largestRetryCount = Int(number)
        case ("concurrency", _, let number?) where (1...1000).contains(number): concurrency = Int(number)
        default: throw .init("\(member.name) is unknown or has a value that does not fit; see GET /_sandbox/webhooks")
        }
    }

    /// As the control surface shows them.
    var shape: HighLevelValue {
        [
            "url": .init(text: url), "appId": .string(appID), "versionId": .string(versionID),
            "scopes": scopes.map { .init(texts: $0.sorted()) } ?? .null, "realOmissions": .bool(realOmissions),
            "signEd25519": .bool(signsEd25519), "signRSA": .bool(signsRSA),
            "retryMilliseconds": .integer(retryMilliseconds), "jitterMilliseconds": .integer(jitterMilliseconds),
            "retries": .integer(Int64(largestRetryCount)), "timeoutMilliseconds": .integer(timeoutMilliseconds),
            "concurrency": .integer(Int64(concurrency)),
        ]
    }
}

/// Why a body of the control surface was refused.
struct HighLevelWebhookControlError: Error, Equatable {
    var message: String

    init(_ message: String) { self.message = message }
}
