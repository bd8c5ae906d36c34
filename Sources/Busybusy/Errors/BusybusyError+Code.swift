extension BusybusyError {
    /// The kind of a failure. New kinds may come; compare, do not list them all.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the kind, fit for a metric label.
        public let description: String

        private init(_ name: String) { description = name }

        /// A setting is missing or not allowed; no call was made.
        public static let configuration = Code("configuration")
        /// 401: the member session died, or the host rejects this kind of key.
        public static let unauthorized = Code("unauthorized")
        /// 403.
        public static let forbidden = Code("forbidden")
        /// What the call names does not exist.
        public static let notFound = Code("notFound")
        /// The service refuses the input.
        public static let invalid = Code("invalid")
        /// The service answered with `errors` of no known kind.
        public static let graphQL = Code("graphQL")
        /// 429.
        public static let rateLimited = Code("rateLimited")
        /// 500 with "failed to obtain lock": somebody else works on the same thing.
        public static let locked = Code("locked")
        /// Another 5xx.
        public static let server = Code("server")
        /// No whole reply in time.
        public static let timeout = Code("timeout")
        /// No connection, or it was lost.
        public static let transport = Code("transport")
        /// A 200 with a body that is not what it should be.
        public static let undecodable = Code("undecodable")
        /// A reply above the largest allowed size.
        public static let responseTooLarge = Code("responseTooLarge")
        /// A paged read that cannot go on, such as by a cursor that came twice.
        public static let incompleteRead = Code("incompleteRead")
        /// A status with no meaning here, such as a redirect.
        public static let unexpectedStatus = Code("unexpectedStatus")
        /// The task was cancelled while the call was under way.
        public static let cancelled = Code("cancelled")
        /// A dry run kept the write back; nothing was sent.
        public static let withheld = Code("withheld")
        /// The writer in use cannot do this; nothing was sent.
        public static let unsupported = Code("unsupported")
        /// The file that shares the limit of calls among processes cannot be used; nothing was sent.
        public static let ledger = Code("ledger")
    }
}
