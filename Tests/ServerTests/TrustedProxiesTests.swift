import Testing

@testable import Server

@Suite struct TrustedProxiesTests {
    @Test func `whoever connects is who asks, whatever they say, unless they are trusted`() throws {
        let proxies = try #require(TrustedProxies(text: "127.0.0.1, 10.0.0.0/8, fd00::/8"))
        #expect(proxies.origin(peer: "203.0.113.9", forwarded: "192.0.2.7") == "203.0.113.9")
        #expect(proxies.origin(peer: "127.0.0.1", forwarded: "192.0.2.7") == "192.0.2.7")
        #expect(proxies.origin(peer: "127.0.0.1", forwarded: nil) == "127.0.0.1")
        #expect(TrustedProxies.none.origin(peer: "127.0.0.1", forwarded: "192.0.2.7") == "127.0.0.1")
    }

    @Test func `what a stranger wrote in front of the proxies' words is not believed`() throws {
        let proxies = try #require(TrustedProxies(text: "127.0.0.1,10.0.0.0/8"))
        #expect(proxies.origin(peer: "127.0.0.1", forwarded: "1.1.1.1, 192.0.2.7, 10.3.2.1") == "192.0.2.7")
        #expect(proxies.origin(peer: "127.0.0.1", forwarded: "1.1.1.1, nonsense") == "127.0.0.1")
        #expect(proxies.origin(peer: "127.0.0.1", forwarded: "10.0.0.1, 10.0.0.2") == "10.0.0.1")
    }

    @Test func `ranges end where they end`() throws {
        let proxies = try #require(TrustedProxies(text: "172.16.0.0/12, fd00::/8"))
        for (peer, isTrusted) in [
            ("172.16.0.1", true), ("172.31.255.255", true), ("172.32.0.0", false), ("172.15.255.255", false),
            ("fd12:3456::1", true), ("fe80::1", false),
        ] {
            let origin = proxies.origin(peer: peer, forwarded: "192.0.2.7")
            #expect((origin == "192.0.2.7") == isTrusted, "\(peer)")
        }
    }

    @Test(arguments: ["x", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "example.com", ","])
    func `what is no address is refused`(text: String) {
        #expect((text == ",") == (TrustedProxies(text: text) != nil))
    }
}
