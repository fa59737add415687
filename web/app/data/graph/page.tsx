import type { Metadata } from "next";
import { GraphWorkspace } from "#web/data/graph/graph-workspace.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

export const metadata: Metadata = { title: dataHubWords.places.graph };

export default function Page() {
  return <GraphWorkspace />;
}
