import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { temporaryFolder } from './temporary-folder.ts'

/** A root whose migrations are ours and one more, as the next version would have it; gone after the test. */
export function rootWithMigration(sql: string): string {
  const root = dirname(temporaryFolder())
  const folder = join(root, 'db/migrations')
  mkdirSync(folder, { recursive: true })
  cpSync('db/migrations', folder, { recursive: true })
  const journalFile = join(folder, 'meta/_journal.json')
  const journal = JSON.parse(readFileSync(journalFile, 'utf8'))
  const idx = journal.entries.length
  journal.entries.push({ idx, version: '7', when: Date.now(), tag: 'one_more', breakpoints: true })
  writeFileSync(journalFile, JSON.stringify(journal))
  writeFileSync(join(folder, 'one_more.sql'), sql)
  return root
}
