import Busybusy
import Foundation

/// The doctor's result for programs.
struct DoctorDocument: Encodable {
    /// What follows for the product.
    struct Offers: Encodable {
        let reads: [String]
        let hoursFromEntries: Bool
        let hoursFromExport: Bool
        let writer: BusybusyWriterChoice
        let changedSinceOperator: String?
    }

    let capabilities: BusybusyCapabilities
    let offers: Offers
    /// Whether something that is needed does not work.
    let needsAttention: Bool

    init(_ capabilities: BusybusyCapabilities) {
        let offers = capabilities.offers
        self.capabilities = capabilities
        self.offers = Offers(
            reads: offers.reads.map(\.rawValue).sorted(),
            hoursFromEntries: offers.hoursFromEntries,
            hoursFromExport: offers.hoursFromExport,
            writer: offers.writer,
            changedSinceOperator: offers.changedSinceOperator
        )
        needsAttention =
            !capabilities.isProven(.connection) || !capabilities.isProven(.projects)
            || capabilities[.visibility]?.state == .refused || offers.writer != capabilities.requestedWriter
    }
}

/// A file with the result of an earlier look.
struct CapabilitiesFile {
    private let url: URL

    init(_ path: String) { url = URL(fileURLWithPath: path) }

    /// What the file holds; nil when there is none yet.
    ///
    /// - Throws: ``CommandFailure`` for a file that holds something else.
    func read() throws -> BusybusyCapabilities? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        guard let data = try? Data(contentsOf: url),
            let capabilities = try? decoder.decode(BusybusyCapabilities.self, from: data),
            capabilities.version == BusybusyCapabilities.currentVersion
        else {
            throw CommandFailure(
                "\(url.path) holds no result of this version's doctor. Name another file with --keep, or remove it."
            )
        }
        return capabilities
    }

    /// Replaces the file in one step.
    func write(_ capabilities: BusybusyCapabilities) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        do {
            try encoder.encode(capabilities).write(to: url, options: .atomic)
        } catch {
            throw CommandFailure("\(url.path) cannot be written. Check its folder, or name another file with --keep.")
        }
    }
}
