import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { readSheet } from '#app/core/scoring/read-sheet.ts'
import type { TargetScore } from '#app/core/scoring/result.ts'
import { planFor } from '#app/core/scoring/scope-plan.ts'
import { score } from '#app/core/scoring/score.ts'
import { scoreTargets } from '#app/core/scoring/score-target.ts'
import { weighDemands } from '#app/core/scoring/weigh-demands.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import type { Catalogue } from '#content/schema.ts'
import { quantile, ratio, shown, spread } from './quantile.ts'
import { randomSheets } from './random-sheets.ts'
import { syntheticOrganisations } from './synthetic-organisations.ts'
import type { Table } from './table.ts'
import { type VerdictCase, type VerdictWay, verdictPeers } from './verdict-peers.ts'

const ROUNDS = 20
const SHEETS = 2_000
/** Sheets that every way judges, and before that to warm up. */
const JUDGED = 1_000
const WARMING = 200
const AIM = 20_000
const TIMES = 100

export const aim = `${AIM.toLocaleString('en')} full scorings a second on one core, and the verdicts on techniques ${TIMES} times as fast as others give them.`
export const packages = ['json-rules-engine', 'survey-core']

/** Full scorings of the shipped catalogue a second, and one beside what others take for the verdicts on techniques. */
export async function run(): Promise<Table[]> {
  const catalogue = loadCatalogue()
  const model = compileModel(catalogue)
  return [throughput(catalogue, model), await besideOthers(catalogue, model)]
}

function throughput(catalogue: Catalogue, model: Model): Table {
  const sheets = randomSheets(catalogue, SHEETS, 42)
  const ways: { what: string; work: (sheet: AnswerSheet) => unknown }[] = [
    { what: 'scorings a second', work: (sheet) => score(model, sheet) },
    { what: 'scorings a second, written as JSON text', work: (sheet) => JSON.stringify(score(model, sheet)) },
  ]
  for (const sheet of sheets) score(model, sheet)
  const rows = ways.map(({ what, work }) => {
    const perSecond = Array.from({ length: ROUNDS }, () => {
      const started = performance.now()
      for (const sheet of sheets) work(sheet)
      return (sheets.length * 1_000) / (performance.now() - started)
    })
    return { what, median: Math.round(quantile(perSecond, 0.5)), worst: Math.round(quantile(perSecond, 0.05)) }
  })
  const median = rows[0]?.median ?? 0
  return {
    title: `Whole sheets: ${catalogue.questions.length} questions, ${catalogue.techniques.length} techniques, ${catalogue.useCases.length} use cases`,
    rows,
    says: `${median.toLocaleString('en')} sheets are scored in a second, ${shown(median / AIM)} times the aim.`,
  }
}

/**
 * One scope under which all apply, whose rules others can lay out before; every question is answered, so that each level is sure. One way after the other,
 * each over all sheets, since what one leaves for the collector of garbage slows the next.
 */
async function besideOthers(catalogue: Catalogue, model: Model): Promise<Table> {
  const organisations = syntheticOrganisations(catalogue, JUDGED, 42)
  const judgesAll = (sheet: AnswerSheet) => score(model, sheet).techniques.every(({ applies }) => applies)
  const profile = organisations.find(judgesAll)?.profile ?? {}
  const plan = planFor(model, { form: 'full', profile, answers: {} })
  const cases = organisations.map(({ form, answers }) => caseOf(model, { form, profile, answers }))
  const own: VerdictWay[] = [
    { name: 'Preflight, from answers, with reasons', judge: ({ sheet }) => verdictsOf(judgeTechniques(model, sheet)) },
    { name: 'Preflight, the whole scoring', judge: ({ sheet }) => verdictsOf(score(model, sheet).techniques) },
  ]
  const rows: { name: string; times: number[] }[] = []
  for (const way of [...own, ...verdictPeers(plan.techniques)])
    rows.push({ name: way.name, times: await judgeAll(way, cases) })
  const [verdicts = [], whole = [], rules = [], survey = [], expressions = []] = rows.map(({ times }) => times)
  return {
    title: `Verdicts on ${catalogue.techniques.length} techniques, ${JUDGED.toLocaleString('en')} sheets`,
    rows: rows.map(({ name, times }) => ({ what: name, ...spread(times, 'µs'), 'times ours': ratio(times, verdicts) })),
    says: `For the same verdicts json-rules-engine takes ${ratio(rules, verdicts)} times and a survey of survey-core ${ratio(survey, verdicts)} times as long as we do, its expressions alone ${ratio(expressions, verdicts)} times; beside our whole scoring it is ${ratio(rules, whole)}, ${ratio(survey, whole)} and ${ratio(expressions, whole)} times. They begin with levels that we have worked out.`,
  }
}

function caseOf(model: Model, sheet: AnswerSheet): VerdictCase {
  const { dimensions, techniques } = score(model, sheet)
  const capabilities = dimensions.flatMap((dimension) => dimension.capabilities)
  return {
    sheet,
    levels: Object.fromEntries(capabilities.map(({ id, level }) => [id, level.lo])),
    expected: verdictsOf(techniques),
  }
}

const verdictsOf = (techniques: readonly TargetScore[]) => techniques.map(({ range }) => range?.[0] ?? 'notYet')

/** The part of a scoring that judges techniques. */
function judgeTechniques(model: Model, sheet: AnswerSheet): TargetScore[] {
  const plan = planFor(model, sheet)
  const { techniques, techniqueDemands, demands, room } = plan
  weighDemands(demands, readSheet(model, plan, sheet), room.tally)
  return scoreTargets(techniques, techniqueDemands, room.tally)
}

/** @returns microseconds. @throws Error where a way says something else than we do, and so does other work */
async function judgeAll(way: VerdictWay, cases: readonly VerdictCase[]): Promise<number[]> {
  for (const one of cases.slice(0, WARMING)) await way.judge(one)
  const taken: number[] = []
  for (const one of cases) {
    const started = performance.now()
    const found = way.judge(one)
    const verdicts = found instanceof Promise ? await found : found
    taken.push(1_000 * (performance.now() - started))
    if (verdicts.join() !== one.expected.join()) throw new Error(`${way.name} judges otherwise.`)
  }
  return taken
}
