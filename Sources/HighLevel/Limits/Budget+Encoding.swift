extension Budget {
    /// The budget as bytes, at most ``largestEncoding`` of them.
    public var encoded: [UInt8] {
        var writer = ByteWriter()
        writer.write(Self.format)
        writer.write(Int64(limits.maximum))
        writer.write(limits.interval.wholeMilliseconds)
        writer.write(Int64(limits.dailyMaximum))
        writer.write(Int64(dailyRemaining))
        writer.write(dayEnds ?? .min)
        writer.write(heldUntil)
        writer.write(Int64((isProven ? 1 : 0) | (needsCare ? 2 : 0)))
        writer.write(serial)
        writer.write(generation)
        writer.write(clockOffset)
        writer.write(lastReply)
        writer.write(foreignUntil)
        writer.write(Int64(bitPattern: era))
        for table in [ended, underWay] {
            writer.write(Int64(table.entries.count))
            for entry in table.entries {
                writer.write(entry.at)
                writer.write(Int64(entry.count))
            }
        }
        return writer.bytes
    }

    /// The budget of bytes that ``encoded`` made; nil for any others.
    public init?(encoded bytes: some Collection<UInt8>) {
        var reader = ByteReader(bytes)
        guard reader.next() == Self.format, let maximum = reader.next(), let interval = reader.next(),
            let dailyMaximum = reader.next(), let remaining = reader.next(), let dayEnds = reader.next(),
            let heldUntil = reader.next(), let flags = reader.next(), let serial = reader.next(),
            let generation = reader.next(), let clockOffset = reader.next(), let lastReply = reader.next(),
            let foreignUntil = reader.next(), let era = reader.next(),
            (1...Int64(RateHeaders.largestMaximum)).contains(maximum), (1...86_400_000).contains(interval),
            (1...Int64(RateHeaders.largestDailyMaximum)).contains(dailyMaximum)
        else { return nil }
        self.init(
            limits: RateLimits(
                maximum: Int(maximum),
                interval: .milliseconds(interval),
                dailyMaximum: Int(dailyMaximum)
            )
        )
        guard let ended = Self.table(capacity: ended.capacity, &reader),
            let underWay = Self.table(capacity: underWay.capacity, &reader), reader.isAtEnd
        else { return nil }
        dailyRemaining = Int(min(max(remaining, 0), dailyMaximum))
        self.dayEnds = dayEnds == .min ? nil : dayEnds
        self.heldUntil = heldUntil
        isProven = flags & 1 != 0
        needsCare = flags & 2 != 0
        self.serial = serial
        self.generation = generation
        self.clockOffset = clockOffset
        self.lastReply = lastReply
        self.foreignUntil = foreignUntil
        self.era = UInt64(bitPattern: era)
        self.ended = ended
        self.underWay = underWay
    }

    /// The most bytes that a budget takes.
    public static let largestEncoding = 8 * (14 + 2 + 2 * (600 + 300))

    /// The first value of every encoding.
    private static let format: Int64 = 1

    private static func table(capacity: Int, _ reader: inout ByteReader) -> SlotTable? {
        guard let count = reader.next(), (0...Int64(capacity)).contains(count) else { return nil }
        var entries: [SlotTable.Entry] = []
        entries.reserveCapacity(Int(count))
        for _ in 0..<count {
            guard let moment = reader.next(), abs(moment / 2) < Int64.max / 4, let slots = reader.next(),
                let slots = Int32(exactly: slots)
            else { return nil }
            entries.append(SlotTable.Entry(at: moment, count: slots))
        }
        return SlotTable(capacity: capacity, entries: entries)
    }
}

/// Writes whole numbers, eight bytes each, the lowest first.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ value: Int64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

/// Reads what ``ByteWriter`` wrote.
struct ByteReader {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: some Collection<UInt8>) { self.bytes = Array(bytes) }

    var isAtEnd: Bool { position == bytes.count }

    /// The next number, nil at the end.
    mutating func next() -> Int64? {
        guard position + 8 <= bytes.count else { return nil }
        let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: position, as: Int64.self) }
        position += 8
        return Int64(littleEndian: value)
    }
}
