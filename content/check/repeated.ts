import type { Finding } from '../fault.ts'
import type { ContentFiles } from '../layout.ts'
import { listParts } from './parts.ts'
import { sentencesIn } from './texts.ts'

/** So many words in a row are a sentence that was copied; fewer are how people speak. */
const RUN = 8

/** Sentences that stand in two items: whoever mends one forgets the other, and readers meet the same page twice. */
export function checkRepeated(files: ContentFiles): Finding[] {
  const firstIn = new Map<string, string>()
  const findings = new Map<string, Finding>()
  for (const { file, path, text } of listParts(files).flatMap(sentencesIn)) {
    for (const run of runsOf(text)) {
      const first = firstIn.get(run)
      if (first === undefined) firstIn.set(run, file)
      else if (first !== file) {
        const place = `${file} ${path.join('.')} ${first}`
        if (!findings.has(place)) findings.set(place, repeated({ file, path }, { run, first }))
      }
    }
  }
  return [...findings.values()]
}

const repeated = ({ file, path }: Pick<Finding, 'file' | 'path'>, { run, first }: { run: string; first: string }) => ({
  file,
  path,
  message: `${path.join('.')}: "${run}" stands in ${first} too.`,
  mend: 'Say here what is true of this item alone, in words of its own.',
})

const known = new Map<string, readonly string[]>()

/** Quoted as English and as German do it. */
const QUOTED = /"[^"]*"|„[^“”]*[“”]/g

/** Each eight words in a row; what is quoted belongs to somebody else and counts as a break. */
function runsOf(sentence: string): readonly string[] {
  const before = known.get(sentence)
  if (before) return before
  const unquoted = sentence.replace(QUOTED, ' | ')
  const words = unquoted.toLowerCase().match(/[\p{L}\p{N}]+|\|/gu) ?? []
  const runs = words
    .map((_, index) => words.slice(index, index + RUN))
    .filter((run) => run.length === RUN && !run.includes('|'))
    .map((run) => run.join(' '))
  known.set(sentence, runs)
  return runs
}
