/** Queries that must change nothing, read nothing outside the graph, and end at the limits: about a hundred, for tests. */
export function hostileCypher(): string[] {
  return [
    ...writes(),
    ...disguised(),
    ...calls(),
    ...administration(),
    ...files(),
    ...floods(),
    ...hugeValues(),
  ];
}

const changes = [
  "CREATE (x:Intruder {name: 'x'})",
  "MERGE (x:Intruder {name: 'x'})",
  "MATCH (n:Entity) SET n.name = 'x'",
  "MATCH (n:Entity) SET n:Intruder",
  "MATCH (n:Entity) SET n += {name: 'x'}",
  "MATCH (n:Entity) REMOVE n.name",
  "MATCH (n:Entity) REMOVE n:Entity",
  "MATCH (n) DETACH DELETE n",
  "MATCH ()-[r]->() DELETE r",
  "MATCH (a:Device), (b:Problem) CREATE (a)-[:USES]->(b)",
  "MATCH (n:Entity) WITH collect(n) AS all FOREACH (one IN all | SET one.name = 'x')",
];

function writes(): string[] {
  return [
    ...changes,
    ...changes.slice(0, 4).map((change) => `${change} RETURN 1`),
    ...changes.slice(0, 3).map((change) => `MATCH (m:Device) CALL { ${change} } RETURN m`),
    ...changes
      .slice(0, 3)
      .map((change) => `MATCH (m:Device) CALL (m) { ${change} } IN TRANSACTIONS OF 1 ROWS`),
    "MATCH (m:Device) CALL { MATCH (n) DETACH DELETE n } IN CONCURRENT TRANSACTIONS",
    "MATCH (m:Device) RETURN m UNION CREATE (m:Intruder) RETURN m",
    "OPTIONAL MATCH (m:Nothing) CREATE (x:Intruder) RETURN x",
    "UNWIND [1] AS one CREATE (:Intruder) RETURN one",
    "MATCH (n:Device) WHERE EXISTS { CREATE (x:Intruder) } RETURN n",
    "RETURN COLLECT { CREATE (x:Intruder) RETURN x } AS made",
    "CREATE INDEX intruder FOR (n:Entity) ON (n.intruder)",
    "CREATE CONSTRAINT intruder FOR (n:Entity) REQUIRE n.intruder IS UNIQUE",
    "DROP CONSTRAINT entity_id",
    "DROP INDEX entity_words IF EXISTS",
  ];
}

function disguised(): string[] {
  return [
    "MATCH (n) RETURN n; CREATE (x:Intruder)",
    "MATCH (n) RETURN n LIMIT 1;\nMATCH (n) DETACH DELETE n;",
    "/* only reading */ CREATE (x:Intruder)",
    "// only reading\nCREATE (x:Intruder)",
    "RETURN 'MATCH' /* */ UNION CREATE (x:Intruder) RETURN 'x'",
    "\\u0043REATE (x:Intruder)",
    "MATCH (n) \\u0053ET n.name = 'x'",
    "cReAtE (x:Intruder)",
    "CYPHER 5 CREATE (x:Intruder)",
    "CYPHER runtime=slotted CREATE (x:Intruder)",
    "PROFILE CREATE (x:Intruder)",
    "PROFILE MATCH (n) SET n.name = 'x'",
    "EXPLAIN CREATE (x:Intruder)",
    "USE neo4j CREATE (x:Intruder)",
    "} CREATE (x:Intruder) RETURN x //",
    "RETURN `a` CREATE (x:`Intruder`)",
    ":param x => 1",
    "BEGIN CREATE (x:Intruder) COMMIT",
  ];
}

function calls(): string[] {
  const procedures = [
    "db.createLabel('Intruder')",
    "db.createProperty('intruder')",
    "db.createRelationshipType('INTRUDES')",
    "db.clearQueryCaches()",
    "db.index.fulltext.awaitEventuallyConsistentIndexRefresh()",
    "db.resampleOutdatedIndexes()",
    "db.stats.collect('GRAPH COUNTS')",
    "db.awaitIndexes(300)",
    "db.ping()",
    "dbms.components()",
    "dbms.listConfig()",
    "dbms.info()",
    "dbms.queryJmx('*:*')",
    "dbms.listPools()",
    "dbms.killConnection('bolt-1')",
    "dbms.setConfigValue('db.transaction.timeout', '0')",
    "dbms.security.listUsers()",
    "apoc.cypher.run('CREATE (x)', {})",
    "apoc.load.json('file:///etc/passwd')",
    "tx.setMetaData({x: 1})",
  ];
  return [
    ...procedures.map((procedure) => `CALL ${procedure}`),
    "CALL db.labels() YIELD label CALL db.createLabel('Intruder') RETURN label",
    "MATCH (n) RETURN apoc.text.repeat('x', 1000000000)",
    "MATCH (n) CALL { CALL dbms.components() YIELD name RETURN name } RETURN name",
    "RETURN genai.vector.encode('x', 'OpenAI', {})",
  ];
}

