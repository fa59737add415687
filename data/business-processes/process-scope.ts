const regions = [
  "Western Europe",
  "North America",
  "Latin America",
  "Japan",
  "Nordic countries",
  "Middle East",
  "India",
  "Eastern Europe",
  "Southern Africa",
  "Australia",
  "Southeast Asia",
];
const segments = [
  "schools",
  "hospitals",
  "banks",
  "retail chains",
  "public offices",
  "small firms",
  "carriers",
];

/** What the round-th process of one kind is for: the first for all, the others for a region, then for a segment there. */
export function processScope(round: number): string {
  if (round === 0) return "";
  const place = round - 1;
  const region = regions[place % regions.length] ?? "";
  const turn = Math.floor(place / regions.length);
  if (turn === 0) return region;
  const segment = segments[(turn - 1) % segments.length] ?? "";
  const again = Math.floor((turn - 1) / segments.length);
  return `${segment} in ${region}${again === 0 ? "" : `, unit ${again + 1}`}`;
}
