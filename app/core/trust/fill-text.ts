const NAMES = /\{([a-z][a-z0-9-]*)\}/g
/** Whatever Markdown, or our own names, could read as a sign. */
const SIGNS = /[\\`*[\]<>{}|#]/g
/** What would begin a list, such as the name of a club. */
const LIST_MARK = /^(\d*)([-+.)])/

export type Fillings = {
  /** Plain text by name. */
  values: Readonly<Record<string, string>>
  /** Markdown by name, for tables. */
  blocks: Readonly<Record<string, string>>
}

/** A Markdown text with every name that is known filled in; the others stay in their braces. A value is never read as Markdown. */
export function fillText(text: string, { values, blocks }: Fillings): string {
  return text.replace(NAMES, (whole, name: string) => {
    if (Object.hasOwn(blocks, name)) return blocks[name] ?? whole
    return Object.hasOwn(values, name) ? escapeMarkdown(values[name] ?? '') : whole
  })
}

/** The names that were left in their braces, each once, in order. */
export function openNames(text: string): string[] {
  return [...new Set([...text.matchAll(NAMES)].map(([, name = '']) => name))]
}

/** The text with words in place of every name that is open. */
export function sayOpenNames(text: string, say: (name: string) => string): string {
  return text.replace(NAMES, (_, name: string) => `\\[${escapeMarkdown(say(name))}\\]`)
}

/** A text that Markdown shows as it is. */
export function escapeMarkdown(text: string): string {
  return text.replace(SIGNS, '\\$&').replace(LIST_MARK, '$1\\$2')
}

/** A Markdown table; its cells are Markdown of one line each, with bars escaped already. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return [columns, columns.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
}
