import Foundation
import Synchronization

/// The webhooks of one app: makes events from changes, keeps what is due, and remembers what became of it.
///
/// Sending is done by ``HighLevelWebhookSender``, or by a test through ``deliver(at:post:)``.
final class HighLevelWebhooks: Sendable {
    /// Sends one body with its headers to the URL and tells how it ended.
    typealias Post =
        @Sendable (_ url: String, _ headers: [(name: String, value: String)], _ bytes: [UInt8]) async ->
        HighLevelWebhookOutcome

    private struct State {
        var settings: HighLevelWebhookSettings
        var queue = HighLevelWebhookQueue()
        var faults = HighLevelWebhookFaults()
        var random: PopulationRandom
        var signer: HighLevelWebhookSigner?
        var inFlight = 0
    }

    private let state: Mutex<State>
    private let keySeed: String
    /// Says that something may have become due; for the sender, which alone reads it.
    let wakes: AsyncStream<Void>
    private let waker: AsyncStream<Void>.Continuation

    /// Ids, keys and jitter follow from the location, so that one seed is one run.
    init(location: String, app: HighLevelApp, url: String? = nil) {
        let settings = HighLevelWebhookSettings(appID: app.appID, versionID: app.versionID, url: url)
        state = Mutex(State(settings: settings, random: .init(seed: 0, stream: "webhook-ids " + location)))
        keySeed = location
        (wakes, waker) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    var settings: HighLevelWebhookSettings { state.withLock(\.settings) }
    var log: [HighLevelWebhookLogEntry] { state.withLock(\.queue.log) }
    var pendingCount: Int { state.withLock(\.queue.pendingCount) }
    /// When the next delivery is due; nil when none waits.
    var nextDue: HighLevelTime? { state.withLock(\.queue.nextDue) }

    /// Takes the changes out of the contents and queues their events; without a URL they are forgotten.
    func take(from contents: inout HighLevelContents, at now: HighLevelTime) {
        let changes = contents.takeChanges()
        guard !changes.isEmpty else { return }
        let account = contents.account
        let omissions = settings.realOmissions
        send(changes.flatMap { $0.events(of: account, realOmissions: omissions) }, at: now)
    }

    /// Tells that the app was installed or given up.
    func tell(_ installation: HighLevelAppInstallation, isInstalled: Bool, at now: HighLevelTime) {
        send([installation.event(isInstalled: isInstalled, appID: settings.appID)], at: now)
    }

    /// Tells of a new installation; that of an agency is told for each location it reaches.
    func tell(of grant: HighLevelGrant, locations: [String], at now: HighLevelTime) {
        let reached: [String?] =
            grant.userType == .location
            ? [grant.locationID] : grant.approvesAllLocations ? locations : grant.approvedLocations
        for location in reached {
            let installation = HighLevelAppInstallation(
                companyID: grant.companyID,
                locationID: location,
                userID: grant.userID
            )
            tell(installation, isInstalled: true, at: now)
        }
    }

    private func send(_ events: [HighLevelWebhookEvent], at now: HighLevelTime) {
        let isNew = state.withLock { state in
            guard state.settings.url != nil else { return false }
            let granted = state.settings.scopes
            let wanted = events.filter { $0.scope.map { granted?.contains($0) ?? true } ?? true }
            for event in wanted {
                let id = state.random.uuid().uuidString.lowercased()
                let body = event.body(webhookID: id, at: now, settings: state.settings)
                let fault = state.faults.next(for: event.type)
                state.queue.add(id, type: event.type, bytes: body.inJavaScriptOrder.jsonBytes(), fault: fault, at: now)
            }
            return !wanted.isEmpty
        }
        if isNew { wake() }
    }

    /// Lets the sender look again.
    func wake() { waker.yield() }
}

extension HighLevelWebhooks {
    /// Changes settings as a body of the control surface says; all or nothing.
    func configure(_ body: HighLevelValue) throws(HighLevelWebhookControlError) {
        try state.withLock { (state) throws(HighLevelWebhookControlError) in
            var settings = state.settings
            try settings.apply(body)
            state.settings = settings
        }
        wake()
    }

    func withFaults<Value: Sendable>(_ change: @Sendable (inout HighLevelWebhookFaults) -> Value) -> Value {
        state.withLock { change(&$0.faults) }
    }

    func clearLog() { state.withLock { $0.queue.clearLog() } }

    /// The public keys as PEM, Ed25519 and RSA.
    func publicKeys() throws -> (ed25519: String, rsa: String) {
        let signer = try signer(withRSA: true)
        return (signer.ed25519PEM, signer.rsaPEM ?? "")
    }

    /// The public key that webhooks are signed with, as PEM.
    func publicKey() throws -> String { try signer(withRSA: false).ed25519PEM }

    /// The keys, made when they are first needed.
    private func signer(withRSA: Bool) throws -> HighLevelWebhookSigner {
        try state.withLock { state in
            var signer = try state.signer ?? HighLevelWebhookSigner(seed: keySeed)
            if withRSA { try signer.makeRSA() }
            state.signer = signer
            return signer
        }
    }

    /// Takes out what is due, as far as attempts may be under way at once; whoever takes it must make the attempt.
    func takeDue(at now: HighLevelTime) -> [HighLevelWebhookDelivery] {
        state.withLock { state in
            let due = state.queue.takeDue(at: now, limit: state.settings.concurrency - state.inFlight)
            state.inFlight += due.count
            return due
        }
    }

    /// Makes one attempt and notes how it ended.
    func attempt(_ delivery: HighLevelWebhookDelivery, at now: HighLevelTime, post: Post) async {
        let settings = settings
        let outcome: HighLevelWebhookOutcome
        if let url = settings.url {
            do {
                let headers = try signer(withRSA: settings.signsRSA)
                    .headers(for: delivery.bytes, settings: settings)
                outcome = await post(url, headers, delivery.bytes)
            } catch {
                outcome = .failed("the sandbox could not sign the event: \(error)")
            }
        } else {
            outcome = .failed("no URL is set any more")
        }
        state.withLock { state in
            state.inFlight -= 1
            state.queue.finish(delivery, outcome, at: now, settings: state.settings, random: &state.random)
        }
        wake()
    }

    /// Delivers one after the other what is due by then, and what that releases; returns how many attempts it made.
    @discardableResult
    func deliver(at now: HighLevelTime, post: Post) async -> Int {
        var count = 0
        while true {
            let due = takeDue(at: now)
            if due.isEmpty { return count }
            for delivery in due { await attempt(delivery, at: now, post: post) }
            count += due.count
        }
    }
}
