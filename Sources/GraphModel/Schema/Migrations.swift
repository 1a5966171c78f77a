/// The steps that make the schema of a graph's file, in order; `docs/SCHEMA.md` describes what they lead to.
///
/// A released step is never edited: what changes later is a further step. `PRAGMA user_version` counts those done.
enum Migrations {
  /// "kgrf", in the file's header, tells a graph from other SQLite files.
  static let applicationID: Int64 = 0x6B67_7266

  static let steps: [String] = [
    """
    CREATE TABLE kind(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, shape TEXT NOT NULL, fill TEXT NOT NULL,
      outline TEXT NOT NULL, is_incidental INTEGER NOT NULL, summary TEXT NOT NULL) STRICT;
    CREATE TABLE noun(
      kind INTEGER NOT NULL REFERENCES kind, singular TEXT NOT NULL, plural TEXT NOT NULL,
      relation TEXT, property TEXT, value TEXT, PRIMARY KEY(kind, singular, plural)) STRICT;
    CREATE TABLE attribute(
      kind INTEGER NOT NULL REFERENCES kind, singular TEXT NOT NULL, plural TEXT NOT NULL,
      relation TEXT, property TEXT NOT NULL, preposition TEXT) STRICT;
    CREATE UNIQUE INDEX attribute_meaning
      ON attribute(kind, singular, ifnull(relation, ''), property, ifnull(preposition, ''));
    CREATE TABLE relation(
      id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, is_symmetric INTEGER NOT NULL,
      is_exclusive INTEGER NOT NULL, is_state INTEGER NOT NULL, is_open INTEGER NOT NULL, rolls_up_along TEXT,
      summary TEXT NOT NULL) STRICT;
    CREATE TABLE signature(
      relation INTEGER NOT NULL REFERENCES relation, source INTEGER NOT NULL REFERENCES kind,
      target INTEGER NOT NULL REFERENCES kind, is_default INTEGER NOT NULL,
      PRIMARY KEY(relation, source, target)) STRICT;
    CREATE TABLE phrase(
      id INTEGER PRIMARY KEY, role TEXT NOT NULL, words TEXT NOT NULL,
      source INTEGER REFERENCES kind, target INTEGER REFERENCES kind, path TEXT NOT NULL) STRICT;
    CREATE UNIQUE INDEX phrase_meaning
      ON phrase(role, words, ifnull(source, 0), ifnull(target, 0), path);

    CREATE TABLE node(
      id INTEGER PRIMARY KEY, kind INTEGER REFERENCES kind, name TEXT,
      since TEXT, until TEXT, properties TEXT) STRICT;
    CREATE INDEX node_by_kind ON node(kind, since);
    CREATE TABLE node_label(
      node INTEGER NOT NULL REFERENCES node, kind INTEGER NOT NULL REFERENCES kind,
      PRIMARY KEY(node, kind)) STRICT, WITHOUT ROWID;
    CREATE INDEX node_label_by_kind ON node_label(kind, node);
    CREATE TABLE alias(
      folded TEXT NOT NULL, node INTEGER NOT NULL REFERENCES node, name TEXT NOT NULL,
      PRIMARY KEY(folded, node)) STRICT, WITHOUT ROWID;
    CREATE INDEX alias_by_node ON alias(node);
    CREATE TABLE edge(
      id INTEGER PRIMARY KEY, source INTEGER NOT NULL REFERENCES node,
      relation INTEGER NOT NULL REFERENCES relation, target INTEGER NOT NULL REFERENCES node,
      since TEXT, until TEXT, properties TEXT) STRICT;
    CREATE INDEX edge_forward ON edge(source, relation, target, since, until);
    CREATE INDEX edge_backward ON edge(target, relation, source, since, until);

    CREATE TABLE source(
      id INTEGER PRIMARY KEY, uri TEXT NOT NULL UNIQUE, title TEXT, digest TEXT, read_at TEXT NOT NULL) STRICT;
    CREATE TABLE evidence(
      id INTEGER PRIMARY KEY, subject INTEGER NOT NULL REFERENCES node, relation INTEGER REFERENCES relation,
      object INTEGER REFERENCES node, source INTEGER NOT NULL REFERENCES source, locator TEXT, quote TEXT,
      observed TEXT, since TEXT, until TEXT, properties TEXT) STRICT;
    CREATE INDEX evidence_by_fact ON evidence(subject, relation, object);
    CREATE INDEX evidence_by_object ON evidence(object);
    CREATE INDEX evidence_by_source ON evidence(source);
    CREATE TABLE identity(
      instance TEXT NOT NULL, external_id TEXT NOT NULL, node INTEGER NOT NULL REFERENCES node,
      digest TEXT, stamp TEXT, PRIMARY KEY(instance, external_id)) STRICT, WITHOUT ROWID;
    CREATE INDEX identity_by_node ON identity(node);
    CREATE TABLE statistic(
      relation INTEGER PRIMARY KEY REFERENCES relation, edges INTEGER NOT NULL, sources INTEGER NOT NULL,
      targets INTEGER NOT NULL) STRICT;
    CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE node_text USING fts5(
      name, aliases, body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

    CREATE VIEW talks AS
      SELECT talk.id, talk.name AS title, talk.since,
        (SELECT group_concat(person.name, ', ') FROM edge JOIN node AS person ON person.id = edge.source
          WHERE edge.target = talk.id AND edge.relation = (SELECT id FROM relation WHERE name = 'gives')) AS speakers,
        (SELECT group_concat(event.name, ', ') FROM edge JOIN node AS event ON event.id = edge.target
          WHERE edge.source = talk.id AND edge.relation = (SELECT id FROM relation WHERE name = 'at')) AS events
      FROM node AS talk WHERE talk.kind = (SELECT id FROM kind WHERE name = 'talk');
    CREATE VIEW people AS
      SELECT person.id, person.name,
        (SELECT group_concat(org.name, ', ') FROM edge JOIN node AS org ON org.id = edge.target
          WHERE edge.source = person.id AND edge.until IS NULL
            AND edge.relation = (SELECT id FROM relation WHERE name = 'works_at')) AS employer
      FROM node AS person WHERE person.kind = (SELECT id FROM kind WHERE name = 'person');
    CREATE VIEW links AS
      SELECT edge.id, origin.name AS source, relation.name AS relation, goal.name AS target, edge.since, edge.until
      FROM edge JOIN relation ON relation.id = edge.relation
        JOIN node AS origin ON origin.id = edge.source JOIN node AS goal ON goal.id = edge.target;
    """
  ]

  /// The `user_version` of a file that this version writes.
  static var currentVersion: Int64 { Int64(steps.count) }
}
