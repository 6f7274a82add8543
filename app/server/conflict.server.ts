/** What somebody else stored meanwhile, of `version`; sent again, what is typed replaces it but for the fields taken. */
export type TheirVersion<Field extends string> = { version: number; fields: Record<Field, string> }

/** @property version the one that was shown beside what was typed @property taken fields whose other text is to be kept */
type Sent = { version: string; taken: readonly FormDataEntryValue[] }

/** What was typed, with what stands in the fields that were taken; nothing is taken of a version that was not shown. */
export function withTaken<Field extends string>(
  typed: Record<Field, string>,
  sent: Sent,
  { version, fields }: TheirVersion<Field>,
): Record<Field, string> {
  if (Number(sent.version) !== version) return typed
  const taken = Object.keys(typed).filter((name): name is Field => sent.taken.includes(name))
  return { ...typed, ...Object.fromEntries(taken.map((name) => [name, fields[name]])) }
}
