import Records

/// Why a write cannot be taken back at all, in words for a person, with what to do instead.
enum UndoRefusal {
    static func reason(_ entry: UndoEntry, _ situation: UndoSituation) -> String? {
        kind(entry) ?? place(entry, situation)
    }

    private static func kind(_ entry: UndoEntry) -> String? {
        let target = entry.targetID ?? "unknown"
        switch (entry.kind, entry.action) {
        case (.project, .create), (.project, .update), (.project, .archive), (.project, .unarchive),
            (.contact, .update):
            return nil
        case (.contact, .create):
            return
                "made the contact \(target). Tenon deletes nothing: delete or merge it in HighLevel, if it is not wanted."
        case (_, .addTags):
            let tags = entry.changes.first { $0.field == "tags" }?.to ?? .null
            return "added the tags \(tags) to the contact \(target). Tenon only adds tags: take them away in HighLevel."
        case (_, .createTask):
            let title = entry.changes.first { $0.field == "task" }?.to ?? .null
            return
                "made the task \"\(title)\" on the contact \(target). Tenon deletes nothing: complete or delete it there."
        case (_, .createNote), (_, .updateNote):
            return
                "wrote a note on the contact \(target). Each run keeps such notes as the mapping says: change or delete "
                + "it there; what was deleted by hand is not written again."
        case (_, .createField):
            return "made a custom field. Tenon deletes nothing: delete it in HighLevel's settings, if it is not wanted."
        default:
            return
                "the \(entry.kind.rawValue) \(target) goes one way and follows its source; each run would write it again. "
                + "Change it where it comes from, or switch its flow off in the mapping."
        }
    }

    private static func place(_ entry: UndoEntry, _ situation: UndoSituation) -> String? {
        guard let link = situation.link, let id = entry.targetID, link.remoteID(of: entry.kind) == id else {
            return
                "the two records are not joined any more, so that nothing says what the other side holds. Change it by hand."
        }
        if situation.isBusy {
            return "other writes of this pair are still under way. Run `tenon sync run`, then undo again."
        }
        return nil
    }
}
