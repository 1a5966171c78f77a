/// The word lists that reading a heading rests on: data, kept in one place so that it can grow without code.
///
/// All words are lower case, without the periods of abbreviations.
enum HeadingVocabulary {
  /// Prefixes that name a format, longest first where one begins with another.
  static let formatPrefixes: [(words: String, format: TalkFormat)] = [
    ("sponsored keynote", .sponsoredKeynote),
    ("sponsor keynote", .sponsoredKeynote),
    ("sponsored session", .sponsoredSession),
    ("sponsored demo", .demo),
    ("project lightning talk", .projectLightningTalk),
    ("lightning talk", .lightningTalk),
    ("lightning", .lightningTalk),
    ("opening keynote", .keynote),
    ("closing keynote", .keynote),
    ("keynote panel discussion", .keynotePanel),
    ("keynote panel", .keynotePanel),
    ("panel discussion", .panel),
    ("panel", .panel),
    ("keynote session", .keynote),
    ("keynote", .keynote),
    ("fireside chat", .firesideChat),
    ("tutorial", .tutorial),
    ("workshop", .workshop),
    ("poster session", .poster),
    ("poster", .poster),
    ("contribfest", .contribfest),
    ("learning lounge", .learningLounge),
    ("birds of a feather", .birdsOfAFeather),
    ("bof", .birdsOfAFeather),
    ("documentary film", .film),
    ("documentary premiere", .film),
    ("documentary screening", .film),
    ("film", .film),
    ("demo", .demo),
    ("talk", .talk),
    ("session", .talk),
  ]

  /// First words of a title that is the frame of an event rather than a talk.
  static let frameTitles: [(words: String, format: TalkFormat)] = [
    ("opening remarks", .opening), ("opening", .opening), ("welcome", .opening),
    ("closing remarks", .closing), ("closing", .closing),
  ]

  /// Last words of the name of an event or a track, as in `Istio Day: …` after a venue prefix.
  static let eventNameEndings: Set<String> = [
    "day", "days", "con", "summit", "fest", "forum", "university", "conference", "camp",
  ]

  /// Regions after the name of an event: `CiliumCon NA 2023`.
  static let regions: Set<String> = [
    "na", "eu", "europe", "america", "north", "asia", "china", "india", "japan", "apac",
  ]

  /// Last words of the name of a place or a track within an event: `Cloud Native Theater | …`.
  static let stageNameEndings: Set<String> = ["theater", "theatre", "stage", "track", "members"]

  /// Legal forms: part of the name before the comma, never a name of their own.
  static let legalSuffixes: Set<String> = [
    "inc", "incorporated", "llc", "llp", "lp", "ltd", "limited", "corp", "corporation", "co", "gmbh", "ag",
    "se",
    "sa", "sas", "sarl", "srl", "spa", "bv", "nv", "ab", "as", "asa", "oy", "oyj", "aps", "plc", "pty", "pvt",
    "pte", "kk", "kg", "ug", "ev", "cie", "company", "sl", "sro", "zrt", "kft",
  ]

  /// What follows `&` inside the name of a firm: `Pictet & Cie`, `Smith & Sons`.
  static let firmContinuations: Set<String> = [
    "cie", "co", "company", "sons", "partners", "associates", "brothers", "daughters",
  ]

  /// Suffixes that belong to a person's name although a comma precedes them.
  static let nameSuffixes: Set<String> = ["jr", "sr", "ii", "iii", "iv", "phd", "md", "esq", "msc"]

  /// Openings of a remark on an organisation: `Isovalent, now part of Cisco`.
  static let affiliationOpenings: [String] = [
    "now part of ", "part of ", "now at ", "now ", "formerly ", "acquired by ", "a part of ",
    "an ibm company",
    "previously ",
  ]

  /// Words between two organisations of which the first is meant: `Isovalent @ Cisco`.
  static let affiliationConnectors: [String] = [" @ ", " at ", " by ", " | "]

