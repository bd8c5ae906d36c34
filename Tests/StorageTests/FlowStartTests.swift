import Storage
import Testing

struct FlowStartTests {
    @Test func aFlowStartsOnceInEachWorkspace() async throws {
        let starts = try await withStore { store in
            try await store.write { tx in
                [
                    try tx.flowStart("notes", at: Milliseconds(1000), workspace: "a"),
                    try tx.flowStart("notes", at: Milliseconds(2000), workspace: "a"),
                    try tx.flowStart("notes", at: Milliseconds(3000), workspace: "b"),
                    try tx.flowStart("hours", at: Milliseconds(4000), workspace: "a"),
                ]
            }
        }
        #expect(starts.map(\.value) == [1000, 1000, 3000, 4000])
    }
}