function administration(): string[] {
  return [
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW TRANSACTIONS YIELD transactionId AS id TERMINATE TRANSACTIONS id YIELD message RETURN message",
    "SHOW DATABASES",
    "SHOW PROCEDURES",
    "CREATE USER intruder SET PASSWORD 'intruder12'",
    "ALTER CURRENT USER SET PASSWORD FROM 'x' TO 'intruder12'",
    "ALTER USER neo4j SET PASSWORD 'intruder12' CHANGE NOT REQUIRED",
    "DROP USER neo4j",
    "USE system CREATE USER intruder SET PASSWORD 'intruder12'",
    "USE system SHOW USERS",
    "CREATE DATABASE intruder",
    "STOP DATABASE neo4j",
  ];
}

function files(): string[] {
  const addresses = [
    "file:///etc/passwd",
    "file:///password",
    "http://127.0.0.1:1/x.csv",
    "ftp://127.0.0.1/x",
  ];
  return [
    ...addresses.map((address) => `LOAD CSV FROM '${address}' AS row RETURN row`),
    "LOAD CSV WITH HEADERS FROM 'file:///etc/passwd' AS row CREATE (x:Intruder) SET x = row",
    "MATCH (n:Device) CALL { LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row } RETURN row",
    "MATCH (n:Device) CALL (n) { LOAD CSV FROM 'file:///' + n.name AS row RETURN row } RETURN count(row)",
  ];
}

/** Many rows: these can be stopped, and must be. */
function floods(): string[] {
  return [
    "MATCH (a), (b), (c), (d), (e) RETURN count(*)",
    "MATCH (a), (b), (c), (d), (e) RETURN a.name + b.name ORDER BY rand() LIMIT 5",
    "MATCH (a), (b), (c), (d) RETURN collect([a, b, c, d])",
    "MATCH (a), (b), (c) RETURN a, b, c",
    "MATCH (a), (b), (c), (d) RETURN DISTINCT a.name + b.name + c.name + d.name AS all ORDER BY all",
    "MATCH path = (a)-[*]-(b) RETURN count(path)",
    "MATCH path = (a:Ticket)-[*1..40]-(b:Ticket) RETURN path ORDER BY length(path) DESC",
    "MATCH (a:Entity), (b:Entity) MATCH path = allShortestPaths((a)-[*..60]-(b)) RETURN sum(length(path))",
    "MATCH (a:Entity) ((x)-[r]-(y)){1,30} (b:Entity) RETURN count(*)",
    "UNWIND range(1, 1000) AS a UNWIND range(1, 1000) AS b MATCH (n), (m) RETURN sum(a * b + size(n.name))",
    "UNWIND range(1, 1000) AS a WITH a MATCH (n), (m), (o) RETURN a, n, m, o",
    "MATCH (a) CALL { MATCH (b) MATCH (c) MATCH (d) RETURN count(*) AS inner } RETURN sum(inner)",
  ];
}

/** One value that grows or takes for ever: the server cannot stop these, so they must not begin. */
function hugeValues(): string[] {
  const doubled = Array.from({ length: 30 }, () => "WITH a + a AS a").join(" ");
  const deep = "(".repeat(1500);
  return [
    "UNWIND range(1, 1000000000) AS a RETURN a",
    "RETURN range(1, 2000000000)",
    "WITH 2000000000 AS n RETURN range(1, n)",
    "RETURN `range`(1, 2000000000)",
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(*)",
    "RETURN size([a IN range(1, 1000) | [b IN range(1, 1000) | [c IN range(1, 1000) | c]]])",
    "MATCH (n) WITH collect(n) AS all RETURN size([a IN all WHERE any(b IN all WHERE any(c IN all WHERE a <> c))])",
    "RETURN reduce(all = 'x', i IN range(1, 40) | all + all)",
    `WITH 'x' AS a ${doubled} RETURN a`,
    `MATCH (n) WITH collect(n) AS a ${doubled} UNWIND a AS one RETURN count(one)`,
    "WITH 'aaaaaaaaaa' AS a RETURN replace(replace(a, 'a', a), 'a', replace(a, 'a', a))",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(a+)+$'",
    "MATCH (n) WHERE n.name =~ n.words RETURN n",
    "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ ('(a|aa' + ')+')",
    `RETURN ${deep}1${")".repeat(1500)}`,
    `RETURN ${"1 + ".repeat(900)}1`,
    `RETURN '${"x".repeat(20_000)}'`,
  ];
}
