import Records

/// The changes that need no more than the text.
enum SimpleChange: TextChange {
    case trim, singleSpace, uppercase, lowercase

    func forward(_ text: String) -> String {
        switch self {
        case .trim: TextNormalization.trimmed(text)
        case .singleSpace: TextNormalization.singleSpaced(text)
        case .uppercase: text.uppercased()
        case .lowercase: text.lowercased()
        }
    }

    /// The case that was lost cannot come back.
    func backward(_ text: String) -> String {
        switch self {
        case .trim, .singleSpace: forward(text)
        case .uppercase, .lowercase: text
        }
    }
}
