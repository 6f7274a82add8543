const FIELD = 'level.'

/** Levels by capability id, from fields called `level.<capability>`; what is no number is left for a check to leave out. */
export function sentLevels(form: FormData): Record<string, number> {
  return Object.fromEntries(
    [...form].flatMap(([name, level]) =>
      name.startsWith(FIELD) ? [[name.slice(FIELD.length), Number(level)] as const] : [],
    ),
  )
}
