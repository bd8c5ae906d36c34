import AsyncHTTPClient
import Foundation
import NIOCore
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
        #expect(try await configuration.tokens.token(for: "any", scopes: []).value == "pit-1")
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

    @Test func boundsOutOfRangeAreNamed() throws {
        func refusal(_ make: (HighLevelToken) throws -> HighLevelConfiguration) -> String? {
            let error = #expect(throws: HighLevelError.self) { try make(HighLevelToken("t")) }
            return error?.code == .configuration ? error?.message : nil
        }
        #expect(
            refusal { try HighLevelConfiguration(token: $0, locationID: "l", timeout: .zero) }?
                .contains("0.0 seconds; it must be from 0.001 seconds to 600.0 seconds") == true
        )
        _ = refusal { try HighLevelConfiguration(token: $0, locationID: "l", timeout: .seconds(601)) }
        _ = refusal { try HighLevelConfiguration(token: $0, locationID: "l", maximumResponseBytes: 0) }
        _ = refusal { try HighLevelConfiguration(token: $0, locationID: "l", connectTimeout: .zero) }
        _ = refusal { try HighLevelConfiguration(token: $0, locationID: "l", idleTimeout: .zero) }
        _ = refusal { try HighLevelConfiguration(token: $0, locationID: "l", deadline: .seconds(3601)) }
        _ = refusal { try HighLevelConfiguration(token: $0, locationID: "l", connectionsPerHost: 0) }
    }

    @Test func theBoundsReachTheHTTPClient() throws {
        let settings = try HighLevelConfiguration(
            token: HighLevelToken("t"),
            locationID: "l",
            connectTimeout: .seconds(3),
            idleTimeout: .seconds(4),
            connectionsPerHost: 5
        ).httpConfiguration
        #expect(settings.timeout.connect == .seconds(3))
        #expect(settings.timeout.read == .seconds(4))
        #expect(settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit == 5)
    }
}
