import Foundation
import Sandbox

extension SandboxReady {
    /// Reads the line that a sandbox printed when it was ready.
    ///
    /// - Throws: ``CommandFailure`` for a file that cannot be read or holds something else.
    init(file: String) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw CommandFailure("the sandbox file \(file) cannot be read. Make it with: tenon sandbox > \(file)")
        }
        guard let ready = try? JSONDecoder().decode(SandboxReady.self, from: data) else {
            throw CommandFailure(
                "\(file) does not hold the line that `tenon sandbox` prints when it is ready. Wait for it, or start again."
            )
        }
        self = ready
    }
}