  /// Words that make a phrase a job title.
  static let jobWords: Set<String> = [
    "engineer", "engineers", "developer", "developers", "architect", "architects", "manager", "managers",
    "director", "directors", "officer", "ceo", "cto", "cio", "ciso", "coo", "cfo", "cmo", "cpo", "cso", "vp",
    "svp", "evp", "president", "founder", "founders", "cofounder", "co-founder", "co-founders", "lead",
    "leader",
    "head", "chief", "principal", "maintainer", "maintainers", "co-maintainer", "contributor", "contributors",
    "reviewer", "reviewers", "approver", "approvers", "owner", "committer", "committers", "ambassador",
    "ambassadors", "chair", "chairs", "co-chair", "co-chairs", "cochair", "cochairs", "chairperson",
    "advocate",
    "advocates", "evangelist", "evangelists", "fellow", "scientist", "researcher", "specialist", "strategist",
    "technologist", "consultant", "analyst", "administrator", "sysadmin", "professor", "lecturer", "student",
    "intern", "mentee", "organizer", "organizers", "organiser", "organisers", "host", "editor", "author",
    "journalist", "coordinator", "designer", "programmer", "sre", "dmts", "relations", "devrel", "trainer",
    "instructor", "educator", "moderator", "panelist", "panelists", "speaker", "speakers", "writer",
  ]

  /// Words that before a job title's comma name a part of an organisation rather than an organisation.
  static let departmentWords: Set<String> = [
    "cloud", "infrastructure", "engineering", "apac", "emea", "amer", "americas", "latam", "security",
    "identity",
    "global", "platform", "platforms", "product", "products", "research", "operations", "marketing",
    "community",
    "ecosystem", "program", "technology", "innovation", "europe", "asia", "networking", "observability",
    "reliability", "strategy", "solutions", "ai", "data", "kubernetes", "office", "team", "department",
  ]

  /// What stands where an organisation would, and means that there is none.
  static let noOrganisation: Set<String> = [
    "independent", "independant", "freelance", "freelancer", "self", "self-employed", "self employed",
    "unaffiliated", "none", "n/a", "na", "retired", "individual", "individual contributor",
    "independent contributor", "independent consultant", "no affiliation", "unemployed", "hobbyist", "tba",
    "tbd",
    "tbc", "program", "programme",
  ]

  /// What stands where a person would, and means that there is none yet or no more.
  static let placeholderNames: Set<String> = [
    "tba", "tbd", "tbc", "to be announced", "to be determined", "to be confirmed", "speaker to be announced",
    "speakers to be announced", "speaker tba", "speaker tbd", "speakers tba", "speakers tbd", "deleted user",
    "unknown", "unknown speaker", "anonymous", "n/a", "various", "various speakers", "multiple speakers",
    "guest speaker", "speaker", "speakers", "panelists", "panelist", "moderator", "mystery speaker",
    "surprise guest", "alle", "verschiedene", "verschiedene redner", "diverse", "n n", "nn", "all", "others",
    "more", "friends", "and more", "et al",
  ]

  /// Words that make a name the name of an organisation.
  static let organisationWords: Set<String> = [
    "systems", "labs", "lab", "technologies", "technology", "university", "foundation", "bank", "group",
    "software", "cloud", "networks", "security", "solutions", "consulting", "institute", "college", "school",
    "hospital", "government", "ministry", "agency", "committee", "interactive", "entertainment", "services",
    "service", "research", "computing", "data", "digital", "international", "investments", "insurance",
    "partners", "studio", "studios", "games", "global", "media", "telecom", "mobile", "energy", "tech",
    "innovation", "industries", "enterprises", "holdings", "ventures", "capital", "airlines", "motors",
    "electronics", "semiconductor", "robotics", "health", "education", "academy", "association", "society",
    "council", "fund", "union", "organization", "organisation", "project", "sig", "wg", "tag", "cncf", "inc",
    "hub", "factory", "city", "nations", "times", "stack", "works", "universität", "université",
    "universidad",
    "technische", "authority", "office", "unicorns", "analytics", "payments", "finance", "financial", "trade",
    "engineering", "platform", "open", "source", "kubernetes", "native", "team", "company", "community",
    "web",
    "national", "european", "federal", "royal", "imaging", "networking", "communications", "ai", "the",
  ]

