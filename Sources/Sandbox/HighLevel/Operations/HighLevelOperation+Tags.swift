import HTTPTypes

/// Tags and followers of one contact; both deletions take a JSON body.
extension HighLevelOperation {
    static let tags: [HighLevelOperation] = [
        .init(
            method: .post,
            path: "/contacts/{contactId}/tags",
            body: .tags,
            scope: "contacts.write",
            perform: addTags
        ),
        .init(
            method: .delete,
            path: "/contacts/{contactId}/tags",
            body: .tags,
            scope: "contacts.write",
            perform: removeTags
        ),
        .init(
            method: .post,
            path: "/contacts/{contactId}/followers",
            body: .followers,
            scope: "contacts.write",
            perform: addFollowers
        ),
        .init(
            method: .delete,
            path: "/contacts/{contactId}/followers",
            body: .followers,
            scope: "contacts.write",
            perform: removeFollowers
        ),
    ]

    private static func addTags(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let contact = try contents.update(call.contactID, at: call.now) {
            $0.tags = HighLevelContact.normalized(tags: $0.tags + (call.body["tags"]?.texts ?? []))
        }
        return .created("tags", .init(texts: contact.tags))
    }

    private static func removeTags(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let removed = HighLevelContact.normalized(tags: call.body["tags"]?.texts ?? [])
        let contact = try contents.update(call.contactID, at: call.now) { contact in
            contact.tags.removeAll(where: removed.contains)
        }
        return .ok("tags", .init(texts: contact.tags))
    }

    private static func addFollowers(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let before = try contents.contact(call.contactID).followers
        let added = (call.body["followers"]?.texts ?? []).filter { !before.contains($0) }
        let contact = try contents.update(call.contactID, at: call.now) { $0.followers += added }
        return HighLevelReply(
            status: 201,
            body: [
                .init(name: "followers", value: .init(texts: contact.followers)),
                .init(name: "followersAdded", value: .init(texts: added)),
            ]
        )
    }

    private static func removeFollowers(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let before = try contents.contact(call.contactID).followers
        let removed = (call.body["followers"]?.texts ?? []).filter(before.contains)
        let contact = try contents.update(call.contactID, at: call.now) { contact in
            contact.followers.removeAll(where: removed.contains)
        }
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "followers", value: .init(texts: contact.followers)),
                .init(name: "followersRemoved", value: .init(texts: removed)),
            ]
        )
    }
}
