import Records

/// Valid phone numbers in one form in busybusy and as E.164 in HighLevel; anything else stays as it is.
struct PhoneRewriting: TextChange {
    /// ISO 3166-1 alpha-2 code of the region of a number without a country code.
    let region: String
    let isNational: Bool

    func forward(_ text: String) -> String {
        guard let number = PhoneNumber(text, region: region) else { return text }
        guard isNational else { return number.e164 }
        // A number of another country keeps its country code: its national form alone could not be read back.
        let national = number.national
        return PhoneNumber(national, region: region)?.e164 == number.e164 ? national : number.e164
    }

    func backward(_ text: String) -> String { PhoneNumber(text, region: region)?.e164 ?? text }
}
