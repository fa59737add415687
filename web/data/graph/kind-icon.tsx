import {
  Binary,
  Building2,
  Cpu,
  FileText,
  Laptop,
  Route,
  Ticket,
  TriangleAlert,
  User,
  Users,
  Workflow,
  Wrench,
  type LucideIcon,
  type LucideProps,
} from "lucide-react";
import type { KnowledgeKind } from "#domain/knowledge.ts";

const icons: Record<KnowledgeKind, LucideIcon> = {
  device: Laptop,
  component: Cpu,
  firmware: Binary,
  problem: TriangleAlert,
  remedy: Wrench,
  document: FileText,
  process: Workflow,
  department: Building2,
  customer: Users,
  journey: Route,
  user: User,
  ticket: Ticket,
};

/** A kind of entity as a picture; its word always stands near it. */
export function KindIcon({ kind, ...rest }: { kind: KnowledgeKind } & LucideProps) {
  const Icon = icons[kind];
  return <Icon aria-hidden {...rest} />;
}
