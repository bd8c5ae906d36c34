import ServiceLifecycle

/// Waits until both servers listen, says so once, and stays until the end.
struct SandboxAnnouncer: Service {
    /// The port a server listens on.
    enum Listening: Sendable {
        case highLevel(Int)
        case busybusy(Int)
    }

    let listening: AsyncStream<Listening>
    let announce: @Sendable (_ highLevelPort: Int, _ busybusyPort: Int) async -> Void

    func run() async throws {
        var ports: (highLevel: Int?, busybusy: Int?) = (nil, nil)
        for await event in listening.cancelOnGracefulShutdown() {
            switch event {
            case .highLevel(let port): ports.highLevel = port
            case .busybusy(let port): ports.busybusy = port
            }
            if let highLevel = ports.highLevel, let busybusy = ports.busybusy {
                await announce(highLevel, busybusy)
                break
            }
        }
        try? await gracefulShutdown()
    }
}
