import { writeFileSync } from 'node:fs'
import loadHighs, { type Highs } from 'highs'
import { nextQuestion } from '#app/core/adaptive/next-question.ts'
import { questionsLeft } from '#app/core/adaptive/questions-left.ts'
import type { Prior } from '#app/core/adaptive/subjects.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { adaptiveOrder, type CheckTaken, type CheckTask, fixedOrder, skippedOrder, takeCheck } from './check-orders.ts'
import { fewestQuestions } from './hindsight.ts'
import { quantile, shown, spread } from './quantile.ts'
import { rulesHash } from './rules-hash.ts'
import { priorFrom, syntheticOrganisations } from './synthetic-organisations.ts'
import type { Table } from './table.ts'

const ORGANISATIONS = 500
const OTHERS = 200
const SEED = 20_261_122
const FILE = 'content/measured/adaptive-check.json'

export const aim =
  'As few questions as settle the wanted verdicts, none of them wrong: at most twice those that hindsight would ask; the next one within 5 ms (p95), 25 ms where all are wanted.'
export const packages = ['highs']

type Figures = { mean: number; p50: number; p90: number }
type Counts = Record<'fixed' | 'skipped' | 'adaptive' | 'informed' | 'hindsight', number[]>

/**
 * Questions that it takes to settle verdicts, by order, over synthetic organisations with correlated maturity; the scope
 * is answered before and not counted. `--save` keeps the figures for the product, a number takes fewer organisations.
 */
export async function run(args: string[] = []): Promise<Table[]> {
  const catalogue = loadCatalogue()
  const model = compileModel(catalogue)
  const count = Number(args.find((arg) => /^\d+$/.test(arg)) ?? ORGANISATIONS)
  const organisations = syntheticOrganisations(catalogue, count, SEED)
  const prior = priorFrom(catalogue, syntheticOrganisations(catalogue, OTHERS, SEED + 1))
  const highs = await loadHighs()
  const wanted = wantedSets(catalogue)
  const measured = wanted.map(({ name, pick }) => {
    const tasks = organisations.map((full, at): CheckTask => ({ model, full, request: { targets: pick(at) } }))
    return { wanted: name, ...measure(tasks, prior, highs) }
  })
  const file = {
    catalogue: { version: catalogue.version, rules: rulesHash(catalogue) },
    seed: SEED,
    organisations: count,
    othersForPrior: OTHERS,
    questions: catalogue.questions.filter(({ kind }) => kind !== 'scope').length,
    results: measured.map(({ wanted: name, questions, wrong }) => ({ wanted: name, questions, wrong })),
  }
  if (args.includes('--save')) writeFileSync(FILE, `${JSON.stringify(file, null, 2)}\n`)
  return [
    {
      title: `Questions until the wanted verdicts are settled: ${count} synthetic organisations, seed ${SEED}, catalogue ${catalogue.version}; mean (p90)`,
      rows: measured.map(asRow),
      says: sayQuestions(measured),
    },
    timings(model, organisations, wanted),
    foreseen(model, organisations, wanted),
  ]
}

type MeasuredSet = { wanted: string } & ReturnType<typeof measure>

const asRow = ({ wanted, questions, wrong }: MeasuredSet) => ({
  wanted,
  ...Object.fromEntries(Object.entries(questions).map(([order, { mean, p90 }]) => [order, `${mean} (${p90})`])),
  'adaptive : fixed': shown(questions.adaptive.mean / questions.fixed.mean),
  'adaptive : hindsight': shown(questions.adaptive.mean / questions.hindsight.mean),
  wrong,
})

function sayQuestions(sets: readonly MeasuredSet[]): string {
  const parts = sets.map(
    ({ wanted, questions: { adaptive, fixed } }) => `${adaptive.mean} of ${fixed.mean} for ${wanted}`,
  )
  const wrong = sets.reduce((sum, set) => sum + set.wrong, 0)
  return `Instead of the questionnaire's order the check asks ${parts.join(', ')}; ${wrong} verdicts come out otherwise than with all answers.`
}

type WantedSet = { name: string; pick: (organisation: number) => string[] }

