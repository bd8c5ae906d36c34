public import Records

extension FieldCheck {
    /// What is wrong with the value, to stand after it: `"abc" is no e-mail address`; nil when nothing is.
    public func fault(in value: Value) -> String? {
        guard let text = value.nullIfBlank.spelledOut.text else { return rule == .required ? "is empty" : nil }
        switch rule {
        case .required: return nil
        case .pattern(let pattern): return pattern.matches(text) ? nil : "does not have the form \(pattern.text)"
        case .length(let range): return Self.fault(inLengthOf: text, range)
        case .oneOf(let known):
            let wanted = Set(known.map(TextNormalization.caseAndSpace))
            if wanted.contains(TextNormalization.caseAndSpace(text)) { return nil }
            let listed = known.prefix(8).joined(separator: ", ")
            return "is none of \(listed)\(known.count > 8 ? " and \(known.count - 8) more" : "")"
        case .email: return EmailShape.fits(text) ? nil : "is no e-mail address"
        case .phone(let region): return PhoneNumber(text, region: region) == nil ? "is no phone number" : nil
        }
    }

    private static func fault(inLengthOf text: String, _ range: ClosedRange<Int>) -> String? {
        let count = text.count
        if count < range.lowerBound { return "has \(count) characters, fewer than \(range.lowerBound)" }
        return count > range.upperBound ? "has \(count) characters, more than \(range.upperBound)" : nil
    }
}

/// Whether a text can be an e-mail address: the shape that mail systems accept, not whether somebody reads it.
enum EmailShape {
    static func fits(_ text: String) -> Bool {
        let text = TextNormalization.trimmed(text)
        guard text.utf8.count <= 254, let at = text.lastIndex(of: "@") else { return false }
        let local = text[..<at].unicodeScalars
        let labels = text[text.index(after: at)...].split(separator: ".", omittingEmptySubsequences: false)
        return (1...64).contains(local.count) && local.first != "." && local.last != "." && local.allSatisfy(isLocal)
            && !text[..<at].contains("..") && labels.count >= 2 && labels.allSatisfy(isLabel)
            && labels.last?.count ?? 0 >= 2
    }

    private static func isLocal(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                || "!#$%&'*+/=?^_`{|}~.-".unicodeScalars.contains(scalar)
        }
        return !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
    }

    /// A part of a domain: letters, digits and hyphens, no hyphen at either end.
    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.unicodeScalars.count) && label.first != "-" && label.last != "-"
            && label.unicodeScalars.allSatisfy {
                $0 == "-" || $0.properties.isAlphabetic || ("0"..."9").contains($0) || isMark($0)
            }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark: true
        default: false
        }
    }
}
