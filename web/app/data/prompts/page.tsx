import type { Metadata } from "next";
import { PromptsWorkspace } from "#web/data/prompts/prompts-workspace.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

export const metadata: Metadata = { title: dataHubWords.places.prompts };

export default function Page() {
  return <PromptsWorkspace />;
}
