import path from 'node:path'
import { findCatalogueFaults } from '#content/check.ts'
import { parseContent } from '#content/parse.ts'
import { readSources, type Source } from '#content/source.server.ts'
import { repositoryFiles } from '#tests/support/source-files.ts'
import { ninthTenth, type Point } from './point.ts'

/** Where a sentence that the product says could stand; tests quote it. */
const HOMES = /^(?:app|cli|content|db|scripts)\//

/** Points 1 and 2: where one question stands, and what adding an item touches. */
export function measureItems(root: string): Point[] {
  const sources = readSources(root)
  return [measureHomes(sources), measureAdding(sources)]
}

function measureHomes(sources: readonly Source[]): Point {
  const questions = sources.filter(({ file }) => file.startsWith('content/questions/'))
  const { items } = parseContent(sources).files
  const asked = new Map(items.questions.map(({ file, data }) => [file, data.ask]))
  const texts = repositoryFiles()
    .filter(({ path: file }) => HOMES.test(file))
    .map(({ text }) => text.replaceAll(/\s+/g, ' '))
  const homes = questions.map(({ file }) => texts.filter((text) => text.includes(asked.get(file) ?? '?')).length)
  const lines = questions.map(({ text }) => text.trimEnd().split('\n').length)
  return {
    name: '1 Homes of a question',
    figures: [
      {
        what: `files that hold its sentence, the most of ${questions.length}`,
        measured: Math.max(...homes),
        target: 1,
        best: 2,
        middle: 3,
      },
      { what: 'lines of its file, 90th percentile', measured: ninthTenth(lines), target: 30, best: 60, middle: 2051 },
      {
        what: 'files that lie elsewhere than below their dimension',
        measured: questions.filter(({ file }) => file.split(path.posix.sep).length !== 4).length,
        target: 0,
      },
    ],
  }
}

/** What is written to add one, by copying what is there: an empty text would say nothing of what the check wants. */
const RECIPES: Record<string, (text: (file: string) => string) => Source[]> = {
  question: (text) => [
    { file: 'content/questions/data/f-trial-days.yaml', text: text('content/questions/data/f-data-access-days.yaml') },
  ],
  technique: (text) => [
    {
      file: 'content/techniques/trial-testing.yaml',
      text: text('content/techniques/ab-testing.yaml')
        .replace(/^name: .*$/m, 'name: Trial testing')
        .replace(/^also_called: .*$/m, 'also_called: [Trials]'),
    },
  ],
  contradiction: (text) => [
    {
      file: 'content/contradictions/x-trial.yaml',
      text: text('content/contradictions/x-adoption-unused.yaml'),
    },
  ],
}

/** Written by `content touch` once the words are there: the day of a technique's text. */
const NOTED: Record<string, number> = { technique: 1 }

function measureAdding(sources: readonly Source[]): Point {
  const text = (file: string) => sources.find((source) => source.file === file)?.text ?? ''
  const figures = Object.entries(RECIPES).map(([kind, make]) => {
    const added = make(text)
    const all = [...sources, ...added].sort((a, b) => (a.file < b.file ? -1 : 1))
    const [fault] = findCatalogueFaults(all, parseContent(all))
    if (fault) throw new Error(`A new ${kind} needs more than ${added.length} files: ${fault.file}: ${fault.message}`)
    const noted = NOTED[kind] ?? 0
    return { what: `files for a new ${kind}`, measured: added.length + noted, target: 1 + noted, best: 2, middle: 6 }
  })
  return { name: '2 Adding an item', figures }
}
