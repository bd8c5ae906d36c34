import Foundation

/// A file that only its owner may read or write. Its calls block.
struct PrivateFile {
    /// The largest file that is read, in bytes; a sign-in is some kilobytes.
    static let maximumSize = 1024 * 1024

    let path: String

    /// The bytes; nil when there is no file.
    ///
    /// - Throws: ``VaultError`` when others may read or write it, or the file system refuses.
    func read() throws(VaultError) -> Data? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        if descriptor < 0 {
            if errno == ENOENT { return nil }
            throw failure("opened")
        }
        defer { close(descriptor) }
        try checkRights(descriptor)
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            return try handle.read(upToCount: Self.maximumSize) ?? Data()
        } catch {
            throw VaultError(.unusable, "\(path) cannot be read: \(error.localizedDescription). Check the disk.")
        }
    }

    /// Writes a new file beside it, brings it to disk, renames it over the old one, and brings the name to disk.
    func replace(_ bytes: Data) throws(VaultError) {
        let draft = "\(path).\(UUID().uuidString).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("written") }
        do throws(VaultError) {
            defer { close(descriptor) }
            try write(bytes, to: descriptor)
        } catch {
            unlink(draft)
            throw error
        }
        guard rename(draft, path) == 0 else {
            let failure = failure("replaced")
            unlink(draft)
            throw failure
        }
        try syncFolder()
    }

    /// Removes it; nothing happens when there is none.
    func remove() throws(VaultError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("removed") }
        try syncFolder()
    }

    /// The error for the call that just failed, from `errno`.
    func failure(_ deed: String) -> VaultError {
        let cause = String(cString: strerror(errno))
        return VaultError(.unusable, "\(path) cannot be \(deed): \(cause). Check the folder, its rights and the disk.")
    }

    private func write(_ bytes: Data, to descriptor: Int32) throws(VaultError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0 && errno == EINTR { continue }
            guard written > 0 else { throw failure("written") }
            rest = rest.dropFirst(written)
        }
        guard fsync(descriptor) == 0 else { throw failure("brought to disk") }
    }

    private func syncFolder() throws(VaultError) {
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("brought to disk") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure("brought to disk") }
    }

    private func checkRights(_ descriptor: Int32) throws(VaultError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("looked at") }
        guard status.st_uid == geteuid() else {
            throw VaultError(
                .openToOthers,
                "\(path) belongs to another user. Run as its owner, or sign in again elsewhere."
            )
        }
        guard status.st_mode & 0o077 == 0 else {
            throw VaultError(
                .openToOthers,
                "\(path) holds secrets and others may read or write it. Close it with: chmod 600 \(path)"
            )
        }
    }
}
