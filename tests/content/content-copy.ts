import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { checkContent } from '#content/check.ts'
import type { Fault } from '#content/fault.ts'
import { findContentRoot } from '#content/source.server.ts'

/** A copy of the real content in a temporary folder, to plant faults in. */
export type ContentCopy = {
  root: string
  /** Replaces text in one file, checks, and restores the file; the text to replace must be there. */
  checkWith: (file: string, change: { find: string; put: string }) => Fault[]
  /** The same for a whole new file. */
  checkWithNew: (file: string, text: string) => Fault[]
  /** The same without a file. */
  checkWithout: (file: string) => Fault[]
  /** As it stands, on a calendar date. */
  checkOn: (day: string) => Fault[]
  read: (file: string) => string
  remove: () => void
}

export function copyContent(): ContentCopy {
  const root = mkdtempSync(path.join(tmpdir(), 'preflight-content-'))
  cpSync(path.join(findContentRoot(), 'content'), path.join(root, 'content'), { recursive: true })
  const at = (file: string) => path.join(root, 'content', file)

  return {
    root,
    checkWith(file, { find, put }) {
      const before = readFileSync(at(file), 'utf8')
      if (!before.includes(find)) throw new Error(`${file} does not contain "${find}".`)
      writeFileSync(at(file), before.replace(find, put))
      const faults = checkContent(root)
      writeFileSync(at(file), before)
      return faults
    },
    checkWithNew(file, text) {
      writeFileSync(at(file), text)
      const faults = checkContent(root)
      rmSync(at(file))
      return faults
    },
    checkWithout(file) {
      const before = readFileSync(at(file), 'utf8')
      rmSync(at(file))
      const faults = checkContent(root)
      writeFileSync(at(file), before)
      return faults
    },
    checkOn: (day) => checkContent(root, day),
    read: (file) => readFileSync(at(file), 'utf8'),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** The 1-based line on which a text first stands in a file of the real content. */
export function lineOf(file: string, text: string): number {
  const lines = readFileSync(path.join(findContentRoot(), 'content', file), 'utf8').split('\n')
  const index = lines.findIndex((line) => line.includes(text))
  if (index < 0) throw new Error(`${file} has no line with "${text}".`)
  return index + 1
}
