import type { Metadata } from "next";
import { FlowWorkspace } from "#web/data/flow/flow-workspace.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

export const metadata: Metadata = { title: dataHubWords.places.flow };

export default function Page() {
  return <FlowWorkspace />;
}
