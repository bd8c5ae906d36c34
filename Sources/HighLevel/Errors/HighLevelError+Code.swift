extension HighLevelError {
    /// The kind of a failure. New kinds may come; compare, do not list them all.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the kind, fit for a metric label.
        public let description: String

        private init(_ name: String) { description = name }

        /// A setting is missing or not allowed; no call was made.
        public static let configuration = Code("configuration")
        /// The credential does not open this: see ``HighLevelError/unauthorized`` for why. A 401, or found before the call.
        public static let unauthorized = Code("unauthorized")
        /// 403: the token has no access to the location.
        public static let forbidden = Code("forbidden")
        /// The contact does not exist or was deleted; the service says so with 400, never 404.
        public static let contactNotFound = Code("contactNotFound")
        /// Something else than a contact does not exist: a task, a note, a path.
        public static let notFound = Code("notFound")
        /// A contact with the same email or phone exists: see ``HighLevelError/duplicate``.
        public static let duplicate = Code("duplicate")
        /// The service refuses the input: see ``HighLevelError/problems``.
        public static let invalid = Code("invalid")
        /// Too many calls: in the interval (429), or for today.
        public static let rateLimited = Code("rateLimited")
        /// The system has been failing, so no call was made: see ``HighLevelError/retryAfter``.
        public static let circuitOpen = Code("circuitOpen")
        /// The budget that is shared with other processes cannot be read or kept; no call was made.
        public static let budget = Code("budget")
        /// A 5xx.
        public static let server = Code("server")
        /// No whole reply in time.
        public static let timeout = Code("timeout")
        /// No connection, or it was lost.
        public static let transport = Code("transport")
        /// A 2xx with a body that is not what it should be.
        public static let undecodable = Code("undecodable")
        /// A reply above the largest allowed size.
        public static let responseTooLarge = Code("responseTooLarge")
        /// A paged read that cannot go on, such as by a cursor that came twice.
        public static let incompleteRead = Code("incompleteRead")
        /// The task was cancelled while the call was under way.
        public static let cancelled = Code("cancelled")
        /// A status with no meaning here, such as a redirect.
        public static let unexpectedStatus = Code("unexpectedStatus")
    }
}
