import Foundation
import Testing

@testable import HighLevel

/// The list of webhook events made from the official documents, where it is at hand.
enum OfficialWebhooks {
    static let howToGetThem: Comment = """
        The list of webhook events is not at hand. Put the official API documents (public repository \
        GoHighLevel/highlevel-api-docs, folders apps and common) into a folder named by HIGHLEVEL_OPENAPI, and \
        highlevel-webhooks.json, the list of the events in its "docs/webhook events", beside that folder.
        """

    static var areAtHand: Bool { FileManager.default.isReadableFile(atPath: file.path) }

    static func events() throws -> [Event] {
        try JSONDecoder().decode([Event].self, from: Data(contentsOf: file))
    }

    private static var file: URL {
        let folder =
            ProcessInfo.processInfo.environment["HIGHLEVEL_OPENAPI"].map { URL(filePath: $0) }
            ?? URL(filePath: #filePath).deletingLastPathComponent().appending(
                path: "../../../../../shared/facts/highlevel-openapi"
            )
        return folder.standardizedFileURL.deletingLastPathComponent().appending(path: "highlevel-webhooks.json")
    }

    struct Event: Decodable {
        struct Field: Decodable {
            let name: String
            let type: JSONValue?
        }

        let event: String
        let payload_type: [String]
        let fields: [Field]
        let scopes_md: [String]
    }
}
