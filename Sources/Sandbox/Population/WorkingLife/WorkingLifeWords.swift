/// What crews write when they clock out: short, without capitals, with the odd slip.
enum WorkingLifeWords {
    private static let work = [
        "tore off", "dried in", "shingled", "flashed", "patched", "cleaned up", "prepped", "framed", "ran duct on",
        "poured", "set forms on", "wrapped", "caulked", "re-decked", "punch list on", "hung gutters on",
    ]
    private static let places = [
        "N side", "S side", "back slope", "garage", "front porch", "dormer", "2nd floor", "unit 3", "west wall",
        "chimney", "valley", "driveway", "bsmt", "rear addition",
    ]
    private static let rests = [
        "2 sq left", "waiting on inspector", "need more nails", "done", "short 3 bundles", "customer wants call back",
        "rain 1 hr", "finish tmrw", "dumpster full", "ok", "all good", "back ordered drip edge", "1 sheet of osb used",
    ]
    private static let whole = [
        "drove to supply house", "waited for delivery", "no access, dog in yard", "safety mtg then load out",
        "cleanup and magnet sweep", "terminó el lado norte, faltan 2", "Helped other crew - \"blue house\" on corner",
        "fixed leak; see pics", "tarp b4 storm\nback mon", "",
    ]

    static func description(_ random: inout PopulationRandom) -> String {
        if random.chance(0.15) { return random.pick(whole) }
        let start = random.pick(work) + " " + random.pick(places)
        return random.chance(0.7) ? start + ", " + random.pick(rests) : start
    }
}
