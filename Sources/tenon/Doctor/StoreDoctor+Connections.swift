import Busybusy
import Engine
import Foundation
import HighLevel
import Storage

/// The secrets, the connections as far as they are known without a call, and the work that waits.
extension StoreDoctor {
    func secrets(_ isUsable: Bool) async -> Finding {
        do {
            let keys = try settings.secretBox()?.keyIDs() ?? []
            // A store that is not opened still has its sign-in beside it.
            let kept = try await settings.secretStandings(store: store, readsStore: isUsable)
            if let lost = kept.first(where: { $0.state == .unreadable }) {
                return Finding(
                    "secrets",
                    .failed,
                    "\(lost.name): \(lost.problem ?? "cannot be opened")",
                    next: Self.look
                )
            }
            if keys.isEmpty, kept.contains(where: { $0.state == .plain }) {
                let next = "tenon secrets new-key --file tenon.key, then set TENON_SECRETS_KEY_FILE"
                return Finding(
                    "secrets",
                    .attention,
                    "a sign-in is stored in plain text, and no key is set",
                    next: next
                )
            }
            if kept.contains(where: { $0.state != .current }) {
                let text = "something is not sealed with the first key"
                return Finding("secrets", .attention, text, next: "tenon secrets rotate --store \(store)")
            }
            if keys.isEmpty { return Finding("secrets", .skipped, "none is stored, and no key is set") }
            return Finding("secrets", .good, "\(kept.count) stored, sealed with key \(keys[0])")
        } catch {
            return Finding("secrets", .failed, words(error))
        }
    }

    private static let look = "tenon secrets status"

    func highLevel() async -> Finding {
        if settings.token != nil {
            guard settings.setLocationID != nil else {
                return Finding("highlevel", .failed, "a token is set and TENON_HIGHLEVEL_LOCATION is not")
            }
            return Finding("highlevel", .good, "a token is set; try it with: tenon connect test")
        }
        do {
            guard let summary = try await settings.signInSummary(store: store) else {
                return Finding("highlevel", .attention, "nobody signed in", next: "tenon connect highlevel")
            }
            if !summary.missingScopes.isEmpty {
                let missing = summary.missingScopes.joined(separator: ", ")
                return Finding("highlevel", .attention, "not granted: \(missing)", next: "tenon connect status")
            }
            let until =
                summary.isCurrent ? "until \(summary.expiresAt.formatted(.iso8601))" : "to be renewed by the next call"
            return Finding("highlevel", .good, "signed in, \(until)")
        } catch {
            return Finding("highlevel", .failed, words(error))
        }
    }

    func busybusy(_ isUsable: Bool) async -> Finding {
        do {
            _ = try await settings.busybusy(store: isUsable ? store : nil)
        } catch {
            return Finding("busybusy", .attention, words(error))
        }
        let next = "tenon doctor busybusy --store \(store)"
        guard isUsable, let file = try? Store(path: store) else {
            return Finding("busybusy", .good, "a key is set", next: next)
        }
        defer { try? file.close() }
        let memory = CapabilityMemory(store: file, workspace: WorkspaceOptions.workspaceID)
        guard let result = try? await memory.load()?.result else {
            return Finding("busybusy", .good, "a key is set; nobody looked yet what it can do", next: next)
        }
        let day = result.probedAt.formatted(.iso8601.year().month().day())
        if DoctorDocument(result).needsAttention {
            return Finding("busybusy", .attention, "on \(day) something that is needed did not work", next: next)
        }
        return Finding("busybusy", .good, "on \(day) everything that is needed worked")
    }

    func work(_ isUsable: Bool) async -> Finding {
        guard isUsable else { return Finding("work", .skipped, "not looked at: the store cannot be used as it is") }
        do {
            let file = try Store(path: store)
            defer { try? file.close() }
            let status = try await SyncStatus.read(from: file, workspace: WorkspaceOptions.workspaceID, limit: 1)
            let failed = status.outbox["dead"] ?? 0
            let waiting = status.outbox.filter { $0.key != "dead" }.values.reduce(0, +)
            let asked = status.reviewCounts.values.reduce(0, +)
            let text = "\(status.inbox) events and \(waiting) writes wait, \(failed) given up, \(asked) in review"
            guard failed > 0 else { return Finding("work", .good, text) }
            return Finding("work", .attention, text, next: "tenon sync status --store \(store)")
        } catch {
            return Finding("work", .failed, words(error))
        }
    }

    private func words(_ error: any Error) -> String { CommandFailure.words(for: error) ?? "\(error)" }
}
