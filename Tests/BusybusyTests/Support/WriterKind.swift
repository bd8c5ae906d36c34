import Foundation
import Logging

@testable import Busybusy

/// Every way to write, for the conformance suite.
enum WriterKind: String, CaseIterable, Sendable {
    case graphQL, zapier, dryRun

    /// A part of the hook's address that must show nowhere.
    static let hookSecret = "s3cr3tpart"

    func make(_ harness: Harness, logger: Logger = Logger(label: "test")) throws -> any ProjectWriter {
        switch self {
        case .graphQL: return harness.writer
        case .dryRun: return DryRunProjectWriter()
        case .zapier:
            let hook = try ZapierHook("\(harness.address)/hooks/catch/1/\(Self.hookSecret)", isSandbox: true)
            return ZapierProjectWriter(
                hook: hook,
                connector: harness.connector,
                logger: logger,
                timeout: harness.timeout,
                clock: harness.time.clock,
                onCall: { harness.calls.append($0) }
            )
        }
    }

    /// The reply of a service that did what it was asked.
    func done(_ write: ProjectWrite) -> StubReply {
        switch self {
        case .graphQL: .json(#"{"data":{"\#(write.operation)":{"id":"p1","title":"Ann"}}}"#)
        case .zapier, .dryRun: .json(#"{"attempt":"a","id":"a","request_id":"a","status":"success"}"#)
        }
    }
}

extension ProjectWriter {
    /// Does a write that is given as a value.
    func perform(_ write: ProjectWrite) async throws -> WriteReceipt {
        switch write {
        case .create(let project): try await create(project)
        case .update(let id, let update): try await self.update(id: id, update)
        case .archive(let id): try await archive(id: id)
        case .unarchive(let id): try await unarchive(id: id)
        }
    }
}

extension ProjectWrite {
    /// One write of every sort, one of them for each ability that a write can need.
    static let samples: [ProjectWrite] = {
        var (naming, clearing) = (ProjectUpdate(), ProjectUpdate())
        naming.title = .set("Bo")
        naming.info.phone = .set("+13125550100")
        clearing.info.phone = .clear
        return [
            .create(ProjectCreate(title: "Ann")), .create(ProjectCreate(title: "Roof", parentProjectID: "p1")),
            .create(ProjectCreate(title: "Ann", projectGroupID: "g1")), .update(id: "p1", naming),
            .update(id: "p1", clearing), .archive(id: "p1"), .unarchive(id: "p1"),
        ]
    }()
}
