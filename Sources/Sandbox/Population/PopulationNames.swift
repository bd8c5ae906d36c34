/// Names of people, companies and places from which the population is put together.
enum PopulationNames {
    /// First and last names of one script.
    struct Script: Sendable {
        var first: [String]
        var last: [String]
        /// Whether the family name is written first, without a blank between.
        var isJoined = false
    }

    static let plain = Script(
        first: words(
            """
            James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard Susan Joseph
            Jessica Thomas Karen Carlos Maria Luis Ana Miguel Rosa Kevin Nancy Brian Lisa Tyrone Keisha Dwayne Aaliyah
            Patrick Siobhan Giovanni Francesca Hans Ingrid Wei Mei Raj Priya Omar Leila Chidi Amara Kofi Abena Nguyen
            Thuy Mateo Camila Diego Valentina Walter Dorothy Earl Gladys Curtis Denise
            """
        ),
        last: words(
            """
            Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez Hernandez Lopez Gonzalez Wilson
            Anderson Thomas Taylor Moore Jackson Martin Lee Perez Thompson White Harris Sanchez Clark Ramirez Lewis
            Robinson Walker Young Allen King Wright Scott Torres Hill Flores Green Adams Nelson Baker Hall Rivera
            Campbell Mitchell Carter Roberts Okafor Mensah Patel Singh Nakamura Tran Kowalski Novak Petrov Rossi
            Schmidt Dubois Andersen O'Brien McDonald Washington Jefferson Van-Dyke St.Clair Fitzgerald Castellanos
            Whitaker Delacroix Abernathy Kirkpatrick Montgomery Vandermeer Stonebridge Hollingsworth Beauregard
            """
        )
    )

    static let accented = Script(
        first: words("José Zoë Renée François Søren Jürgen Łukasz Šárka Čestmír Ngọc Björk Núria Iñaki Chloë Ağaoğlu"),
        last: words("García Núñez Müller Björnsdóttir Østergård Dvořák Wałęsa Şahin Château Nguyễn Muñoz Groß Ibáñez")
    )

    static let others: [Script] = [
        Script(first: words("Иван Ольга Дмитрий Светлана Тарас"), last: words("Иванов Шевченко Кузнецова Ковальчук")),
        Script(first: words("Γιώργος Ελένη Νίκος Σοφία"), last: words("Παπαδόπουλος Γεωργίου Νικολάου")),
        Script(first: words("محمد فاطمة أحمد ليلى"), last: words("الحسن العلي حداد خوري")),
        Script(first: words("伟 芳 秀英 娜 强"), last: words("王 李 张 刘 陈"), isJoined: true),
        Script(first: words("太郎 花子 健一 さくら"), last: words("佐藤 鈴木 高橋 田中"), isJoined: true),
        Script(first: words("דוד שרה משה רחל"), last: words("כהן לוי מזרחי פרץ")),
        Script(first: words("राहुल प्रिया अमित सुनीता"), last: words("शर्मा वर्मा सिंह पटेल")),
    ]

    static let companyHeads = words(
        "Summit Ironwood Prairie Cascade Lakeshore Redstone Bluebird Cedar Granite Sunrise Copper Frontier Heritage Keystone"
    )
    static let companyTails = [
        "Properties LLC", "Dental Group", "Apartments", "Church of Christ", "Brewing Co.", "HOA", "Storage, Inc.",
        "Auto & Tire", "Realty", "Farms", "School District 47", "Medical Center", "Café", "Holdings GmbH",
    ]
    static let streets = [
        "Maple Ave", "W Washington Blvd", "N 7th St", "Old Mill Road", "E Camelback Rd", "Larimer St",
        "SE Hawthorne Blvd",
        "County Road 250 N", "Martin Luther King Jr Dr", "Rue de l'Église", "Cherry Creek South Dr",
    ]
    static let places: [(city: String, state: String, postalCode: String)] = [
        ("Chicago", "IL", "60614"), ("Scottsdale", "AZ", "85251"), ("Phoenix", "AZ", "85016"),
        ("Denver", "CO", "80202"),
        ("Portland", "OR", "97214"), ("Naperville", "IL", "60540"), ("Mesa", "AZ", "85201"), ("Aurora", "CO", "80012"),
    ]
    static let sources = ["facebook form", "google ads", "referral", "website", "yard sign", "public api", "Angi"]
    static let mailHosts = ["gmail.com", "yahoo.com", "outlook.com", "icloud.com", "example.com", "comcast.net"]
    static let topics = ["roofing", "hvac", "landscaping", "siding", "gutters", "remodel", "vip", "newsletter"]
    static let positions = ["Foreman", "Crew Lead", "Laborer", "Roofer", "Apprentice", "Estimator", "Office Manager"]

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }
}