  /// Words of titles that are hardly ever part of a person's name.
  static let titleWords: Set<String> = [
    "a", "an", "the", "of", "for", "with", "without", "to", "in", "on", "at", "by", "from", "into", "how",
    "what",
    "why", "when", "where", "who", "which", "is", "are", "was", "be", "can", "will", "do", "does", "not",
    "no",
    "your", "our", "my", "their", "its", "you", "we", "it", "this", "that", "these", "all", "more", "new",
    "next",
    "or", "vs", "versus", "through", "beyond", "behind", "under", "over", "between", "using", "building",
    "part", "intro", "introduction", "deep", "dive", "deepdive", "update", "updates", "session", "sessions",
    "workshop", "tutorial", "keynote", "keynotes", "panel", "remarks", "closing", "opening", "break", "lunch",
    "meetup", "meeting", "gathering", "demo", "demos", "project", "projects", "cloud", "native", "kubernetes",
    "service", "services", "mesh", "meshes", "security", "network", "networks", "networking", "observability",
    "platform", "platforms", "engineering", "data", "source", "production", "scale", "cluster", "clusters",
    "container", "containers", "gateway", "api", "apis", "edition", "guide", "story", "stories", "lessons",
    "learned", "case", "study", "event", "days", "kernel", "film", "documentary", "party", "talk", "talks",
    "management", "framework", "control", "plane", "architecture", "future", "practice", "practices", "world",
    "journey", "systems", "developers", "operators", "maintainers", "users", "software", "ai", "ml", "llm",
    "ebpf", "linux", "roadmap", "science", "bare", "metal", "machines", "learning", "everything", "everyone",
    "outside", "inside", "adventure", "ambient", "overview", "required", "hall", "room", "agenda", "schedule",
    "conference", "summit", "community", "working", "performance", "experience", "monitoring", "tracing",
    "debugging", "testing", "introducing", "understanding", "running", "making", "done", "right", "way",
    "hands-on", "live", "me", "ask", "anything", "about", "people", "culture", "process", "technology", "q&a",
    "one", "two", "three", "first", "second", "third", "final", "back", "notes",
    "north", "america", "europe", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
    "recap", "retrospective", "awards", "ceremony", "strike", "awakens", "ready", "fast", "slow", "good",
    "bad",
    "distro", "support", "team", "tools", "tooling", "infrastructure", "deployment", "deployments",
    "delivery",
    "application", "applications", "apps", "app", "code", "databases", "database", "storage", "group",
  ]

  /// Particles that are written in lower case inside a name.
  static let nameParticles: Set<String> = [
    "de", "del", "della", "der", "den", "da", "das", "do", "dos", "di", "du", "la", "le", "van", "von", "vom",
    "zu", "zum", "ter", "ten", "bin", "binti", "ibn", "al", "el", "y", "e", "af", "av", "st", "t", "op",
  ]

  /// Openings that make the person after them a moderator.
  static let moderatorOpenings: [String] = [
    "moderated by ", "moderator: ", "moderators: ", "moderator ", "hosted and moderated by ",
    "facilitated by ",
  ]

  /// What marks a moderator in parentheses after the name.
  static let moderatorNotes: Set<String> = ["moderator", "host", "mod", "chair", "facilitator"]

  /// First halves of pronouns in parentheses after a name: `(she/her)`.
  static let pronouns: Set<String> = ["he", "she", "they", "ze", "xe", "it", "any"]

