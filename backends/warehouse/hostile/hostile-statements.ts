import { seededRandom, type SeededRandom } from "#data/seeded-random.ts";

export type HostileStatement = {
  sql: string;
  /** What it tries. All but `heavy` must be refused; those may answer, within the limits. */
  kind: "write" | "copy" | "attach" | "read-file" | "extension" | "setting" | "several" | "heavy";
};

/** Where the statements aim: files that must stay unread and unwritten, and a table that is there. */
export type HostileTargets = { secret: string; output: string; table: string };

type Template = (random: SeededRandom, targets: HostileTargets) => string;

const templates: Record<HostileStatement["kind"], readonly Template[]> = {
  write: [
    (_, { table }) => `DELETE FROM ${table}`,
    (_, { table }) => `UPDATE ${table} SET n = 0`,
    (_, { table }) => `INSERT INTO ${table} SELECT * FROM ${table}`,
    (_, { table }) => `DROP TABLE ${table}`,
    (_, { table }) => `ALTER TABLE ${table} RENAME TO gone`,
    (_, { table }) => `TRUNCATE ${table}`,
    (_, { table }) => `CREATE OR REPLACE TABLE ${table} AS SELECT 1`,
    () => "CREATE TEMP TABLE mine AS SELECT 1",
    () => "CREATE MACRO sneaky(x) AS x",
    () => "CREATE VIEW v AS SELECT 1",
    () => "CREATE SEQUENCE s",
    () => "VACUUM",
    () => "FORCE CHECKPOINT",
    (_, { table }) =>
      `MERGE INTO ${table} USING (SELECT 1 AS n) AS x ON ${table}.n = x.n WHEN MATCHED THEN DELETE`,
    (_, { table }) => `WITH gone AS (DELETE FROM ${table} RETURNING *) SELECT * FROM gone`,
    () => "BEGIN TRANSACTION",
  ],
  copy: [
    (_, { table, output }) => `COPY ${table} TO '${output}'`,
    (_, { output }) => `COPY (SELECT 'written') TO '${output}' (FORMAT csv)`,
    (_, { table, secret }) => `COPY ${table} FROM '${secret}'`,
    (_, { output }) => `EXPORT DATABASE '${output}'`,
    (_, { output }) => `IMPORT DATABASE '${output}'`,
    (_, { table, output }) => `COPY ${table} TO '${output}' (FORMAT parquet, PARTITION_BY (n))`,
    (_, { output }) => `COPY FROM DATABASE memory TO '${output}'`,
  ],
  attach: [
    (_, { output }) => `ATTACH '${output}' AS other`,
    () => "ATTACH ':memory:' AS scratch",
    (_, { secret }) => `ATTACH '${secret}' AS stolen (READ_ONLY)`,
    () => "DETACH memory",
    () => "USE memory",
  ],
  "read-file": [
    (random, { secret }) => `SELECT * FROM ${readerOf(random)}('${secret}')`,
    (_, { secret }) => `SELECT * FROM '${secret}'`,
    (_, { secret }) => `FROM "${secret}"`,
    (random, { secret }) => `SELECT (SELECT count(*) FROM ${readerOf(random)}('${secret}'))`,
    (random, { secret, table }) => `SELECT * FROM ${table}, LATERAL ${readerOf(random)}('${secret}')`,
    (random, { secret, table }) =>
      `SELECT * FROM ${table} WHERE n IN (SELECT 1 FROM ${readerOf(random)}('${secret}'))`,
    (_, { secret }) => `SELECT * FROM glob('${secret.slice(0, -3)}*')`,
    (random, { secret }) => `SELECT * FROM query('SELECT * FROM ${readerOf(random)}(''${secret}'')')`,
    (_, { secret }) => `SELECT * FROM query_table('${secret}')`,
    (_, { secret }) => `SELECT * FROM sniff_csv('${secret}')`,
    (_, { secret }) => `SELECT * FROM parquet_metadata('${secret}')`,
    (_, { secret }) => `SELECT * FROM system.main.read_text('${secret}')`,
    (_, { secret }) => `SELECT * FROM main."read_text"('${secret}')`,
    (_, { secret }) => `SELECT * FROM read_text(['${secret}', '/etc/passwd'])`,
    (random) => `SELECT * FROM ${readerOf(random)}('https://127.0.0.1:1/secret.csv')`,
    () => "SELECT * FROM read_text('/proc/self/environ')",
    () => "SELECT getenv('PATH')",
    () => "SELECT * FROM duckdb_secrets()",
  ],
  extension: [
    () => "INSTALL httpfs",
    () => "LOAD httpfs",
    () => "FORCE INSTALL spatial FROM community",
    (_, { output }) => `LOAD '${output}'`,
    () => "INSTALL './evil.duckdb_extension'",
  ],
  setting: [
    () => "SET enable_external_access = true",
    () => "SET memory_limit = '100GB'",
    () => "RESET lock_configuration",
    () => "PRAGMA enable_external_access = true",
    () => "PRAGMA database_list",
    () => "SET GLOBAL threads = 64",
    () => "SELECT current_setting('home_directory')",
    () => "SELECT * FROM duckdb_settings()",
    () => "SELECT * FROM pg_catalog.pg_settings",
    () => "CALL pragma_version()",
    () => "SET temp_directory = '/tmp'",
    () => "SELECT * FROM duckdb_databases()",
    () => "SET VARIABLE x = 1",
  ],
  several: [
    (_, { table }) => `SELECT 1; DROP TABLE ${table}`,
    (_, { output }) => `SELECT 1; COPY (SELECT 1) TO '${output}'`,
    () => "SELECT 1; SELECT 2",
    () => "PREPARE p AS SELECT 1; EXECUTE p",
    (_, { secret }) => `SELECT 1 /* ; */ ; SELECT * FROM read_text('${secret}') --`,
  ],
  heavy: [
    (random) => `SELECT repeat('x', ${random.integer(3, 40)}00000000)`,
    (random) => `SELECT length(repeat('ab', ${random.integer(2, 30)}00000000))`,
    () => "SELECT lpad('x', 2000000000, 'y')",
    () => "SELECT list_sum(range(1, 1000000000))",
    () => "SELECT string_agg(repeat('x', 1000), '') FROM range(10000000)",
    () => "SELECT list(i) FROM range(1000000000) t(i)",
    (random) =>
      `SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE a.range * ${random.integer(2, 9)} = b.range + 1`,
    () => "SELECT * FROM range(100000000) a(x), range(100000000) b(y) ORDER BY x * y DESC",
    () => "SELECT x, count(*) FROM range(500000000) t(x) GROUP BY x ORDER BY 2",
    () => "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) FROM r",
    () =>
      "WITH RECURSIVE r(n, s) AS (SELECT 1, 'x' UNION ALL SELECT n + 1, s || s FROM r) SELECT max(n) FROM r",
    () => "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n * 2 FROM r, range(10)) SELECT count(*) FROM r",
    () => "SELECT count(DISTINCT hash(i)) FROM range(2000000000) t(i)",
    () => "SELECT i, sum(i) OVER (ORDER BY random()) FROM range(300000000) t(i)",
    () => "SELECT regexp_replace(repeat('a', 30000000), '(a*)*b', 'x')",
    () => "SELECT list_transform(range(100000000), x -> repeat('y', 1000))",
    (random) => `SELECT ${"(".repeat(random.integer(200, 5000))}1`,
    (random) => `SELECT ${Array.from({ length: random.integer(1000, 20_000) }, () => "1").join("+")}`,
    (random) => `SELECT 1 WHERE 1 IN (${"1,".repeat(random.integer(10_000, 60_000))}1)`,
    () => "SELECT bit_count(repeat('1', 800000000)::BIT)",
    () => "SELECT md5(repeat('x', 900000000)) || sha256(repeat('y', 900000000))",
    () => "SELECT json_object('k', repeat('x', 900000000))",
    () => "SELECT printf('%0999999999d', 1)",
    () => "SELECT array_agg(repeat('z', 100000)) OVER () FROM range(100000)",
  ],
};

