/** What a text that goes with a report may name: the company, the link and its end, and who sends it. */
export const BLANKS = ['company', 'link', 'until', 'sender', 'workspace'] as const
export type Blank = (typeof BLANKS)[number]

const isBlank = (name: string): name is Blank => (BLANKS as readonly string[]).includes(name)
const WRITTEN = /\{([a-zA-Z]{1,40})\}/g

/** Puts values in the place of blanks such as `{company}`; what is in braces and no blank stays as it is. */
export function fillText(text: string, values: Readonly<Record<Blank, string>>): string {
  return text.replaceAll(WRITTEN, (written, name: string) => (isBlank(name) ? values[name] : written))
}

/** What stands in braces and is no blank, as it was written, each once: mostly a slip. */
export function unknownBlanks(text: string): string[] {
  const written = [...text.matchAll(WRITTEN)].filter(([, name = '']) => !isBlank(name)).map(([whole]) => whole)
  return [...new Set(written)]
}
