import Engine
import Foundation
import HighLevel
import Storage

/// Looks at a store and at everything beside it; calls nobody and changes nothing.
struct StoreDoctor {
    typealias Finding = DoctorReport.Finding

    let store: String
    let settings: Settings
    let depth: StoreInspection.Depth

    /// Every check; one that fails does not keep the others from being made.
    func report() async -> DoctorReport {
        var findings: [Finding] = []
        let inspection: StoreInspection?
        do throws(StoreError) {
            let found = try StoreInspection.of(store, depth)
            findings += [Finding("store", .good, "\(store) opens: \(Self.size(found.bytes))")]
            findings += [version(found), integrity(found), log(found)]
            inspection = found
        } catch {
            findings.append(unopened(error))
            inspection = nil
        }
        findings += [disk(inspection)] + rights() + [holder()]
        // Only a sound store of this very version is opened: an opening would bring an older one up to date.
        let isUsable = inspection.map { !$0.isNewer && $0.migrationsToCome == 0 && $0.damages.isEmpty } ?? false
        findings.append(await secrets(isUsable))
        findings += [await highLevel(), await busybusy(isUsable), await work(isUsable)]
        return DoctorReport(store: store, findings: findings)
    }

    private func unopened(_ error: StoreError) -> Finding {
        if error.code == .missing {
            return Finding("store", .attention, "\(error)", next: "make one with: tenon sync run --store \(store)")
        }
        return Finding("store", .failed, "\(error)")
    }

    private func version(_ found: StoreInspection) -> Finding {
        if found.isNewer {
            return Finding("version", .failed, "a newer Tenon wrote the store", next: "use that version")
        }
        if found.migrationsToCome > 0 {
            return Finding(
                "version",
                .good,
                "'\(found.version)', \(found.migrationsToCome) steps older than this Tenon; the next run brings it up to date"
            )
        }
        return Finding("version", .good, "'\(found.version)', that of this Tenon (\(TenonVersion.current))")
    }

    private func integrity(_ found: StoreInspection) -> Finding {
        guard let first = found.damages.first else { return Finding("integrity", .good, "no damage found") }
        return Finding(
            "integrity",
            .failed,
            "damaged in \(found.damages.count) places or more: \(first)",
            next: "stop all work on it and restore a backup: tenon restore FILE --store \(store)"
        )
    }

    /// A log grows while somebody reads for long, and is written back afterwards.
    private func log(_ found: StoreInspection) -> Finding {
        let text = "write-ahead log of \(Self.size(found.walBytes))"
        guard found.walBytes > 256 << 20 else { return Finding("log", .good, text) }
        return Finding("log", .attention, text, next: "end what reads the store for long, or start Tenon again")
    }

    private func disk(_ found: StoreInspection?) -> Finding {
        let folder = URL(filePath: store).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue else {
            return Finding(
                "disk",
                .failed,
                "the directory \(folder) cannot be looked at",
                next: "check that it is there"
            )
        }
        let wanted = 2 * (found?.bytes ?? 0) + 100 << 20
        let text = "\(Self.size(free)) free"
        guard free < wanted else { return Finding("disk", .good, text) }
        return Finding("disk", .attention, text, next: "make room: a copy of the store needs \(Self.size(wanted))")
    }

    /// The store and the files beside it hold customers' data and tokens: nobody else may read them.
    private func rights() -> [Finding] {
        let paths = ["", "-wal", "-shm", ".highlevel"].map { store + $0 }
        let open = paths.filter { path in
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return ((attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0) & 0o077 != 0
        }
        if open.isEmpty { return [Finding("rights", .good, "only the owner may read the store and what is beside it")] }
        return [
            Finding(
                "rights",
                .attention,
                "others may read \(open.joined(separator: ", "))",
                next: "chmod 600 \(open.joined(separator: " "))"
            )
        ]
    }

    private func holder() -> Finding {
        guard FileManager.default.fileExists(atPath: store + ".lock") else {
            return Finding("process", .good, "no Tenon works on it")
        }
        do throws(StoreError) {
            let lock = try StoreLock(storePath: store)
            return withExtendedLifetime(lock) { Finding("process", .good, "no Tenon works on it") }
        } catch {
            guard error.code == .inUse else { return Finding("process", .attention, "\(error)") }
            return Finding("process", .good, "a Tenon works on it now")
        }
    }

    /// Bytes for a person.
    static func size(_ bytes: Int) -> String {
        if bytes < 1 << 20 { return "\((bytes + 1023) / 1024) kB" }
        return "\(bytes >> 20) MB"
    }
}
