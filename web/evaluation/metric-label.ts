const spoken = (name: string) => name.replaceAll("_", " ").replaceAll("-", " ");

/** A metric's name as people say it. */
export const metricLabel = (metric: string) => {
  const text = spoken(metric);
  return text.charAt(0).toUpperCase() + text.slice(1);
};
