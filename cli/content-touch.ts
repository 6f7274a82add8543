import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stringify } from 'yaml'
import { UPDATED, wordsOf } from '#content/check/updated.ts'
import { formatFault, locateFindings } from '#content/fault.ts'
import type { TechniqueFile } from '#content/files/technique.ts'
import type { UpdatedFile } from '#content/files/updated.ts'
import type { Item } from '#content/layout.ts'
import { parseContent } from '#content/parse.ts'
import { readSources } from '#content/source.server.ts'

const HEAD = `# For each technique the day of its text, and what its words were known by on that day.
# Written by: npm run -s preflight -- content touch
`

/**
 * Sets the day of techniques whose words have changed since theirs was noted, and notes the words of all. A day that
 * somebody has set since then stays.
 *
 * @param on the day to set, as an ISO date
 * @returns the exit code: 1 if the content cannot be read
 */
export function touchTechniques(root: string, on: string): number {
  const sources = readSources(root)
  const { files, findings } = parseContent(sources)
  if (findings.some(({ file }) => file !== UPDATED)) {
    const texts = new Map(sources.map(({ file, text }) => [file, text]))
    for (const fault of locateFindings(findings, (file) => texts.get(file))) console.error(formatFault(fault))
    return 1
  }
  const noted: UpdatedFile = files.lists.updated ?? {}
  const days = files.items.techniques.map((technique) => [technique.id, noteOf(technique, noted, on)] as const)
  for (const { id, file, data } of files.items.techniques) {
    const day = Object.fromEntries(days)[id]?.on
    if (day !== undefined && day !== data.updated) setDay(path.join(root, file), day)
  }
  const changed = days.filter(([id, note]) => noted[id]?.on !== note.on || noted[id]?.words !== note.words)
  writeFileSync(path.join(root, UPDATED), `${HEAD}${stringify(Object.fromEntries(days))}`)
  for (const [id, note] of changed) console.log(`${id}: ${note.on}`)
  console.log(changed.length === 1 ? '1 technique noted.' : `${changed.length} techniques noted.`)
  return 0
}

function noteOf({ id, data }: Item<TechniqueFile>, noted: UpdatedFile, on: string): UpdatedFile[string] {
  const words = wordsOf(data)
  const before = noted[id]
  const isStale = before !== undefined && before.words !== words && before.on === data.updated
  return { on: isStale ? on : data.updated, words }
}

function setDay(file: string, day: string): void {
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^updated: .*$/m, `updated: ${day}`))
}
