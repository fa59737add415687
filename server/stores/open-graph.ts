import { Failure } from "#domain/failure.ts";
import type { CypherStore, GraphStore } from "#backends/graph/graph-store.ts";
import { openLedgerGraphStore } from "#backends/graph/ledger-graph-store.ts";
import { openNeo4jGraphStore } from "#backends/graph/neo4j-graph-store.ts";
import { neo4jService } from "#backends/graph/neo4j-service.ts";
import type { Ledger } from "#backends/ledger/ledger.ts";
import type { Settings } from "#server/settings.ts";
import { lateGraphStore } from "./late-graph-store.ts";
import { embeddedService, externalService, startService, type ServiceReport } from "./opened-service.ts";

type Opening = { settings: Settings; now: () => Date; cleanup: AsyncDisposableStack };
export type OpenGraph = { store: GraphStore & Partial<CypherStore>; report: ServiceReport };

export function openGraph(opening: Opening, ledger: Ledger): OpenGraph {
  const { settings } = opening;
  if (settings.services.graph === "embedded")
    return {
      store: openLedgerGraphStore(ledger),
      report: embeddedService("graph", "Tables of the ledger stand in for Neo4j; Cypher needs Neo4j itself."),
    };
  return settings.neo4j.url === undefined ? openOurs(opening) : openTheirs(opening, settings.neo4j.url);
}

function openTheirs({ settings, cleanup }: Opening, url: string): OpenGraph {
  const { user, password } = settings.neo4j;
  if (password === undefined)
    throw new Failure("invalid-input", "NEO4J_URL is set and NEO4J_PASSWORD is not", {
      hint: "Set NEO4J_PASSWORD (and NEO4J_USER when it is not neo4j).",
    });
  const store = cleanup.adopt(openNeo4jGraphStore({ url, user, password }), (opened) => opened.close());
  const answers = () =>
    store.count().then(
      () => true,
      () => false,
    );
  return { store, report: externalService("graph", url, "NEO4J_URL", answers) };
}

function openOurs(opening: Opening): OpenGraph {
  const { settings, cleanup } = opening;
  const service = neo4jService({ cache: settings.cache, home: settings.home, port: settings.neo4j.port });
  const store = cleanup.adopt(
    lateGraphStore(`Neo4j at 127.0.0.1:${settings.neo4j.port}`, async () =>
      openNeo4jGraphStore(await service.login()),
    ),
    (opened) => opened.close(),
  );
  return { store, report: startService(service, opening) };
}
