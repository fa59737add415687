import type { ToolExample } from "#tools/define-tool.ts";

// prettier-ignore
export const queryGraphExamples: readonly ToolExample[] = [
  { text: "MATCH (d:Device)-[:HAS]->(p:Problem) RETURN d.name, count(p)", args: { cypher: "MATCH (d:Device)-[:HAS]->(p:Problem) RETURN d.name, count(p)" } },
  { text: "run cypher: match (n) return count(n)", args: { cypher: "match (n) return count(n)" } },
  { text: "execute this on neo4j: MATCH (u:User) RETURN u LIMIT 5", args: { cypher: "MATCH (u:User) RETURN u LIMIT 5" } },
  { text: "match p=(a:Department)-[*..3]-(b:Device) return p limit 20", args: { cypher: "match p=(a:Department)-[*..3]-(b:Device) return p limit 20" } },
  { text: "I'd like to send a cypher query", args: {} },
  { text: "can you run my cypher against the graph database", args: {} },
  { text: "cypher: MATCH (t:Ticket {urgency:'high'}) RETURN t.id", args: { cypher: "MATCH (t:Ticket {urgency:'high'}) RETURN t.id" } },
  { text: "write and run a Cypher query that counts relations by type", args: {} },
  { text: "MATCH ()-[r]->() RETURN type(r), count(*) ORDER BY count(*) DESC", args: { cypher: "MATCH ()-[r]->() RETURN type(r), count(*) ORDER BY count(*) DESC" } },
  { text: "what does MATCH (n:Document) RETURN n.title LIMIT 3 return", args: { cypher: "MATCH (n:Document) RETURN n.title LIMIT 3" } },
  { text: "neo4j query please, all labels with counts", args: {} },
  { text: "OPTIONAL MATCH (d:Device {name:'X1'}) RETURN d", args: { cypher: "OPTIONAL MATCH (d:Device {name:'X1'}) RETURN d" } },
  { text: "use cypher to list devices without any ticket", args: {} },
  { text: "give the graph this statement: call db.labels()", args: { cypher: "call db.labels()" } },
  { text: "run a read only query on neo4j for me", args: {} },
  { text: "unwind [1,2] as x match (n:Process {level:x}) return n", args: { cypher: "unwind [1,2] as x match (n:Process {level:x}) return n" } },
  { text: "Führe dieses Cypher aus: MATCH (n:Device) RETURN n LIMIT 10", args: { cypher: "MATCH (n:Device) RETURN n LIMIT 10" }, language: "de" },
  { text: "Ich will eine Cypher-Abfrage an Neo4j schicken", args: {}, language: "de" },
  { text: "Ejecuta este cypher: MATCH (n) RETURN labels(n), count(*)", args: { cypher: "MATCH (n) RETURN labels(n), count(*)" }, language: "es" },
  { text: "consulta cypher para contar los nodos de tipo Device", args: {}, language: "es" },
  { text: "运行这条 Cypher:MATCH (n:Ticket) RETURN n LIMIT 5", args: { cypher: "MATCH (n:Ticket) RETURN n LIMIT 5" }, language: "zh" },
  { text: "用 Cypher 统计每种关系的数量", args: {}, language: "zh" },
];
