import type { TrustDocument } from './schema/beside-catalogue.ts'
import { TRUST_NAMES, TRUST_TABLES, trustNamesIn } from './trust-blanks.ts'

/**
 * The operator's own text in place of ours: a first line `# …` becomes its name, each `## …` begins a section.
 *
 * @param asOf ISO date of the operator's facts
 */
export function ownDocument(ours: TrustDocument, text: string, asOf: string | null): TrustDocument {
  const lines = text
    .replaceAll('\r\n', '\n')
    .replace(/^\uFEFF/, '')
    .split('\n')
  const first = lines.findIndex((line) => line.trim() !== '')
  const name = /^# +(.+)$/.exec(lines[first] ?? '')?.[1]?.trim()
  const body = name === undefined ? lines : lines.slice(first + 1)
  return { ...ours, name: name ?? ours.name, version: null, asOf, sections: sectionsOf(body) }
}

function sectionsOf(lines: readonly string[]): TrustDocument['sections'] {
  const sections: { id: string; title: string; lines: string[] }[] = [{ id: 'text', title: '', lines: [] }]
  for (const line of lines) {
    const title = /^## +(.+?)\s*#*$/.exec(line)?.[1]
    if (title === undefined) sections.at(-1)?.lines.push(line)
    else sections.push({ id: freeId(title, sections), title, lines: [] })
  }
  return sections
    .map(({ id, title, lines: own }) => ({ id, title, text: own.join('\n').trim() }))
    .filter(({ title, text }) => title !== '' || text !== '')
}

/** A link target made of the title, unlike those before. */
function freeId(title: string, sections: readonly { id: string }[]): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? ['section']
  const base = words.join('-')
  const taken = sections.filter(({ id }) => id === base || id.replace(/-\d+$/, '') === base).length
  return taken === 0 ? base : `${base}-${taken + 1}`
}

/** What keeps a text of the operator's own from being shown, in words; empty if nothing. */
export function faultsOfOwnText(text: string): string[] {
  const unknown = trustNamesIn(text).filter((name) => !TRUST_NAMES.includes(name))
  const inside = TRUST_TABLES.filter((name) => text.includes(`{${name}}`) && !text.split(/\r?\n/).includes(`{${name}}`))
  return [
    ...(text.trim() === '' ? ['it is empty; remove it to show our text'] : []),
    ...unknown.map((name) => `nothing fills {${name}}`),
    ...inside.map((name) => `the table {${name}} needs a line of its own`),
  ]
}
