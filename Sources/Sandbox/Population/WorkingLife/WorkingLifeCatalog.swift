import Foundation

/// Cost codes, machines and crews of a contractor of every trade.
enum WorkingLifeCatalog {
    private static let codes: [(code: String, title: String, unit: String?, group: String?)] = [
        ("01-100", "Supervision", nil, "General"), ("01-520", "Mobilize and clean up", nil, "General"),
        ("02-410", "Demolition", "CY", "Sitework"), ("02-320", "Excavation", "CY", "Sitework"),
        ("03-310", "Concrete", "CY", "Sitework"), ("06-110", "Framing", "SF", "Carpentry"),
        ("06-220", "Trim", "LF", "Carpentry"), ("07-050", "Tear-off", "SQ", "Roofing"),
        ("07-311", "Shingles", "SQ", "Roofing"), ("07-620", "Flashing and gutters", "LF", "Roofing"),
        ("07-460", "Siding", "SQ", "Roofing"), ("23-300", "Ductwork", "LF", "HVAC"),
        ("23-810", "Set unit", "EA", "HVAC"), ("32-900", "Planting", "EA", nil),
    ]

    private static let machines: [(name: String, make: String?, model: String?, year: Int?, hours: Double?)] = [
        ("Skid steer 1", "Bobcat", "S650", 2019, 2210.5), ("Mini ex", "Kubota", "KX040", 2021, 1104),
        ("Dump trailer", nil, nil, nil, nil), ("Lift", "JLG", "450AJ", 2017, 3380.25),
        ("Truck 4", "Ford", "F-550", 2020, nil),
        ("Compactor", "Wacker Neuson", "DPU6555", nil, 412), ("Dumpster 30 yd", nil, nil, nil, nil),
    ]

    private static let crews = ["Roofing A", "Roofing B", "HVAC", "Siding", "Landscape", "Concrete", "Service"]

    static func costCodes(seed: UInt64, createdOn: Int) -> [BusybusyCostCode] {
        codes.enumerated().map { index, code in
            BusybusyCostCode(
                id: id(seed, "life.costcode", index),
                code: code.code,
                title: code.title,
                unit: code.unit,
                group: code.group,
                createdOn: createdOn + index
            )
        }
    }

    static func equipment(seed: UInt64, createdOn: Int) -> [BusybusyEquipment] {
        machines.enumerated().map { index, machine in
            BusybusyEquipment(
                id: id(seed, "life.equipment", index),
                name: machine.name,
                make: machine.make,
                model: machine.model,
                year: machine.year,
                serialNumber: machine.model.map { "\($0)-\(1000 + index * 37)" },
                runningHours: machine.hours,
                createdOn: createdOn + index
            )
        }
    }

    /// The name and id of a crew's member group; beyond the names there are numbers.
    static func group(seed: UInt64, crew: Int) -> (id: String, name: String) {
        let round = crew / crews.count
        let name = crews[crew % crews.count] + (round == 0 ? "" : " \(round + 1)")
        return (id(seed, "life.group", crew), name)
    }

    static func id(_ seed: UInt64, _ stream: String, _ index: Int) -> String {
        var random = PopulationRandom(seed: seed, stream: stream, index: index)
        return random.uuid().uuidString.lowercased()
    }
}
