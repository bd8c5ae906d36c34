import Foundation
import Testing

@testable import Busybusy

@Suite struct ConfigurationTests {
    @Test(arguments: [
        ("https://graphql.busybusy.io/", false), ("https://graphql.busybusy.io:443/", false),
        ("https://api-beta.busybusy.io/v2", false), ("https://graphql.busybusy.io/", true),
        ("http://localhost:8080/", true), ("http://127.0.0.1:9/", true), ("http://[::1]:9/", true),
    ])
    func accepted(_ url: String, _ isSandbox: Bool) throws {
        let url = try #require(URL(string: url))
        let configuration = try BusybusyConfiguration(endpoint: url, key: BusybusyKey("k"), isSandbox: isSandbox)
        #expect(configuration.endpoint == url)
    }

    @Test(arguments: [
        ("http://graphql.busybusy.io/", false), ("https://graphql.busybusy.io:8443/", false),
        ("https://evilbusybusy.io/", false), ("https://busybusy.io.evil.com/", false), ("https://evil.com/", true),
        ("http://localhost:8080/", false), ("http://localhost.evil.com/", true), ("http://10.0.0.1/", true),
        ("https://u:p@graphql.busybusy.io/", false), ("https://graphql.busybusy.io/?a=b", false),
        ("https://graphql.busybusy.io@evil.com/", false), ("ftp://graphql.busybusy.io/", false),
    ])
    func refused(_ url: String, _ isSandbox: Bool) throws {
        let url = try #require(URL(string: url))
        let error = #expect(throws: BusybusyError.self) {
            try BusybusyConfiguration(endpoint: url, key: BusybusyKey("k"), isSandbox: isSandbox)
        }
        #expect(error?.code == .configuration)
    }

    @Test(arguments: [
        ("", "key-authorization", "", 500), ("a\r\nX: y", "key-authorization", "", 500), ("k", "bad header", "", 500),
        ("k", "", "", 500), ("k", "h", "a\n", 500), ("k", "h", "", 0), ("k", "h", "", 1001),
    ])
    func unusableValuesAreRefused(_ key: String, _ header: String, _ prefix: String, _ pageSize: Int) {
        #expect(throws: BusybusyError.self) {
            try BusybusyConfiguration(
                key: BusybusyKey(key),
                headerName: header,
                headerPrefix: prefix,
                pageSize: pageSize
            )
        }
    }

    @Test func aKeyIsNeverPrinted() throws {
        let configuration = try BusybusyConfiguration(key: BusybusyKey("sesame"))
        var dumped = ""
        dump(configuration, to: &dumped)
        #expect(!dumped.contains("sesame"))
        #expect(!"\(configuration) \(String(reflecting: configuration.key))".contains("sesame"))
    }

    @Test func waitsGrowUpToTheCapAndFollowTheService() {
        let retry = BusybusyRetry.exponentialJitter(base: .seconds(1), cap: .seconds(5))
        #expect(
            (0...3).map { retry.delay(after: $0, retryAfter: nil, jitter: 1) } == [1, 2, 4, 5].map { .seconds($0) }
        )
        #expect(retry.delay(after: 0, retryAfter: .seconds(30), jitter: 0) == .seconds(30))
        #expect(retry.delay(after: 0, retryAfter: .seconds(86_400), jitter: 0) == .seconds(300))
    }
}
