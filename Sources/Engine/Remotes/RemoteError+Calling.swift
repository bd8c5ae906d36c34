import Busybusy

extension RemoteError {
    /// Makes a call to busybusy, and says what a failure of it means to the engine.
    ///
    /// - Throws: ``RemoteError``; what is no error of busybusy passes.
    static func explaining<Result>(_ call: () async throws -> Result) async throws -> Result {
        do {
            return try await call()
        } catch let error as BusybusyError {
            throw RemoteError(error)
        }
    }
}
