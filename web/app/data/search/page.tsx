import type { Metadata } from "next";
import { SearchWorkspace } from "#web/data/search/search-workspace.tsx";
import { dataHubWords } from "#web/messages/data-hub-words.ts";

export const metadata: Metadata = { title: dataHubWords.places.search };

export default function Page() {
  return <SearchWorkspace />;
}
