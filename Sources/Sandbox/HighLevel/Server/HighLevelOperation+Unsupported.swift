import HTTPTypes

/// Paths that exist and that no token opens: the platform's access service does not know them (seen in live traffic).
extension HighLevelOperation {
    static let unsupported: [HighLevelOperation] = [
        .init(method: .post, path: "/forms/", access: .either, perform: refuse),
        .init(method: .get, path: "/forms/{formId}", access: .either, perform: refuse),
        .init(
            method: .delete,
            path: "/calendars/events/appointments/{eventId}",
            access: .either,
            perform: refuse
        ),
    ]

    private static func refuse(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        throw .unsupportedRoute
    }
}
