extension ProjectUpdate {
    /// Whether a field is emptied, be it by null or by an empty text.
    var clearsAnything: Bool {
        ProjectInfoUpdate.texts.contains { [.clear, .set("")].contains(info[keyPath: $0.edit]) }
            || ProjectInfoUpdate.numbers.contains { info[keyPath: $0.edit] == .clear } || info.reminder == .clear
    }

    /// Whether the title is taken away, which no project can be without.
    var blanksTitle: Bool {
        switch title {
        case .keep: false
        case .set(let text): text.trimmed.isEmpty
        case .clear: true
        }
    }

    /// The update that also names, with its present value, every field of the info that this one keeps.
    func merged(into project: Project) -> ProjectUpdate {
        guard let current = project.info, !info.isEmpty else { return self }
        var result = self
        for (edit, field) in ProjectInfoUpdate.texts {
            result.info[keyPath: edit] = info[keyPath: edit].or(current[keyPath: field])
        }
        for (edit, field) in ProjectInfoUpdate.numbers {
            result.info[keyPath: edit] = info[keyPath: edit].or(current[keyPath: field])
        }
        result.info.reminder = info.reminder.or(current.reminder)
        return result
    }
}

extension ProjectInfoUpdate {
    /// The update that sets every field the info has, and keeps the others.
    init(setting info: ProjectInfo) {
        self.init()
        for (edit, field) in Self.texts { self[keyPath: edit] = .keep.or(info[keyPath: field]) }
        for (edit, field) in Self.numbers { self[keyPath: edit] = .keep.or(info[keyPath: field]) }
        reminder = .keep.or(info.reminder)
    }

    /// The edit and the field of every text.
    static var texts: [(edit: WritableKeyPath<Self, Edit<String>>, field: WritableKeyPath<ProjectInfo, String?>)] {
        [
            (\.number, \.number), (\.customer, \.customer), (\.address1, \.address1), (\.address2, \.address2),
            (\.city, \.city), (\.state, \.state), (\.postalCode, \.postalCode), (\.country, \.country),
            (\.phone, \.phone), (\.requireTimeEntryGps, \.requireTimeEntryGps),
            (\.additionalInfo, \.additionalInfo),
        ]
    }

    /// The edit and the field of every number.
    static var numbers: [(edit: WritableKeyPath<Self, Edit<Double>>, field: WritableKeyPath<ProjectInfo, Double?>)] {
        [(\.latitude, \.latitude), (\.longitude, \.longitude), (\.locationRadius, \.locationRadius)]
    }
}

extension Edit {
    /// This edit, or for a field that is kept the one that sets its present value.
    fileprivate func or(_ current: Value?) -> Edit {
        isKeep ? current.map(Edit.set) ?? .keep : self
    }
}
