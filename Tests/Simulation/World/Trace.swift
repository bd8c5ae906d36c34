/// What happened, in order: always as a digest, and as text when somebody wants to read it.
struct Trace: Sendable {
    private(set) var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    private(set) var lines: [String] = []
    private let keepsLines: Bool

    init(keepsLines: Bool) { self.keepsLines = keepsLines }

    /// Adds a line: FNV-1a over the moment and its text.
    mutating func add(_ moment: Int64, _ text: String) {
        let line = "\(Double(moment) / 1000) \(text)"
        for byte in line.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
        if keepsLines { lines.append(line) }
    }
}
