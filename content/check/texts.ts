import type { Finding } from '../fault.ts'
import { onceEach } from '../once-each.ts'

/** A text that somebody wrote, and where it stands. */
export type Text = Pick<Finding, 'file' | 'path'> & { text: string }

/** Names of things, places in acts and what a machine reads: the same words there are the same thing. */
const NO_SENTENCES = new Set([
  'name',
  'citation',
  'remark',
  'locator',
  'article',
  'source',
  'url',
  'if',
  'when',
  'ask_if',
])

/** All sentences of a file; a statement of a ladder is read as one, as it is on the page. */
export function sentencesIn({ file, data }: { file: string; data: object }): Text[] {
  return sentencesOf(data).map((said) => ({ file, ...said }))
}

type Said = Omit<Text, 'file'>

const sentencesOf = onceEach((data: object) => textsOf(data, []))

function textsOf(part: unknown, path: Text['path']): Said[] {
  if (typeof part === 'string') return NO_SENTENCES.has(String(path.at(-1))) ? [] : [{ path, text: part }]
  if (Array.isArray(part)) return part.flatMap((inner, index) => textsOf(inner, [...path, index]))
  if (part === null || typeof part !== 'object') return []
  const fields = Object.entries(part)
  const { lead, rest } = part as { lead?: unknown; rest?: unknown }
  if (typeof lead !== 'string' || typeof rest !== 'string') {
    return fields.flatMap(([name, inner]) => textsOf(inner, [...path, name]))
  }
  const others = fields.filter(([name]) => name !== 'lead' && name !== 'rest')
  return [
    { path: [...path, 'lead'], text: `${lead} ${rest}` },
    ...others.flatMap(([name, inner]) => textsOf(inner, [...path, name])),
  ]
}
