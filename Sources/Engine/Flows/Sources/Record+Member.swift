import Busybusy
import Foundation
import Records

extension Record {
    /// The snapshot of an employee. `name` is the first and the last name in one, else the login.
    init(member: Member) {
        let name = PersonName(first: member.firstName ?? "", last: member.lastName ?? "").joined
        let fields: [FieldName: Value] = [
            "name": Value(name.isEmpty ? member.username : name), "firstName": Value(member.firstName),
            "lastName": Value(member.lastName), "username": Value(member.username), "email": Value(member.email),
            "phone": Value(member.phone), "memberNumber": Value(member.memberNumber),
            "position": Value(member.position), "group": Value(member.group),
        ]
        self.init(
            id: RecordID(.member, member.id),
            fields: fields.mapValues { $0.nullIfBlank },
            isArchived: member.archivedOn != nil,
            createdAt: member.createdOn,
            revision: member.updatedOn?.formatted(.iso8601)
        )
    }
}
