import Foundation
import NIOCore

extension CommandFailure {
    /// Does the work; a port that cannot be had is told in words, with the options that choose another.
    static func explainingPorts(_ options: String, _ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw CommandFailure("the port is in use. Choose another with \(options); 0 takes any free one.")
        } catch let error as IOError where error.errnoCode == EACCES {
            throw CommandFailure("the port may not be taken by this user. Choose one above 1023 with \(options).")
        }
    }
}
