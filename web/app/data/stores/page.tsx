import type { Metadata } from "next";
import { StoresWorkspace } from "#web/data/stores/stores-workspace.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

export const metadata: Metadata = { title: dataHubWords.places.stores };

export default function Page() {
  return <StoresWorkspace />;
}
