import AsyncHTTPClient
import Foundation
import Logging
import NIOCore
import NIOHTTP1
import ServiceLifecycle

/// Posts webhooks when they are due, until a graceful shutdown.
struct HighLevelWebhookSender: Service {
    let webhooks: HighLevelWebhooks
    let now: @Sendable () -> HighLevelTime
    let logger: Logger

    func run() async throws {
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        await cancelWhenGracefulShutdown {
            await withDiscardingTaskGroup { group in
                var alarm: HighLevelTime?
                for await _ in webhooks.wakes { sendDue(client, in: &group, &alarm) }
                group.cancelAll()
            }
        }
        try await client.shutdown()
    }

    /// Starts what is due and an alarm for what comes next; every attempt that ends wakes the loop again.
    private func sendDue(
        _ client: HTTPClient,
        in group: inout DiscardingTaskGroup,
        _ alarm: inout HighLevelTime?
    ) {
        let time = now()
        for delivery in webhooks.takeDue(at: time) {
            group.addTask {
                await webhooks.attempt(delivery, at: now()) { url, headers, bytes in
                    await post(client, url, headers, bytes)
                }
            }
        }
        if let set = alarm, set <= time { alarm = nil }
        guard let due = webhooks.nextDue, due > time, alarm.map({ due < $0 }) ?? true else { return }
        alarm = due
        group.addTask {
            try? await Task.sleep(for: .milliseconds(due.milliseconds - time.milliseconds))
            if !Task.isCancelled { webhooks.wake() }
        }
    }

    private func post(
        _ client: HTTPClient,
        _ url: String,
        _ headers: [(name: String, value: String)],
        _ bytes: [UInt8]
    ) async -> HighLevelWebhookOutcome {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers = HTTPHeaders([("Content-Type", "application/json")] + headers.map { ($0.name, $0.value) })
        request.body = .bytes(ByteBuffer(bytes: bytes))
        do {
            let timeout = TimeAmount.milliseconds(webhooks.settings.timeoutMilliseconds)
            let response = try await client.execute(request, timeout: timeout)
            return .answered(Int(response.status.code))
        } catch {
            logger.debug("A webhook could not be delivered", metadata: ["error": "\(error)"])
            return .failed("\(error)")
        }
    }
}
