type Present<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** The object without what is undefined: an optional field is then absent rather than empty. */
export function presentOnly<Value extends Record<string, unknown>>(value: Value): Present<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Present<Value>;
}