function readerOf(random: SeededRandom): string {
  return random.pick([
    "read_csv",
    "read_csv_auto",
    "read_text",
    "read_blob",
    "read_json",
    "read_json_auto",
    "read_parquet",
    "ReAd_TeXt",
  ]);
}

const disguises: readonly ((sql: string, random: SeededRandom) => string)[] = [
  (sql) => sql,
  (sql) => sql,
  (sql) => `-- a harmless question\n${sql}`,
  (sql) => `/* select */ ${sql}`,
  (sql) => `${sql};`,
  (sql) => sql.replace(" ", "\n\t "),
  (sql) => `\u{feff}${sql}`,
  (sql) => sql.replace(/^(SELECT|SET|COPY|ATTACH|PRAGMA|INSTALL|DELETE|DROP)/, (word) => word.toLowerCase()),
  (sql) => (sql.startsWith("SELECT") ? `WITH inner_one AS (${sql}) SELECT * FROM inner_one` : sql),
  (sql) => (sql.startsWith("SELECT") ? `SELECT * FROM (${sql}) AS inner_one` : sql),
  (sql) => (sql.startsWith("SELECT") ? `EXPLAIN ANALYZE ${sql}` : sql),
  (sql) => (sql.startsWith("SELECT") ? `(${sql}) UNION ALL (${sql})` : sql),
];

/** So many statements that attack whatever runs them, the kinds in turn; the same for a seed. */
export function hostileStatements(seed: number, count: number, targets: HostileTargets): HostileStatement[] {
  const kinds = Object.keys(templates) as HostileStatement["kind"][];
  return Array.from({ length: count }, (_, index) => {
    const random = seededRandom(`hostile:${seed}:${index}`);
    const kind = kinds[index % kinds.length] ?? "heavy";
    const template = random.pick(templates[kind]);
    return { kind, sql: random.pick(disguises)(template(random, targets), random) };
  });
}
