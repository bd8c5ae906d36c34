import Crypto
import Foundation
public import Mapping

/// One tenant: a HighLevel location joined to a busybusy organization, with its settings.
public struct Workspace: Sendable {
    /// First in the key of every row that belongs to it.
    public let id: String
    public let mapping: MappingDocument
    /// Tells one mapping from another: a digest of the document's text.
    public let mappingDigest: String

    /// - Throws: `MappingError` when the document cannot be read.
    public init(id: String, mappingYAML yaml: String) throws(MappingError) {
        self.id = id
        self.mapping = try MappingDocument(yaml: yaml)
        let digest = SHA256.hash(data: Data(yaml.utf8))
        self.mappingDigest = digest.prefix(16).map { String(UInt16($0) + 256, radix: 16).dropFirst() }.joined()
    }
}