  /// Words before `by` after which there is no speaker: `Hosted by CNCF`, `Powered by Nature`.
  static let wordsBeforeOtherBy: Set<String> = [
    "hosted", "powered", "sponsored", "driven", "organized", "organised", "brought", "step", "day", "side",
    "design", "default", "inspired", "backed", "moderated", "trial", "one", "line", "stand", "nearby",
  ]

  /// First words of a place at the end of a heading.
  static let roomWords: Set<String> = [
    "room", "hall", "level", "auditorium", "ballroom", "theater", "theatre", "stage", "track", "building",
    "booth",
  ]

  /// Words of remarks in parentheses at the end of a heading.
  static let remarkWords: Set<String> = [
    "slides", "video", "recording", "recorded", "repeat", "encore", "virtual", "online", "remote",
    "cancelled",
    "canceled", "invited", "beginner", "intermediate", "advanced", "full",
  ]

  /// Organisations of the field whose names look like the name of a person or like common words.
  static let wellKnownOrganisations: [String] = [
    "Red Hat", "Capital One", "Palo Alto Networks", "Marks & Spencer", "Ernst & Young", "Procter & Gamble",
    "Johnson & Johnson", "Bang & Olufsen", "JP Morgan Chase", "JP Morgan", "Morgan Stanley", "Goldman Sachs",
    "Booz Allen Hamilton", "Delivery Hero", "Grafana Labs", "Trend Micro", "Thomson Reuters", "Mercedes-Benz",
    "Octopus Deploy", "Planet Labs", "New Relic", "Deutsche Telekom", "Home Depot", "The New Stack",
    "New York Times", "The New York Times", "Hewlett Packard Enterprise", "Western Digital", "Ant Group",
    "Rolls-Royce", "Louis Vuitton", "Hugo Boss", "Philip Morris", "Eli Lilly", "Charles Schwab",
    "Wells Fargo",
    "Marsh McLennan", "Spectro Cloud", "Edge Delta", "Pure Storage", "Sauce Labs", "Big Switch",
    "Liquid Reply",
    "IBM", "Google", "Microsoft", "Amazon", "Cisco", "Oracle", "Intel", "Apple", "Meta", "Netflix", "Adobe",
    "Datadog", "SUSE", "VMware", "Broadcom", "NVIDIA", "AMD", "SAP", "Alibaba", "Huawei", "Tencent",
    "ByteDance",
    "Docker", "GitHub", "GitLab", "HashiCorp", "Elastic", "Splunk", "Dell", "Nokia", "Ericsson", "Orange",
    "Spotify", "Uber", "Shopify", "Airbnb", "LinkedIn", "Twitter", "Bloomberg", "CNCF", "CERN", "AWS",
    "Amazon Web Services", "Google Cloud", "Linux Foundation", "The Linux Foundation",
    "Cloud Native Computing Foundation", "Isovalent", "Solo.io", "Tetrate", "Buoyant",
  ]

