/// The vocabulary that a new graph begins with, in the language of `kgraph define --file`.
///
/// To add a relation for everybody, add it here; for one graph, `kgraph define relation` does.
enum ConferenceVocabulary {
  static let text = """
    kind person
      summary someone who speaks, attends, works somewhere
      noun person/people
      noun person/persons
      noun folk/folks
      noun human/humans
      noun who/whom
      noun someone/someone
      noun somebody/somebody
      noun anyone/anyone
      noun anybody/anybody
      noun everyone/everyone
      noun everybody/everybody
      noun speaker/speakers where gives
      noun presenter/presenters where gives
      noun panelist/panelists where gives.role = panelist
      noun moderator/moderators where gives.role = moderator
      noun maintainer/maintainers where maintains
      noun attendee/attendees where attends
      noun member/members where member_of
      noun employee/employees where works_at
      noun colleague/colleagues where works_at / ^works_at
      noun co-speaker/co-speakers where gives / ^gives
      attribute name/names = name
      attribute title/titles = works_at.title
      attribute role/roles = gives.role
      attribute email/emails = email
      looks ellipse #D6EAF8 #0072B2

    kind org
      summary a company, university, foundation or group
      noun org/orgs
      noun organisation/organisations
      noun organization/organizations
      noun company/companies
      noun where/where
      noun employer/employers where ^works_at
      noun workplace/workplaces where ^works_at
      noun sponsor/sponsors where sponsors
      attribute name/names = name
      looks rounded #FDEBC8 #B87700

    kind project
      summary a piece of software or a standard that people work on
      noun project/projects
      noun tool/tools
      attribute name/names = name
      looks component #CFEFE3 #00795A

    kind topic
      summary what talks and notes are about
      noun topic/topics
      noun subject/subjects
      noun theme/themes
      attribute name/names = name
      looks hexagon #FBF7C4 #8F8600

    kind talk
      summary a talk, panel, keynote, workshop or film
      noun talk/talks
      noun session/sessions
      noun presentation/presentations
      noun keynote/keynotes where format = keynote
      noun panel/panels where format = panel
      noun workshop/workshops where format = workshop
      noun tutorial/tutorials where format = tutorial
      noun lightning talk/lightning talks where format = lightning talk
      noun film/films where format = film
      noun poster/posters where format = poster
      noun demo/demos where format = demo
      noun BoF/BoFs where format = birds of a feather
      noun BoF session/BoF sessions where format = birds of a feather
      noun birds of a feather session/birds of a feather sessions where format = birds of a feather
      noun withdrawn talk/withdrawn talks where status = withdrawn
      noun cancelled talk/cancelled talks where status = withdrawn
      noun canceled talk/canceled talks where status = withdrawn
      attribute title/titles = name
      attribute name/names = name
      attribute room/rooms = at.room in
      attribute track/tracks = at.track in
      attribute devroom/devrooms = at.track in
      attribute date/dates = since
      attribute day/days = since
      attribute format/formats = format
      attribute language/languages = language in
      attribute abstract/abstracts = abstract
      attribute link/links = url
      looks box #FBE0D2 #C04F00

    kind event
      summary a conference, or a part of one
      noun event/events
      noun conference/conferences
      noun meetup/meetups
      noun where/where
      attribute name/names = name
      attribute date/dates = since
      attribute city/cities = city in
      attribute place/places = city
      looks folder #F4DDEA #A8507F
      incidental

    kind note
      summary what you wrote down
      noun note/notes
      attribute text/texts = text
      attribute date/dates = since
      looks note #F2F2F2 #6B6B6B
      incidental

    relation gives
      summary speaks in a talk; the role says as what
      link person -> talk default
      verb give/gives/gave/given/giving
      verb present
      verb deliver
      verb hold/holds/held/held/holding
      verb moderate where role = moderator
      implied verb speak/speaks/spoke/spoken/speaking
      implied verb talk
      implied verb moderate where role = moderator
      implied verb present
      inverse preposition by
      inverse preposition with

    relation works_at
      summary is employed by; one at a time
      link person -> org default
      exclusive
      state
      verb work at
      verb work for
      verb work with
      inverse verb employ
      noun job/jobs
      preposition at
      preposition with
      preposition for

    relation member_of
      summary belongs to a group besides an employer
      link person -> org
      state
      preposition member of
      preposition members of
      preposition a member of
      verb belong to

    relation about
      summary has as its subject
      link talk -> topic default
      link talk -> project default
      link talk -> org
      link talk -> person
      link note -> topic default
      link note -> project default
      link note -> org default
      link note -> person default
      link note -> talk default
      link note -> event default
      link project -> topic default
      link event -> topic default
      link event -> project default
      rolls up along part_of
      verb cover
      verb discuss
      verb deal/deals/dealt/dealt/dealing with
      verb touch on
      verb touch
      verb address
      preposition about
      preposition on
      preposition covering
      preposition regarding
      preposition related to

    relation at
      summary takes place at, with room, track and slot
      link talk -> event default
      rolls up along part_of
      verb take/takes/took/taken/taking place at
      verb happen at
      preposition at
      preposition in
      preposition during
      preposition from

    relation withdrawn_from
      summary was to take place at, until the programme dropped it
      link talk -> event
      rolls up along part_of
      preposition withdrawn from

    relation was_to_give
      summary was to speak in a talk that was withdrawn
      link person -> talk

    relation part_of
      summary is a part of something larger
      link event -> event default
      link org -> org default
      link topic -> topic default
      link project -> org default
      link project -> topic default
      state
      verb belong to
      preposition in
      preposition of
      preposition part of
      inverse verb include
      inverse verb contain

    relation maintains
      summary works on a project with responsibility for it
      link person -> project default
      link org -> project default
      state
      verb maintain
      verb contribute to
      verb work on
      preposition of

    relation represents
      summary speaks for a project or an organisation
      link person -> project
      link person -> org
      verb represent
      verb speak/speaks/spoke/spoken/speaking for

    relation attends
      summary is, was or will be there
      link person -> event
      link person -> talk
      verb attend
      verb visit
      verb go/goes/went/gone/going to

    relation organises
      summary runs an event
      link person -> event
      link org -> event
      verb organise
      verb organize
      verb run/runs/ran/run/running
      verb host
      inverse preposition by

    relation sponsors
      summary pays for an event or project
      link org -> event default
      link org -> project
      verb sponsor

    relation knows
      summary knows each other
      link person -> person default
      symmetric
      state
      verb know/knows/knew/known/knowing

    relation met
      summary met in person
      link person -> person
      link person -> event
      symmetric
      verb meet/meets/met/met/meeting
      verb meet/meets/met/met/meeting at

    relation mentions
      summary names in passing
      link note -> person
      link note -> org
      link note -> project
      link note -> topic
      link note -> talk
      link note -> event
      verb mention
      preposition mentioning

    phrase talk -> org
      preposition by
      preposition with
      adjacent
      path ^gives / works_at

    phrase talk -> org
      preposition from
      path ^gives / works_at|member_of

    phrase person -> org
      preposition from
      preposition of
      preposition in
      path works_at|member_of

    phrase person -> event
      preposition at
      preposition from
      adjacent
      path gives / at

    phrase org -> event
      preposition at
      path ^works_at / gives / at

    phrase topic -> event
      preposition at
      adjacent
      path ^about / at

    phrase project -> event
      preposition at
      path ^about / at

    phrase person -> topic
      preposition about
      preposition on
      adjacent
      path gives / about

    phrase person -> project
      preposition about
      preposition on
      path gives / about

    phrase org -> talk
      verb give/gives/gave/given/giving
      verb present
      path ^works_at / gives

    phrase org -> topic
      verb talk about
      verb speak/speaks/spoke/spoken/speaking about
      path ^works_at / gives / about

    phrase org -> project
      verb talk about
      verb speak/speaks/spoke/spoken/speaking about
      path ^works_at / gives / about

    phrase person -> person
      verb share a stage with
      verb share the stage with
      verb speak/speaks/spoke/spoken/speaking with
      verb present with
      preposition on stage with
      path gives / ^gives

    phrase person -> person
      verb work with
      path works_at / ^works_at
    """
}
