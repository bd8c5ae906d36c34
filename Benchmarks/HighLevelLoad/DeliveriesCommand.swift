import ArgumentParser
import AsyncHTTPClient
import Crypto
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization

/// Posts signed webhooks over many connections, as fast as they are answered.
struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries",
        abstract: "Posts signed webhooks to a server, and tells how many were acknowledged and how fast.",
        discussion: """
            The signing key is made from --seed, so that it is the same in every process; --print-key shows its public half. \
            When the server goes away, what it had acknowledged until then is told.
            """
    )

    @Option(help: "Where to post to.")
    var url = "http://127.0.0.1:8420/webhooks/highlevel"
    @Option(help: ArgumentHelp("The location that they are about.", valueName: "id"))
    var location = "ve9EPM428h8vShlRW1KT"
    @Option(help: ArgumentHelp("How many to post.", valueName: "n"))
    var count = 50_000
    @Option(help: ArgumentHelp("How many connections.", valueName: "n"))
    var connections = 64
    @Option(help: ArgumentHelp("How large a body is, in bytes.", valueName: "n"))
    var bytes = 1024
    @Option(help: ArgumentHelp("What the key is made from, and the ids of the webhooks.", valueName: "text"))
    var seed = "load"
    @Flag(help: "Print the public key as PEM and end.")
    var printKey = false

    func validate() throws {
        if !(1...10_000_000).contains(count) { throw ValidationError("--count must be 1 to 10000000.") }
        if !(1...1000).contains(connections) { throw ValidationError("--connections must be 1 to 1000.") }
        if !(300...100_000).contains(bytes) { throw ValidationError("--bytes must be 300 to 100000.") }
    }

    func run() async throws {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: SHA256.hash(data: Data(seed.utf8)))
        if printKey { return print(Self.pem(key.publicKey)) }
        let requests = try (0..<count).map { try request($0, key) }
        var configuration = HTTPClient.Configuration()
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = connections
        configuration.timeout.connect = .seconds(5)
        let http = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        let tally = DeliveryTally(count: count)
        let time = await Stopwatch.time { await post(requests, http, tally) }
        try await http.shutdown()
        try print(tally.line(seconds: time.seconds, cpuSeconds: time.cpuSeconds))
    }

    private func request(_ number: Int, _ key: Curve25519.Signing.PrivateKey) throws -> HTTPClientRequest {
        let head = """
            {"type":"ContactUpdate","locationId":"\(location)","id":"c\(number)","webhookId":"\(seed)-\(number)",\
            "timestamp":"\(Date().formatted(.iso8601))","source":"
            """
        let room = max(0, bytes - head.utf8.count - 2)
        let body = Data((head + String(repeating: "Please call. ", count: room / 13 + 1).prefix(room) + #""}"#).utf8)
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "X-GHL-Signature", value: try key.signature(for: body).base64EncodedString())
        request.body = .bytes(ByteBuffer(bytes: body))
        return request
    }

    private func post(_ requests: [HTTPClientRequest], _ http: HTTPClient, _ tally: DeliveryTally) async {
        await withTaskGroup { group in
            for _ in 0..<connections {
                group.addTask {
                    while let index = tally.next() {
                        let start = ContinuousClock.now
                        do {
                            let reply = try await http.execute(requests[index], timeout: .seconds(30))
                            _ = try await reply.body.collect(upTo: 4096)
                            tally.note(Int(reply.status.code), ContinuousClock.now - start)
                        } catch {
                            tally.stop()
                        }
                    }
                }
            }
        }
    }

    private static func pem(_ key: Curve25519.Signing.PublicKey) -> String {
        let head: [UInt8] = [0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00]
        let text = Data(head + key.rawRepresentation).base64EncodedString()
        return "-----BEGIN PUBLIC KEY-----\n\(text)\n-----END PUBLIC KEY-----"
    }
}
