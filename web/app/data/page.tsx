import type { Metadata } from "next";
import { DatasetsWorkspace } from "#web/data/datasets/datasets-workspace.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

export const metadata: Metadata = { title: dataHubWords.places.datasets };

export default function Page() {
  return <DatasetsWorkspace />;
}
