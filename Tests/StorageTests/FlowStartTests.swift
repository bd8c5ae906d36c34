import Storage
import Testing

struct FlowStartTests {
    @Test func aFlowStartsOnceInEachWorkspace() async throws {
        try await withStore { store in
            try await store.write { tx in
                #expect(try tx.flowStart("notes", at: Milliseconds(1000), workspace: "a") == Milliseconds(1000))
                #expect(try tx.flowStart("notes", at: Milliseconds(2000), workspace: "a") == Milliseconds(1000))
                #expect(try tx.flowStart("notes", at: Milliseconds(3000), workspace: "b") == Milliseconds(3000))
                #expect(try tx.flowStart("hours", at: Milliseconds(4000), workspace: "a") == Milliseconds(4000))
            }
        }
    }
}
