import Foundation
public import Records

extension JobRule {
    /// Whether the opportunity makes a job.
    public func isMet(by opportunity: Record) -> Bool {
        statuses.contains(opportunity["status"].text ?? "")
            && Self.names(pipeline, opportunity["pipelineId"], opportunity["pipeline"])
            && Self.names(stage, opportunity["stageId"], opportunity["stage"])
    }

    /// The newest of the opportunities that make a job: the one that speaks for the contact.
    public func newest(of opportunities: [Record]) -> Record? {
        opportunities.filter(isMet).max { Self.isOlder($0, $1) }
    }

    /// The title that the opportunity gives its sub-project; null when it has none.
    public func title(of opportunity: Record) -> Value { text(of: title, opportunity) }

    /// The number that the opportunity gives its sub-project; null when it has none.
    public func number(of opportunity: Record) -> Value { text(of: number, opportunity) }

    /// The opportunity in words: what makes it a job.
    public func words(for opportunity: Record) -> String {
        let name = opportunity["name"].text.map { "opportunity \"\($0)\"" } ?? "an opportunity"
        let state = opportunity["status"].text ?? "met"
        let pipeline = opportunity["pipeline"].text.map { " in pipeline \"\($0)\"" } ?? ""
        let stage = stage == nil ? nil : opportunity["stage"].text.map { ", stage \"\($0)\"" }
        return "\(name) \(state)\(pipeline)\(stage ?? "")"
    }

    /// A total order by age. One of unknown age is the oldest.
    public static func isOlder(_ left: Record, _ right: Record) -> Bool {
        let (leftDate, rightDate) = (left.createdAt ?? .distantPast, right.createdAt ?? .distantPast)
        return leftDate == rightDate ? left.id.remoteID < right.id.remoteID : leftDate < rightDate
    }

    private func text(of fields: [FieldName], _ opportunity: Record) -> Value {
        Transform.singleSpace.forward(opportunity.firstFilled(of: fields)?.value.spelledOut ?? .null).nullIfBlank
    }

    private static func names(_ wanted: String?, _ id: Value, _ name: Value) -> Bool {
        guard let wanted else { return true }
        return id == .text(wanted) || Comparison.text.same(name, .text(wanted))
    }
}
