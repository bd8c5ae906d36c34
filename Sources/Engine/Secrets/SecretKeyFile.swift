import Foundation

/// A file of keys that only its owner may read. Its calls block.
public struct SecretKeyFile: Sendable {
    /// The largest file that is read, in bytes: some hundred keys.
    private static let maximumSize = 16 * 1024

    /// Where it is.
    public let path: String

    /// Names the file; it is read by ``read()``.
    public init(path: String) { self.path = path }

    /// The keys.
    ///
    /// - Throws: ``SecretError`` when the file cannot be read, when others may read it, or when it holds no keys.
    public func read() throws(SecretError) -> SecretKeyRing {
        try SecretKeyRing(text: try text(), place: path)
    }

    /// Puts a new key before the others, which go on opening what they sealed; makes the file when there is none.
    ///
    /// The new file is on disk before it takes the old one's place: no moment is without a whole file.
    ///
    /// - Returns: the new key.
    /// - Throws: ``SecretError``; then the file is as it was.
    public func add(_ key: SecretKey = SecretKey()) throws(SecretError) -> SecretKey {
        let isNew = access(path, F_OK) != 0
        let others = isNew ? [] : try read().keys
        try replace([key] + others)
        return key
    }

    /// Leaves out the keys with these ids.
    ///
    /// - Throws: ``SecretError``; then the file is as it was.
    public func remove(_ ids: Set<String>) throws(SecretError) {
        try replace(try read().keys.filter { !ids.contains($0.id) })
    }

    private func text() throws(SecretError) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("read") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw failure("looked at") }
        guard status.st_mode & 0o077 == 0 else {
            throw SecretError(
                .openToOthers,
                "\(path) holds keys and others may read or write it. Close it with: chmod 600 \(path)"
            )
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        do {
            // Nothing at all is what an empty file gives.
            return String(decoding: try handle.read(upToCount: Self.maximumSize) ?? Data(), as: UTF8.self)
        } catch {
            throw failure("read")
        }
    }

    private func replace(_ keys: [SecretKey]) throws(SecretError) {
        let lines = ["# Keys of Tenon. The first seals, all of them open. Keep a copy apart from the store's backups."]
        let bytes = Data((lines + keys.map(\.text)).joined(separator: "\n").utf8 + [0x0A])
        let draft = "\(path).\(UUID().uuidString).new"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure("written") }
        let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        let isOnDisk = written == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isOnDisk, rename(draft, path) == 0 else {
            let error = failure("written")
            unlink(draft)
            throw error
        }
        let folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw failure("brought to disk") }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw failure("brought to disk") }
    }

    private func failure(_ deed: String) -> SecretError {
        let cause = String(cString: strerror(errno))
        return SecretError(.unusableFile, "\(path) cannot be \(deed): \(cause). Check its name and its rights.")
    }
}
