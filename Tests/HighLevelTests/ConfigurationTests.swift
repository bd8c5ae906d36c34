import Foundation
import Testing

@testable import HighLevel

@Suite struct ConfigurationTests {
    @Test(arguments: [
        "https://services.leadconnectorhq.com", "https://proxy.example.com/hl/", "http://localhost:8080",
        "http://127.0.0.1:1", "http://[::1]:1",
    ])
    func accepted(_ url: String) async throws {
        let configuration = try HighLevelConfiguration(
            baseURL: try #require(URL(string: url)),
            token: HighLevelToken(" pit-1 \n"),
            locationID: "loc1"
        )
        #expect(try await configuration.tokens.token(for: "any", scope: nil).value == "pit-1")
    }

    @Test(arguments: [
        "http://services.leadconnectorhq.com", "http://localhost.evil.com", "http://127.0.0.1.evil.com", "ftp://x.io",
        "https://user:pw@x.io", "https://x.io?a=b", "/relative",
    ])
    func refused(_ url: String) throws {
        let url = try #require(URL(string: url))
        let error = #expect(throws: HighLevelError.self) {
            try HighLevelConfiguration(baseURL: url, token: HighLevelToken("pit-1"), locationID: "loc1")
        }
        #expect(error?.code == .configuration)
    }

    @Test(arguments: [("", "loc1"), ("a\r\nX: y", "loc1"), ("tökén", "loc1"), ("pit-1", " ")])
    func emptyOrUnusableValuesAreRefused(_ token: String, _ location: String) {
        #expect(throws: HighLevelError.self) {
            try HighLevelConfiguration(token: HighLevelToken(token), locationID: location)
        }
    }

    @Test func aTokenIsNeverPrinted() throws {
        let configuration = try HighLevelConfiguration(token: HighLevelToken("sesame"), locationID: "loc1")
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("sesame"))
        #expect(!"\(configuration) \(String(reflecting: configuration.tokens))".contains("sesame"))
    }

    @Test func waitsGrowUpToTheCap() {
        let retry = HighLevelRetry.exponentialJitter(base: .seconds(1), cap: .seconds(5))
        #expect((0...3).map { retry.delay(after: $0, jitter: 1) } == [1, 2, 4, 5].map { .seconds($0) })
        #expect(retry.delay(after: 1000, jitter: 0.5) == .seconds(2.5))
    }
}
