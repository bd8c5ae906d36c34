/// Walks over an HTML fragment once and collects its text.
struct HTMLReader {
    private var rest: Substring
    private var collected = ""

    init(_ html: String) { rest = html[...] }

    /// The text, with a line break wherever a block begins or ends.
    mutating func text() -> String {
        while let place = rest.firstIndex(where: { $0 == "<" || $0 == "&" }) {
            collected += rest[..<place]
            rest = rest[place...]
            if rest.first == "<" { readTag() } else { readReference() }
        }
        return collected + rest
    }

    /// A tag, a comment, or a plain "<".
    private mutating func readTag() {
        if rest.hasPrefix("<!--") {
            skip(past: "-->")
            return
        }
        let name = rest.dropFirst().drop { $0 == "/" }.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            .lowercased()
        let isMarkup = rest.dropFirst().first.map { $0 == "/" || $0 == "!" || ($0.isASCII && $0.isLetter) } ?? false
        guard isMarkup, let end = endOfTag() else {
            collected.append("<")
            rest.removeFirst()
            return
        }
        let isClosing = rest.dropFirst().first == "/"
        rest = rest[rest.index(after: end)...]
        if Self.hidden.contains(name), !isClosing { return skip(past: "</\(name)", andTag: true) }
        if Self.blocks.contains(name) { collected.append("\n") }
        if name == "li", !isClosing { collected.append("- ") }
        if name == "td" || name == "th", isClosing { collected.append(" ") }
    }

    /// The `>` that ends a tag; one within quotes is an attribute's.
    private func endOfTag() -> Substring.Index? {
        var quote: Character?
        for place in rest.indices {
            switch (rest[place], quote) {
            case (">", nil): return place
            case ("\"", nil), ("'", nil): quote = rest[place]
            case (let character, let open?) where character == open: quote = nil
            default: break
            }
        }
        // A quote that is never closed, as in "it's": the next ">" has to do.
        return rest.firstIndex(of: ">")
    }

    private mutating func skip(past text: String, andTag: Bool = false) {
        guard let range = rest.range(ofFolded: text) else {
            rest = rest[rest.endIndex...]
            return
        }
        rest = rest[range.upperBound...]
        if andTag, let end = rest.firstIndex(of: ">") { rest = rest[rest.index(after: end)...] }
    }

    /// `&amp;`, `&#8217;`, `&#x27;`, or a plain "&".
    private mutating func readReference() {
        let body = rest.dropFirst().prefix(12)
        if let end = body.firstIndex(of: ";"), let character = Self.character(body[..<end]) {
            collected.append(character)
            rest = rest[rest.index(after: end)...]
        } else {
            collected.append("&")
            rest.removeFirst()
        }
    }

    private static func character(_ name: Substring) -> String? {
        if let known = named[String(name)] { return known }
        guard name.first == "#" else { return nil }
        let digits = name.dropFirst()
        let number =
            digits.first.map { "xX".contains($0) } == true ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        // A control character would break the text it stands in.
        guard let number, let scalar = Unicode.Scalar(number), number >= 0x20 || number == 0x0A || number == 0x09 else {
            return nil
        }
        return String(Character(scalar))
    }

    private static let hidden: Set<String> = ["script", "style", "head", "title"]
    private static let blocks: Set<String> = [
        "p", "br", "div", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
        "hr",
    ]
    private static let named = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ndash": "–", "mdash": "—",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "hellip": "…", "bull": "•", "middot": "·", "euro": "€",
        "pound": "£", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "frac12": "½", "frac14": "¼", "frac34": "¾",
        "times": "×", "eacute": "é", "ntilde": "ñ",
    ]
}

extension Substring {
    /// Where a text stands next, whatever its case. The text is ASCII.
    fileprivate func range(ofFolded text: String) -> Range<Index>? {
        let wanted = Array(text.lowercased())
        var place = startIndex
        while place < endIndex {
            if let end = index(place, offsetBy: wanted.count, limitedBy: endIndex),
                self[place..<end].lowercased() == text.lowercased()
            {
                return place..<end
            }
            place = index(after: place)
        }
        return nil
    }
}
