import Foundation
import NIOHTTP1

extension HighLevelClient {
    /// Reads the client's location: its time zone, and whether it allows duplicates.
    public func location() async throws -> HighLevelLocation {
        let endpoint = self.endpoint("getLocation", .GET, [], kind: .read, Scopes.readLocation, "the location")
        return try await call(endpoint, as: LocationReply.self).location
    }

    /// All tags that the location knows.
    public func locationTags() async throws -> [LocationTag] {
        let endpoint = self.endpoint(
            "listLocationTags",
            .GET,
            ["tags"],
            kind: .read,
            Scopes.readLocationTags,
            "tags of the location"
        )
        return try await call(endpoint, as: TagsReply.self).tags
    }

    /// One tag of the location.
    public func locationTag(_ id: String) async throws -> LocationTag {
        let path = ["tags", try checked(id, "tag", in: "getLocationTag")]
        return try await call(
            endpoint("getLocationTag", .GET, path, kind: .read, nil, "tag \(id)"),
            as: TagReply.self
        ).tag
    }

    /// Makes a tag known to the location.
    public func createLocationTag(_ name: String) async throws -> LocationTag {
        let endpoint = self.endpoint(
            "createLocationTag",
            .POST,
            ["tags"],
            kind: .write,
            Scopes.writeLocationTags,
            "new tag",
            body: try body(["name": name])
        )
        return try await call(endpoint, as: TagReply.self).tag
    }

    /// Gives a tag of the location another name.
    public func renameLocationTag(_ id: String, to name: String) async throws -> LocationTag {
        let path = ["tags", try checked(id, "tag", in: "renameLocationTag")]
        let endpoint = self.endpoint(
            "renameLocationTag",
            .PUT,
            path,
            kind: .write,
            nil,
            "tag \(id)",
            body: try body(["name": name])
        )
        return try await call(endpoint, as: TagReply.self).tag
    }

    /// Deletes a tag of the location.
    public func deleteLocationTag(_ id: String) async throws {
        let path = ["tags", try checked(id, "tag", in: "deleteLocationTag")]
        _ = try await call(
            endpoint("deleteLocationTag", .DELETE, path, kind: .write, nil, "tag \(id)"),
            as: Acknowledgement.self
        )
    }

    private func endpoint(
        _ operation: String,
        _ method: HTTPMethod,
        _ path: [String],
        kind: Endpoint.Kind,
        _ scope: HighLevelScope?,
        _ subject: String,
        body: Data? = nil
    ) -> Endpoint {
        Endpoint(
            operation,
            method,
            ["locations", configuration.locationID] + path,
            kind: kind,
            scope: scope,
            subject: subject,
            body: body
        )
    }

    private struct LocationReply: Decodable { let location: HighLevelLocation }
    private struct TagsReply: Decodable { let tags: [LocationTag] }
    private struct TagReply: Decodable { let tag: LocationTag }
}
