import Busybusy
import Foundation
import Reconciliation
import Records

extension Record {
    /// The snapshot of a project with its ProjectInfo: a root project, or a sub-project with the root it belongs to.
    init(project: Project) {
        let info = project.info
        let fields: [FieldName: Value] = [
            "title": Value(project.title), "number": Value(info?.number), "customer": Value(info?.customer),
            "phone": Value(info?.phone), "address1": Value(info?.address1), "address2": Value(info?.address2),
            "city": Value(info?.city), "state": Value(info?.state), "postalCode": Value(info?.postalCode),
            "country": Value(info?.country), "additionalInfo": Value(info?.additionalInfo),
            "parentProjectID": Value(project.isRoot ? nil : project.parentProjectID),
        ]
        self.init(
            id: RecordID(project.isRoot ? .project : .subProject, project.id),
            fields: fields.mapValues { $0.nullIfBlank },
            isArchived: project.isArchived,
            createdAt: project.createdOn,
            revision: project.updatedOn.map { $0.formatted(.iso8601) },
            owner: project.isRoot ? nil : project.rootProjectID ?? project.parentProjectID
        )
    }
}

extension ProjectCreate {
    /// The input that makes the planned project, with its marker as a line of `additionalInfo`.
    init(_ write: PlannedWrite) {
        let values = Dictionary(uniqueKeysWithValues: write.changes.map { ($0.field, $0.to) })
        var info = ProjectInfo()
        for (field, path) in ProjectInfo.texts { info[keyPath: path] = values[field]?.text }
        info.additionalInfo = write.marker
        self.init(title: values["title"]?.text ?? "", parentProjectID: write.parentID, info: info)
    }
}

extension ProjectUpdate {
    /// The input that sends the changes and nothing else.
    ///
    /// - Throws: ``RemoteError`` for a field that no mapping may write.
    init(_ changes: [FieldChange]) throws(RemoteError) {
        self.init()
        for change in changes {
            let edit: Edit<String> = change.to.text.map { .set($0) } ?? .clear
            if change.field == "title" {
                title = edit
            } else if let path = ProjectInfoUpdate.texts[change.field] {
                info[keyPath: path] = edit
            } else {
                throw RemoteError(.refused, "\(change.field) of a project is not written by a mapping.")
            }
        }
    }
}

extension Project {
    /// Whether it stands at the top of its tree. Both marks are looked at, since either may be missing from a reply.
    fileprivate var isRoot: Bool { depth.map { $0 <= 1 } ?? (parentProjectID == nil) }
}

extension ProjectInfo {
    fileprivate static let texts: [FieldName: any WritableKeyPath<ProjectInfo, String?> & Sendable] = [
        "number": \.number, "customer": \.customer, "phone": \.phone, "address1": \.address1, "address2": \.address2,
        "city": \.city, "state": \.state, "postalCode": \.postalCode, "country": \.country,
    ]
}

extension ProjectInfoUpdate {
    fileprivate static let texts: [FieldName: any WritableKeyPath<ProjectInfoUpdate, Edit<String>> & Sendable] = [
        "number": \.number, "customer": \.customer, "phone": \.phone, "address1": \.address1, "address2": \.address2,
        "city": \.city, "state": \.state, "postalCode": \.postalCode, "country": \.country,
        "additionalInfo": \.additionalInfo,
    ]
}
