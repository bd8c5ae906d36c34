/// `dndSettings` as it is sent and read: keyed by channel, in the spelling of the dialect.
struct DNDSettings: Codable, Sendable, Hashable {
    var channels: [DNDChannel: DNDSetting]

    init(_ channels: [DNDChannel: DNDSetting]) { self.channels = channels }

    init(from decoder: any Decoder) throws {
        let fields = try [String: DNDSetting?](from: decoder)
        channels = [:]
        for (key, setting) in fields { channels[HighLevelDialect.channel(for: key)] = setting }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: AnyKey.self)
        for (channel, setting) in channels {
            try fields.encode(setting, forKey: AnyKey(stringValue: encoder.dialect.key(of: channel)))
        }
    }
}

/// `inboundDndSettings`: one setting for all channels.
struct InboundDND: Codable, Sendable, Hashable {
    var all: DNDSetting?
}
