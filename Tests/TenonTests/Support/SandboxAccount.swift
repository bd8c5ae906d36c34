import Foundation
import Testing

/// What the line of a running sandbox says about HighLevel.
struct SandboxAccount {
    /// It runs as long as this is kept.
    private let sandbox: SandboxProcess
    let url: String
    let locationID: String
    let companyID: String
    /// The settings with which a person signs in as the sandbox's app.
    let settings: [String: String]

    init(_ sandbox: SandboxProcess) throws {
        self.sandbox = sandbox
        let line = try Data(contentsOf: URL(filePath: sandbox.readyFile))
        let ready = try #require(try JSONSerialization.jsonObject(with: line) as? [String: Any])
        let highLevel = try #require(ready["highLevel"] as? [String: Any])
        let app = try #require(highLevel["app"] as? [String: Any])
        url = try #require(highLevel["url"] as? String)
        locationID = try #require(highLevel["locationId"] as? String)
        companyID = try #require(highLevel["companyId"] as? String)
        settings = [
            "TENON_HIGHLEVEL_URL": url,
            "TENON_HIGHLEVEL_MARKETPLACE_URL": url,
            "TENON_HIGHLEVEL_CLIENT_ID": try #require(app["clientId"] as? String),
            "TENON_HIGHLEVEL_CLIENT_SECRET": try #require(app["clientSecret"] as? String),
        ]
    }
}