/** Every organisation wants other techniques; seeded. */
function wantedSets({ techniques, useCases }: Catalogue): WantedSet[] {
  const some = (ids: string[], count: number, seed: number): string[] => {
    const next = mulberry32(seed)
    const left = [...ids]
    return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0] as string)
  }
  const ids = techniques.map(({ id }) => id)
  const uses = useCases.map(({ id }) => id)
  return [
    { name: '1 technique', pick: (at) => some(ids, 1, at) },
    { name: '5 techniques', pick: (at) => some(ids, 5, at) },
    { name: `all ${ids.length} techniques`, pick: () => ids },
    { name: '1 use case', pick: (at) => some(uses, 1, at) },
  ]
}

function measure(tasks: readonly CheckTask[], prior: Prior, highs: Highs) {
  const counts: Counts = { fixed: [], skipped: [], adaptive: [], informed: [], hindsight: [] }
  let wrong = 0
  for (const task of tasks) {
    const informed = { ...task, request: { ...task.request, prior } }
    const taken: Record<Exclude<keyof Counts, 'hindsight'>, CheckTaken> = {
      fixed: takeCheck(task, fixedOrder),
      skipped: takeCheck(task, skippedOrder),
      adaptive: takeCheck(task, adaptiveOrder),
      informed: takeCheck(informed, adaptiveOrder),
    }
    for (const order of ['fixed', 'skipped', 'adaptive', 'informed'] as const) {
      counts[order].push(taken[order].count)
      wrong += wrongVerdicts(task, taken[order].sheet)
    }
    counts.hindsight.push(fewestQuestions(highs, task))
  }
  const { fixed, skipped, adaptive, informed, hindsight } = counts
  const questions = {
    fixed: figuresOf(fixed),
    skipped: figuresOf(skipped),
    adaptive: figuresOf(adaptive),
    informed: figuresOf(informed),
    hindsight: figuresOf(hindsight),
  }
  return { questions, wrong }
}

function figuresOf(sample: readonly number[]): Figures {
  const mean = sample.reduce((sum, own) => sum + own, 0) / sample.length
  return { mean: Number(mean.toFixed(1)), p50: quantile(sample, 0.5), p90: quantile(sample, 0.9) }
}

function wrongVerdicts({ model, full, request }: CheckTask, sheet: AnswerSheet): number {
  const verdicts = (one: AnswerSheet) => {
    const { techniques, useCases } = score(model, one)
    return [...techniques, ...useCases].filter(({ id }) => request.targets.includes(id)).map(({ verdict }) => verdict)
  }
  const right = verdicts(full)
  return verdicts(sheet).filter((verdict, at) => verdict !== right[at]).length
}

/** Milliseconds for one next question, at every step of some checks whose scope was seen before. */
function timings(model: Model, organisations: readonly AnswerSheet[], wanted: readonly WantedSet[]): Table {
  const rows = wanted.map(({ name, pick }) => {
    const took: number[] = []
    for (const [at, full] of organisations.slice(0, 30).entries()) {
      const task: CheckTask = { model, full, request: { targets: pick(at) } }
      nextQuestion(model, { ...full, answers: {} }, task.request)
      takeCheck(task, ({ request }, sheet) => {
        const started = performance.now()
        const { question } = nextQuestion(model, sheet, request)
        took.push(performance.now() - started)
        return question
      })
    }
    return { wanted: name, questions: took.length, ...spread(took), 'aim p95 ms': name.startsWith('all') ? 25 : 5 }
  })
  const most = Math.max(...rows.map((row) => row['p95 ms'] ?? 0))
  return {
    title: 'Time for the next question',
    rows,
    says: `The next question is found within ${most} ms (p95) at most.`,
  }
}

/** How often the number of questions left was in the range that was said. */
function foreseen(model: Model, organisations: readonly AnswerSheet[], wanted: readonly WantedSet[]): Table {
  const rows = wanted.map(({ name, pick }) => {
    let said = 0
    let within = 0
    for (const [at, full] of organisations.slice(0, name.startsWith('all') ? 15 : 80).entries()) {
      const request = { targets: pick(at) }
      const ranges: { low: number; high: number }[] = []
      const { count } = takeCheck({ model, full, request }, (task, sheet) => {
        ranges.push(questionsLeft(model, sheet, request))
        return adaptiveOrder(task, sheet)
      })
      ranges.slice(0, -1).forEach(({ low, high }, asked) => {
        said += 1
        if (low <= count - asked && count - asked <= high) within += 1
      })
    }
    return { wanted: name, said, 'within the range said, %': shown((100 * within) / Math.max(said, 1)) }
  })
  const least = Math.min(...rows.map((row) => row['within the range said, %']))
  return { title: 'Questions left, as foreseen', rows, says: `At least ${least} % of the ranges held.` }
}
