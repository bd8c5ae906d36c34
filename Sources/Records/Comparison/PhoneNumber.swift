internal import CPhoneNumber

/// A phone number that libphonenumber holds to be valid.
///
/// Reading one costs about 60 µs: read once and keep the result.
public struct PhoneNumber: Hashable, Sendable {
    /// The E.164 form: `+`, country code, subscriber number, at most 15 digits.
    public let e164: String
    private let region: String

    /// Reads a number as people write it.
    ///
    /// - Parameters:
    ///   - text: Any spelling, with or without country code, separators and extension. The extension is dropped.
    ///   - region: ISO 3166-1 alpha-2 code of the region that a number without a country code belongs to.
    /// - Returns: nil when the text holds no number that could be dialled.
    public init?(_ text: String, region: String) {
        guard
            text.utf8.contains(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
                || !text.utf8.allSatisfy({ $0 < 0x80 }),
            let e164 = Self.formatted(text, region, tenon_phone_e164)
        else { return nil }
        self.e164 = e164
        self.region = region
    }

    /// The form used inside the number's own country, such as `(312) 555-0147`.
    public var national: String {
        Self.formatted(e164, region, tenon_phone_national) ?? e164
    }

    /// Whether the region has telephone numbers of its own: GB has, UK and XX have not.
    ///
    /// - Parameter region: ISO 3166-1 alpha-2 code, in capitals.
    public static func knows(region: String) -> Bool { tenon_phone_knows_region(region) }

    private typealias Formatter =
        @convention(c) (
            UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafeMutablePointer<CChar>?, Int
        ) -> Int

    private static func formatted(_ text: String, _ region: String, _ format: Formatter) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
            let count = format(text, region, buffer.baseAddress, buffer.count)
            guard count > 0 else { return nil }
            return String(decoding: UnsafeRawBufferPointer(buffer).prefix(count), as: UTF8.self)
        }
    }
}