  /// Given names common enough in the field to tell a person from an organisation.
  static let givenNames: Set<String> = Set(
    """
    aaron abby abdel abhishek adam adele adolfo adrian ahmed aidan akihiro alan alba albert alberto aldo alejandro \
    aleksandr alena alessandro alex alexander alexandra alexandre alexis alfonso ali alice alina alison alissa \
    allison alolita alvaro amanda amber amir amit amy ana anders anderson andrea andreas andrei andres andrew \
    andrey andré andy angel angela anil anish anita anjali ankit ankur ann anna anne annie anthony antoine anton \
    antonio anushka archana arda ariel arjun armin arnaud arthur artem arun ashley ashok aurélie austin avi bailey \
    barbara bart bartłomiej bastian ben benjamin benoit bernard bernd beth bhavani bill björn bob boris brad \
    brandon brandt brendan brent brett brian bridget bruno bryan caleb calum carla carlos carol carolina caroline \
    carolyn catherine cat charles charlie chen cheryl chris christian christina christine christoph christopher \
    claire clara claudia claudiu clayton clément colin connor constanze cory craig cynthia cédric dan dana daniel \
    daniela danielle daniele danilo dave david dawn dean deepak deepika denis dennis derek diana diane diego dima \
    dimitri dina dirk dmitri dmitry dom dominic dominik donia doug douglas duncan dustin dylan ed eddie edith \
    eduardo edward eitan elena eli elias elizabeth ella ellen emil emily emma eric erica erik erin ethan eugene eva \
    evan faseela federico felipe felix fernando filip flora florian francesco francisco francois frank fred \
    frederic frederick friedrich gabriel gabriele gabor gareth gary george gerald giles giovanni grace greg gregory \
    guillaume guillermo gunnar hannah hannes hans harry heather hector heidi helen hemanth henrik henry holly \
    hongbin hristo hugo ian idit igor ikram ilya ines ingo iris irina isaac isabel ivan jack jackie jacob jake \
    jakob jakub james jamie jan jana jane janet jared jason javier jay jean jeff jeffrey jen jennifer jens jeremy \
    jerome jesse jessica jie jim jimmy joanna joao joaquim joaquin joe joel joey johan johannes john jon jonas \
    jonathan jordan jorge jose joseph josephine josh joshua josé joão juan judy julia julian julie julien julius \
    justin karen karena karim karl karol karthik kasper kat kate katherine kathryn katie katharina kathy katrina \
    keith kelly kelsey ken kenneth kenji kevin khaled kim kirsten klaus kohei kris kristen krisztian kubo kumar \
    kunal kyle laila larry lars laura lauren laurent lee lena leo leon leonard leonardo leslie lewis li liam lili \
    lilian lin linda lisa liu liz lori lorenzo louis louise luc luca lucas lucy luis lukas luke lukasz lydia \
    madelyn magnus maksim manuel marc marcel marco marcus margarita maria marie marina mario marion marissa mark \
    marko markus marta martin mary mateusz mathias mathieu mats matt matteo matthew matthias maurice mauricio \
    mauro max maxim maxime maximilian maya megan mehdi melanie melissa mia michael michal michelle miguel mike \
    mikhail mikko milan mina ming mircea mitch mohamed mohammed molly monica morgan moritz murat nabarun nadia \
    nancy naomi natalia natalie natali natan nate nathan navarun neha nelson nick nico nicolas nicole niels nikhil \
    nikita nikola nikolaus nils nina nishant noah noel nora nuno olaf ole oleg oliver olivia olivier omar oscar \
    oskar otto owen pablo paige pankaj paola paolo pascal patricia patrick patrik paul paula pavel pawel pedro peng \
    pete peter petr petra phil philip philipp philippe pierre piotr prashant prasanth pratik praveen priya priyanka \
    rachel rafael raffaele ragnar rahul rainer raj rajas ralf ralph ramon randy raphael raul ravi ray rebecca \
    regina rene renee rey ricardo riccardo richard rick rita rob robert roberto robin rodrigo roger rohan rohit \
    roland roman ron rory rosa ross roy ruben russell ruth ryan sabine sachin sally sam samantha samir samuel \
    sandeep sandra sanjay sanjeev santiago sara sarah sascha saurabh scott sean sebastian seth sergei sergey \
    sergio shane shannon sharon shaun shawn shelby shubham simon simone sofia solène sonia sonja sophie srinivas \
    stacey stefan stefano steffen stephan stephane stephanie stephen steve steven stuart subhasmita sunil susan \
    suresh sven sylvain taylor ted teresa terry thilo thomas tiffany tim timo timothy tina tobias todd tom tomas \
    tommy toni tony tracy tyler uma ute valentin valentina vanessa vera verena victor victoria vijay vikram \
    viktor vinay vincent vincenzo vipin viktoria vlad vladimir wade walter wang wei whitney will william wojciech \
    wolfgang xavier xing yan yang yann yaron yi ying yong yoshi yuan yuichi yuki yury yves zach zachary zhang zoe
    """.split(separator: " ").map(String.init))
}
