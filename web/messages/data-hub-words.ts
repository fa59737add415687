import { enDataHub, type DataHubMessages } from "./en/data-hub.ts";

export const dataHubWords: DataHubMessages = enDataHub;
