import Configuration
import Foundation
import Server

/// How browsers reach the console.
extension Settings {
    /// - Throws: ``CommandFailure`` for an address or a proxy that cannot be read.
    func door() throws -> DoorSettings {
        var door = DoorSettings()
        if let text = reader.string(forKey: "public.url"), !text.isEmpty {
            guard let url = URL(string: text), let scheme = url.scheme?.lowercased(),
                ["http", "https"].contains(scheme),
                url.host(percentEncoded: false)?.isEmpty == false, url.path.isEmpty || url.path == "/"
            else {
                throw CommandFailure(
                    "TENON_PUBLIC_URL is '\(text)'. Write the address without a path, such as https://tenon.example.com."
                )
            }
            door.publicURL = url
            door.hasTLS = scheme == "https"
        }
        if let text = reader.string(forKey: "trusted.proxies"), !text.isEmpty {
            guard let proxies = TrustedProxies(text: text) else {
                throw CommandFailure(
                    "TENON_TRUSTED_PROXIES is '\(text)'. Write addresses or ranges with commas between, such as "
                        + "127.0.0.1, 10.0.0.0/8."
                )
            }
            door.proxies = proxies
        }
        return door
    }
}
