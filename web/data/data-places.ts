import { dataHubWords } from "#web/messages/data-hub-words.ts";

const { places } = dataHubWords;

/** The parts of the data hub, each with its own address. */
export const dataPlaces = [
  { href: "/data", label: places.datasets },
  { href: "/data/stores", label: places.stores },
  { href: "/data/flow", label: places.flow },
  { href: "/data/graph", label: places.graph },
  { href: "/data/search", label: places.search },
  { href: "/data/prompts", label: places.prompts },
] as const;
