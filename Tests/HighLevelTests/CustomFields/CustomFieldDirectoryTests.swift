import Testing

@testable import HighLevel

@Suite(.timeLimit(.minutes(10))) struct CustomFieldDirectoryTests {
    private static let first = StubReply.json(
        #"{"customFields":[{"id":"f1","name":"Roof","fieldKey":"contact.roof","dataType":"TEXT","model":"contact"}]}"#
    )
    private static let second = StubReply.json(
        """
        {"customFields":[{"id":"f1","name":"Roof","fieldKey":"contact.roof","dataType":"TEXT","model":"contact"},
         {"id":"f2","name":"Value","fieldKey":"contact.value","dataType":"MONETORY","model":"contact"}]}
        """
    )

    @Test func theDefinitionsAreReadOnce() async throws {
        try await Harness.run([Self.first]) { harness in
            let fields = harness.client.customFields
            verify(try await fields.definition(named: "Roof").id == "f1")
            verify(try await harness.client.prioritized(.interactive).customFields.definitions().definitions.count == 1)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func manyWhoAskShareOneRead() async throws {
        let latch = Latch()
        var held = Self.first
        held.kind = .held(latch)
        try await Harness.run([held]) { harness in
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await harness.client.customFields.definitions().definitions.count }
                }
                while harness.server.requests.isEmpty { await Task.yield() }
                latch.open()
                for try await count in group { #expect(count == 1) }
            }
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func oneWhoGivesUpLeavesTheReadToTheOthers() async throws {
        let latch = Latch()
        var held = Self.first
        held.kind = .held(latch)
        try await Harness.run([held]) { harness in
            let impatient = Task { try await harness.client.customFields.definitions() }
            while harness.server.requests.isEmpty { await Task.yield() }
            let patient = Task { try await harness.client.customFields.definitions().definitions.count }
            impatient.cancel()
            latch.open()
            verify(try await patient.value == 1)
            #expect(harness.server.requests.count == 1)
        }
    }

    @Test func aFailedReadIsNotKept() async throws {
        try await Harness.run([.json(#"{"message":"no"}"#, status: 403), Self.first]) { harness in
            let fields = harness.client.customFields
            #expect(await failure(of: { _ = try await fields.definitions() })?.code == .forbidden)
            verify(try await fields.definitions().definitions.count == 1)
        }
    }

    @Test func whatIsTooOldIsReadAgain() async throws {
        try await Harness.run([Self.first, Self.second]) { harness in
            let fields = harness.client.customFields
            _ = try await fields.definitions()
            harness.time.advance(.seconds(60))
            verify(try await fields.definitions(oldest: .seconds(61)).definitions.count == 1)
            verify(try await fields.definitions(oldest: .seconds(60)).definitions.count == 2)
        }
    }

    @Test func anUnknownNameIsLookedForOnceMore() async throws {
        try await Harness.run([Self.first, Self.second]) { harness in
            let fields = harness.client.customFields
            verify(try await fields.definitions().definitions.count == 1)
            #expect(await failure(of: { _ = try await fields.definition(named: "Value") })?.code == .notFound)
            #expect(harness.server.requests.count == 1, "what was just read is not read again")
            harness.time.advance(.seconds(30))
            verify(try await fields.definition(named: "Value").id == "f2")
            #expect(await failure(of: { _ = try await fields.definition(named: "None") })?.code == .notFound)
            #expect(harness.server.requests.count == 2)
        }
    }

    @Test func aChangeForgetsWhatIsKept() async throws {
        let made = StubReply.json(#"{"customField":{"id":"f2","name":"Value","dataType":"MONETORY"}}"#, status: 201)
        try await Harness.run([Self.first, made, Self.second]) { harness in
            let fields = harness.client.customFields
            _ = try await fields.definitions()
            _ = try await harness.client.createCustomField(CustomFieldDraft(name: "Value", type: .money))
            verify(try await fields.definitions().definitions.count == 2)
        }
    }

    @Test func valuesGoOutByNameAndComeBackByType() async throws {
        let contact: Contact = try decode(
            #"{"id":"c1","customFields":[{"id":"f2","value":"12.5"},{"id":"f1","value":""},{"id":"f9","value":1}]}"#
        )
        try await Harness.run([Self.second]) { harness in
            let fields = harness.client.customFields
            let inputs = try await fields.inputs(["contact.value": 12_500, "roof": "Flat"])
            #expect(inputs == [CustomFieldInput(id: "f1", value: "Flat"), CustomFieldInput(id: "f2", value: 12_500)])
            let values = try await fields.values(of: contact)
            #expect(values.map(\.definition.id) == ["f2", "f9"])
            #expect(values.map(\.value) == [.number(12.5), .other(1)])
            #expect(values.last?.definition.type == "UNKNOWN")
            #expect(harness.server.requests.count == 1, "a field that is gone costs no call")
        }
    }

    @Test func twoNamesForOneFieldAreAnError() async throws {
        try await Harness.run([Self.first]) { harness in
            let error = await failure(of: {
                _ = try await harness.client.customFields.inputs(["Roof": "a", "contact.roof": nil])
            })
            #expect(error?.code == .invalid && error?.message.contains("twice") == true)
        }
    }
}
