import { Failure } from "#domain/failure.ts";

/** What EXPLAIN says of a query. */
export type CypherPlan = {
  operatorType: string;
  arguments: Readonly<Record<string, unknown>>;
  children: readonly CypherPlan[];
};

/** Operators of Neo4j 5 that read, join, filter and count; without the part in brackets. What is not here is refused. */
const reading = new Set(
  `
  AllNodesScan NodeByLabelScan IntersectionNodeByLabelsScan UnionNodeByLabelsScan
  SubtractionNodeByLabelsScan NodeIndexScan NodeIndexSeek NodeUniqueIndexSeek MultiNodeIndexSeek
  NodeIndexSeekByRange NodeUniqueIndexSeekByRange NodeIndexContainsScan NodeIndexEndsWithScan
  NodeByIdSeek NodeByElementIdSeek NodeCountFromCountStore RelationshipCountFromCountStore
  DirectedRelationshipByIdSeek UndirectedRelationshipByIdSeek DirectedRelationshipByElementIdSeek
  UndirectedRelationshipByElementIdSeek DirectedRelationshipTypeScan UndirectedRelationshipTypeScan
  DirectedUnionRelationshipTypesScan UndirectedUnionRelationshipTypesScan DirectedAllRelationshipsScan
  UndirectedAllRelationshipsScan DirectedRelationshipIndexScan UndirectedRelationshipIndexScan
  DirectedRelationshipIndexSeek UndirectedRelationshipIndexSeek DirectedRelationshipIndexSeekByRange
  UndirectedRelationshipIndexSeekByRange DirectedRelationshipIndexContainsScan
  UndirectedRelationshipIndexContainsScan DirectedRelationshipIndexEndsWithScan
  UndirectedRelationshipIndexEndsWithScan Expand OptionalExpand VarLengthExpand
  BFSPruningVarLengthExpand PruningVarLengthExpand ShortestPath StatefulShortestPath Repeat
  ProjectEndpoints Argument Apply SemiApply AntiSemiApply LetSemiApply LetAntiSemiApply RollUpApply
  SelectOrSemiApply SelectOrAntiSemiApply LetSelectOrSemiApply LetSelectOrAntiSemiApply ConditionalApply
  AntiConditionalApply CartesianProduct NodeHashJoin ValueHashJoin NodeLeftOuterHashJoin
  NodeRightOuterHashJoin AssertSameNode AssertSameRelationship TriadicSelection TriadicBuild
  TriadicFilter Filter CacheProperties Projection Distinct OrderedDistinct EagerAggregation
  OrderedAggregation Sort PartialSort Top PartialTop Top1WithTies PartialTop1WithTies Limit Skip Unwind
  Optional Union OrderedUnion EmptyRow EmptyResult ProduceResults Eager
`
    .trim()
    .split(/\s+/),
);

/** What may be called: they only say what the graph is made of, or search its text index. */
const procedures = new Set([
  "db.labels",
  "db.relationshiptypes",
  "db.propertykeys",
  "db.schema.visualization",
  "db.schema.nodetypeproperties",
  "db.schema.reltypeproperties",
  "db.index.fulltext.querynodes",
]);

/** Refuses a plan that would do anything but read. Throws `not-allowed`, naming the operator or procedure. */
export function checkCypherPlan(plan: CypherPlan, queryType: string): void {
  if (queryType !== "r") throw refused("it would change something");
  const waiting: CypherPlan[] = [plan];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const operator = at.operatorType.replace(/@.*$/, "").replace(/\(.*$/, "");
    if (operator === "ProcedureCall") checkProcedure(String(at.arguments["Details"] ?? ""));
    else if (!reading.has(operator)) throw refused(`it would use ${operator}`);
    waiting.push(...at.children);
  }
}

function checkProcedure(details: string): void {
  const name = /^\s*([\w.]+)\s*\(/.exec(details)?.[1] ?? "";
  if (!procedures.has(name.toLowerCase()))
    throw refused(`it would call ${name === "" ? "a procedure" : name}`);
}

function refused(what: string): Failure {
  return new Failure("not-allowed", `Only reading is allowed here, and ${what}`, {
    hint: `Use MATCH, WHERE, WITH, RETURN; of procedures only ${[...procedures].slice(0, 3).join(", ")} and a few like them.`,
  });
}
