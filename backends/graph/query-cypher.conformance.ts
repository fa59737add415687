import { expect, test } from "vitest";
import { Failure } from "#domain/failure.ts";
import type { RecordStatements } from "./graph-store.ts";
import type { CypherStore, GraphStore } from "./graph-store.ts";
import { hostileCypher } from "./hostile-cypher.ts";

type Answer = Awaited<ReturnType<CypherStore["queryCypher"]>>;

/** What a graph that takes Cypher has to keep. `running` lists the queries that its server works on. */
export function testCypher(
  open: () => {
    store: GraphStore & CypherStore;
    running: () => Promise<string[]>;
    fingerprint: () => Promise<string>;
  },
): void {
  const ask = (cypher: string, max_rows = 50, timeout_ms = 20_000) =>
    open().store.queryCypher({ cypher, max_rows, timeout_ms });
  const fill = () => open().store.replace(tickets);

  test("a query gives columns and rows as plain values", async () => {
    await fill();
    expect(
      await ask("MATCH (d:Device)<-[:ABOUT_DEVICE]-(t:Ticket) RETURN d.name AS device, count(t) AS tickets"),
    ).toEqual({
      columns: ["device", "tickets"],
      rows: [{ device: "Moto Edge 40", tickets: 60 }],
      truncated: false,
    });
    const { rows } = await ask(
      "MATCH path = (t:Ticket {id: 'ticket:t-1'})-[r:ABOUT_DEVICE]->(d) RETURN t, r, path",
    );
    expect(rows[0]).toMatchObject({
      t: { labels: ["Entity", "Ticket"], name: "Ticket 1", urgency: 1 },
      r: { type: "ABOUT_DEVICE", collection: "tickets", record_id: "t-1" },
      path: [{ id: "ticket:t-1" }, { type: "ABOUT_DEVICE" }, { id: "device:d-1" }],
    });
    expect(await ask("MATCH (n:Nothing) RETURN n.name AS name")).toEqual({
      columns: ["name"],
      rows: [],
      truncated: false,
    });
  });

  test.each([
    "MATCH (t:Ticket) WHERE t.name CONTAINS '12' RETURN t.name ORDER BY t.name LIMIT 5",
    "MATCH (n) RETURN labels(n) AS labels, count(*) AS n ORDER BY n DESC",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.index.fulltext.queryNodes('entity_words', 'words:edge*') YIELD node, score RETURN node.name, score",
    "MATCH p = shortestPath((a:Device {name: 'Moto Edge 40'})-[*..4]-(b:Problem)) RETURN p",
    "MATCH (d:Device) WHERE NOT EXISTS { (d)-[:HAS_PROBLEM]->() } OR d.name =~ '(?i).*edge.*' RETURN d",
    "UNWIND [1, 2] AS x OPTIONAL MATCH (n:Ticket {urgency: x}) WITH x, collect(n)[..3] AS some RETURN x, [s IN some | s.name] AS names",
    "MATCH (a:Device)-[r]-(b) RETURN type(r) AS type, count(*) AS n UNION MATCH (t:Ticket) RETURN 'tickets' AS type, count(t) AS n",
    "MATCH (t:Ticket) WITH t ORDER BY t.urgency DESC SKIP 2 LIMIT 3 CALL (t) { MATCH (t)-->(x) RETURN count(x) AS out } RETURN t.name, out, date().year AS year",
  ])("an honest query is answered: %s", async (cypher) => {
    await fill();
    expect((await ask(cypher)).rows.length).toBeGreaterThan(0);
  });

  test("more rows or larger ones than allowed are cut off, and it says so", async () => {
    await fill();
    const cut = await ask("MATCH (t:Ticket) RETURN t.id AS id ORDER BY id", 7);
    expect(cut).toMatchObject({ truncated: true });
    expect(cut.rows).toHaveLength(7);
    expect(await ask("MATCH (t:Ticket) RETURN t.id AS id", 60)).toMatchObject({ truncated: false });
    const wide = await ask("MATCH (t:Ticket), (u:Ticket), (v:Ticket) RETURN t, u, v", 100_000);
    expect(wide.truncated).toBe(true);
    expect(JSON.stringify(wide.rows).length).toBeLessThan(1_100_000);
  });

  test("what Neo4j does not understand is said in words", async () => {
    await expect(ask("MATCH (n RETURN n")).rejects.toMatchObject({ code: "invalid-input" });
    await expect(ask("MATCH (n) RETURN $missing")).rejects.toMatchObject({ code: "invalid-input" });
    await expect(ask("RETURN 'open")).rejects.toMatchObject({ code: "invalid-input" });
    await expect(ask("MATCH (n) DETACH DELETE n")).rejects.toMatchObject({ code: "not-allowed" });
  });

  test("hostile queries change nothing, and none goes on beyond its limit", async () => {
    await fill();
    const { store, running, fingerprint } = open();
    const before = await fingerprint();
    const hostile = hostileCypher();
    expect(hostile.length).toBeGreaterThanOrEqual(100);
    const unexpected: string[] = [];
    for (const cypher of hostile) {
      const outcome = await store.queryCypher({ cypher, max_rows: 20, timeout_ms: 700 }).then(
        (answer: Answer) => answer,
        (error: unknown) => error,
      );
      const isRefused =
        outcome instanceof Failure && ["invalid-input", "not-allowed", "too-large"].includes(outcome.code);
      const isCut = !(outcome instanceof Error) && (outcome as Answer).rows.length <= 20;
      if (!isRefused && !isCut) unexpected.push(`${cypher.slice(0, 100)}: ${String(outcome)}`);
      await expect.poll(running, { timeout: 15_000, message: cypher.slice(0, 200) }).toEqual([]);
    }
    expect(unexpected).toEqual([]);
    expect(await fingerprint()).toBe(before);
    expect((await ask("MATCH (t:Ticket) RETURN count(t) AS n")).rows).toEqual([{ n: 60 }]);
  });
}

const tickets = Array.from({ length: 60 }, (_, number): RecordStatements => {
  const id = `ticket:t-${number}`;
  return {
    collection: "tickets",
    record_id: `t-${number}`,
    version: 1,
    entities: [
      { id, kind: "ticket", name: `Ticket ${number}`, properties: { urgency: number } },
      { id: "device:d-1", kind: "device", name: "Moto Edge 40", properties: {} },
      { id: "problem:p-1", kind: "problem", name: "short runtime", properties: {} },
    ],
    relations: [
      { from: id, kind: "ABOUT_DEVICE", to: "device:d-1", properties: {} },
      { from: "device:d-1", kind: "HAS_PROBLEM", to: "problem:p-1", properties: {} },
    ],
  };
});
