/// The reply to a call that gives nothing back: the word for success is spelled in three ways, and each may be missing.
struct Acknowledgement: Decodable {
    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        for key in HighLevelDialect.successKeys {
            guard let succeeded: Bool = try fields.first(of: key), !succeeded else { continue }
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath + [AnyKey(stringValue: key)], debugDescription: "not succeeded")
            )
        }
    }
}
