import { expect, test } from 'vitest'
import { repositoryFiles } from './support/source-files.ts'

/** Whoever reads these works on files, on a command line or on the server, where English is spoken. */
const SPOKEN_ENGLISH = [
  /^app\/core\/[\w/-]*\/?(parse|read|find|check)-[\w-]+\.ts$/,
  /^app\/core\/(agreement\/rate-agreement|priority\/parse-values|scoring\/check-contradictions)\.ts$/,
  /^app\/core\/roadmap\/(choose-actions|level-targets|people|plan-roadmap|staffed-action)\.ts$/,
  /^app\/report\/office\/form-styles\.ts$/,
  /^app\/report\/(logo\/picture-fault|render-failure|warm-up\.server)\.tsx?$/,
  /^app\/(page-weight|secrets|server\/(files\/(held-file|object-storage)|mailing|metrics(-gauges)?|main|spreadsheet\/read-xlsx))(\.server)?\.ts$/,
  /^db\/(backup|data-rights|embedded|queries\/answer-write)[\w/.-]*$/,
  /^db\/[\w-]+(\.server)?\.ts$/,
]

/** A string that begins with a capital and has three words or more, one after the other. */
const SENTENCE = /(['"`])([A-Z][^'"`\n]*?[a-z]{2,} [a-z]{1,}[ ,;][^'"`\n]*?)\1/g
/** Those who read it are whoever mends the program. */
const THROWN = /(Error|warn|info|error)\((\{[^}]*\}, )?$/

function sentencesIn({ path, text }: { path: string; text: string }): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')
  return [...code.matchAll(SENTENCE)]
    .filter(({ index }) => !THROWN.test(code.slice(Math.max(0, index - 60), index).trimEnd()))
    .map(([, , sentence]) => `${path}: ${sentence}`)
}

const isSpoken = (path: string) => /^(app|db)\/.*\.tsx?$/.test(path) && !SPOKEN_ENGLISH.some((own) => own.test(path))

test('no sentence for a reader stands outside of the messages, where nobody would translate it', () => {
  const files = repositoryFiles().filter(({ path }) => isSpoken(path))

  expect(files.length).toBeGreaterThan(1_000)
  expect(files.flatMap(sentencesIn)).toEqual([])
})

test('a sentence is found, and what is thrown or said of the code is left out', () => {
  const text = `
    // Write a day here.
    throw new RangeError('There is no such thing.')
    const detail = 'Write a day of the week.'
    const name = 'Our marketing'`

  expect(sentencesIn({ path: 'app/server/x.ts', text })).toEqual(['app/server/x.ts: Write a day of the week.'])
})
