import Foundation
import HighLevel
import Mapping
import Reconciliation
import Records

/// The custom fields that the figures go to: which are there, which have to be made, which cannot be used.
struct HoursFields: Sendable {
    private(set) var ready: [HoursRule.Figure: CustomFieldDefinition] = [:]
    private(set) var missing: [HoursRule.Figure: NewField] = [:]
    private(set) var warnings: [String] = []

    /// - Parameters:
    ///   - wanted: The names of the fields.
    ///   - known: The definitions of the location's fields for contacts.
    init(wanted: [HoursRule.Figure: String], known: [CustomFieldDefinition]) {
        for (figure, name) in wanted.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let found = known.filter { $0.name == name }
            if found.count > 1 {
                warnings.append(
                    "hours: there are \(found.count) custom fields \"\(name)\". The figure '\(figure.rawValue)' is not "
                        + "written. Rename or delete all but one, or name another field in the mapping."
                )
            } else if let field = found.first, !figure.fits(field.type) {
                warnings.append(
                    "hours: the custom field \"\(name)\" has the type \(field.type.rawValue), which takes no "
                        + "\(figure.fieldKind.rawValue). The figure '\(figure.rawValue)' is not written. Name another "
                        + "field in the mapping, or delete this one, and Tenon makes it anew."
                )
            } else if let field = found.first {
                ready[figure] = field
            } else {
                missing[figure] = NewField(name: name, kind: figure.fieldKind)
            }
        }
    }

    /// The writes that make the contact's fields say the figures; none of what they say already.
    func changes(_ figures: ContactFigures, contact: Record) -> [FieldChange] {
        ready.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { figure, field in
            guard let value = figures.value(of: figure) else { return nil }
            let name = FieldName(rawValue: "customFields.\(field.id)")
            let current = contact[name]
            guard !field.says(value, current, hasWork: figures.hasWork),
                let input = try? field.input(field.fitted(value))
            else { return nil }
            return FieldChange(field: name, from: current, to: Value(json: input.value))
        }
    }

    /// The fields to make before the contact can show its figures.
    func needed(for figures: ContactFigures) -> [HoursRule.Figure: NewField] {
        missing.filter { figure, _ in
            switch figures.value(of: figure) {
            case nil, .empty?: false
            case .number(0)?: figures.hasWork
            default: true
            }
        }
    }
}

extension HoursRule.Figure {
    /// What kind of field a new one is.
    var fieldKind: NewField.Kind {
        switch self {
        case .lastDay: .date
        case .onSite: .text
        default: .number
        }
    }

    /// Whether a field of the type can say the figure. Texts can say everything.
    func fits(_ type: CustomFieldType) -> Bool {
        if [.text, .largeText].contains(type) { return true }
        return type == CustomFieldType(fieldKind)
    }
}

extension CustomFieldDefinition {
    /// The value in the field's own kind; nil for an empty field.
    fileprivate func fitted(_ value: FigureValue) -> CustomFieldValue? {
        let isText = [.text, .largeText].contains(type)
        switch value {
        case .empty: return nil
        case .number(let number):
            return isText
                ? .text(number.formatted(.number.precision(.fractionLength(2)).grouping(.never).locale(Self.posix)))
                : .number(number)
        case .day(let day): return isText ? .text(day) : .day(day)
        case .text(let text): return .text(text)
        }
    }

    private static var posix: Locale { Locale(identifier: "en_US_POSIX") }

    /// Whether what the field holds says the figure, whichever way the service spells it.
    fileprivate func says(_ value: FigureValue, _ current: Value, hasWork: Bool) -> Bool {
        let held = self.value(current.json)
        switch (fitted(value), held) {
        case (nil, nil): return true
        case (.number(let wanted)?, nil): return wanted == 0 && !hasWork
        case (.text?, nil): return value == .number(0) && !hasWork
        // Half of the last decimal.
        case (.number(let wanted)?, .number(let number)?): return abs(wanted - number) < 0.005
        case (.text(let wanted)?, .text(let text)?):
            return wanted == text.trimmingCharacters(in: .whitespacesAndNewlines)
        case (let wanted?, let held?): return wanted == held
        case (nil, .some): return false
        default: return false
        }
    }
}
