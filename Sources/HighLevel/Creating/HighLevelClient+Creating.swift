extension HighLevelClient {
    /// Runs the steps of a create: tries, looks, waits, and repeats at most once.
    ///
    /// - Returns: what was made, or what a look found.
    func creating<Made, Found>(
        canLook: Bool = true,
        settling: Duration,
        create: () async throws -> Made,
        look: () async throws -> Found?
    ) async throws -> Outcome<Made, Found> {
        var steps = CreateSteps(canLook: canLook)
        var action = CreateSteps.Action.create
        var found: Found?
        while true {
            switch action {
            case .create:
                do { return .made(try await create()) } catch { action = try steps.failed(error) }
            case .look:
                // A look that fails leaves the create's own error to be told: it says that the outcome is unclear.
                do {
                    found = try await look()
                    action = steps.looked(found: found != nil)
                } catch {
                    action = steps.looked(found: nil)
                }
            case .wait:
                do {
                    try await transport.clock.sleep(settling)
                    action = .look
                } catch {
                    action = steps.looked(found: nil)
                }
            case .recover:
                if let found { return .found(found) }
                action = steps.looked(found: false)
            case .fail(let error):
                throw error
            }
        }
    }

    /// What the steps of a create came to.
    enum Outcome<Made, Found> {
        case made(Made)
        case found(Found)
    }
}
