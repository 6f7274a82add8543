import type { Highs } from 'highs'
import { readCheck } from '#app/core/adaptive/check-state.ts'
import type { Outlook } from '#app/core/adaptive/verdict-outlook.ts'
import { rankRange } from '#app/core/adaptive/verdict-outlook.ts'
import type { CapabilityState } from '#app/core/scoring/capability-state.ts'
import { capabilityState } from '#app/core/scoring/capability-state.ts'
import { readSheet } from '#app/core/scoring/read-sheet.ts'
import { requirementShort } from '#app/core/scoring/requirement-short.ts'
import type { CheckTask } from './check-orders.ts'

/** One way to know a capability: so many questions, and the levels they leave. */
type Known = { cost: number; lo: number; hi: number }

/**
 * The fewest questions that prove all wanted verdicts to somebody who knows the answers: no order can do better. A fact
 * needs its level question first. Solved exactly as a mixed integer programme.
 */
export function fewestQuestions(highs: Highs, task: CheckTask): number {
  const { model, full, request } = task
  const { standings } = readCheck(model, { ...full, answers: {} }, request)
  const outcome = readCheck(model, full, request).standings
  const open = standings.filter(({ isOpen }) => isOpen)
  if (open.length === 0) return 0
  const capabilities = [...new Set(open.flatMap(({ outlook }) => outlook.parts.flatMap((part) => part.capabilities)))]
  const ways = new Map(capabilities.map((capability) => [capability, waysToKnow(task, capability)]))
  const programme = newProgramme(ways)
  for (const { outlook } of open) {
    const own = outcome.find((standing) => standing.outlook.wanted.id === outlook.wanted.id)
    if (own === undefined) throw new RangeError(`${outlook.wanted.id} has no outcome.`)
    addTarget(programme, outlook, rankRange(own.outlook, own.missing)[0])
  }
  const answer = highs.solve(textOf(programme), { mip_rel_gap: 0 })
  if (answer.Status !== 'Optimal') throw new RangeError(`No certificate: ${answer.Status}.`)
  return Math.round(answer.ObjectiveValue)
}

/** All sets of answers of one capability that are not worse than another set, from none to all. */
function waysToKnow({ model, full }: CheckTask, capability: number): Known[] {
  const { plan } = readCheck(model, full, { targets: [] })
  const item = model.capabilities[capability]
  if (item === undefined) throw new RangeError(`No capability ${capability}.`)
  const { aspects } = item
  const nothing = readSheet(model, plan, { ...full, answers: {} }).states[capability] as CapabilityState
  const answered = aspects.map(({ question, codes }) => codes.get(full.answers[question.id] ?? 'unsure') ?? 0)
  const ways: Known[] = []
  for (let set = 0; set < 2 ** aspects.length; set++) {
    const isIn = (at: number) => (set >> at) % 2 === 1
    const level = aspects.findIndex(({ question }) => question.kind === 'level')
    const claimed = Number(full.answers[aspects[level]?.question.id ?? ''] ?? 4)
    const isPossible = aspects.every(({ question }, at) => {
      if (!isIn(at)) return true
      if (nothing.codes[at] === 0) return false
      return question.fromLevel === null || (isIn(level) && claimed >= question.fromLevel)
    })
    if (!isPossible) continue
    const codes = aspects.map((_, at) => (isIn(at) ? (answered[at] as number) : (nothing.codes[at] as number)))
    const { lo, hi } = capabilityState(item.capability.id, aspects, codes).level
    ways.push({ cost: aspects.filter((_, at) => isIn(at)).length, lo, hi })
  }
  return ways.filter(
    (way, at) =>
      !ways.some(
        (other, place) =>
          other !== way &&
          other.cost <= way.cost &&
          other.lo >= way.lo &&
          other.hi <= way.hi &&
          (place < at || other.cost < way.cost || other.lo > way.lo || other.hi < way.hi),
      ),
  )
}

type Programme = { ways: Map<number, Known[]>; rows: string[]; binaries: Set<string>; free: Set<string>; count: number }

const column = (capability: number, way: number) => `w_${capability}_${way}`

function newProgramme(ways: Map<number, Known[]>): Programme {
  const rows = [...ways].map(([capability, own]) => `${own.map((_, way) => column(capability, way)).join(' + ')} = 1`)
  const binaries = new Set([...ways].flatMap(([capability, own]) => own.map((_, way) => column(capability, way))))
  return { ways, rows, binaries, free: new Set(), count: 0 }
}

/** Sum of what one level end misses, as terms over the ways to know a capability. */
function termsOf({ ways }: Programme, capability: number, missingAt: (known: Known) => number): string[] {
  return (ways.get(capability) ?? []).flatMap((known, way) => {
    const missing = missingAt(known)
    return missing === 0 ? [] : [`${missing} ${column(capability, way)}`]
  })
}

/** Demands that the verdict is at least and at most `rank`. */
function addTarget(programme: Programme, { wanted, ignoreHomework }: Outlook, rank: number): void {
  const { minima, groups, nearlySteps } = wanted
  const specific = (end: 'lo' | 'hi') => [
    ...minima.flatMap(({ capability, specific: min, from }) =>
      termsOf(programme, capability, (known) => requirementShort(min, known[end], from)),
    ),
    ...groups.map((options) => (end === 'lo' ? mostOf(programme, options) : leastOf(programme, options))),
  ]
  const homework = (end: 'lo' | 'hi') =>
    minima.flatMap(({ capability, homework: min }) => termsOf(programme, capability, (known) => +(known[end] < min)))
  const atMost = (terms: string[], bound: number) => addRow(programme, terms, '<=', bound)
  const atLeast = (terms: string[], bound: number) => addRow(programme, terms, '>=', bound)
  if (rank === 0) atLeast(specific('hi'), nearlySteps + 1)
  if (rank === 1) atLeast(specific('hi'), 1)
  if (rank === 1) atMost(specific('lo'), nearlySteps)
  if (rank >= 2) atMost(specific('lo'), 0)
  if (rank === 2 && !ignoreHomework) atLeast(homework('hi'), 1)
  if (rank === 3 && !ignoreHomework) atMost(homework('lo'), 0)
}

type Options = Outlook['wanted']['groups'][number]

/** A column that is at most what each option misses at best. */
function leastOf(programme: Programme, options: Options): string {
  const least = freeColumn(programme)
  for (const members of options) {
    const terms = members.flatMap(({ capability, min, must }) =>
      termsOf(programme, capability, (known) => requirementShort(min, known.hi, must)),
    )
    addRow(programme, [least, ...terms.map((term) => `- ${term}`)], '<=', 0)
  }
  return least
}

/** More than any option can miss. */
const BIG = 40

/** A column that is at least what one option, chosen freely, misses at worst. */
function mostOf(programme: Programme, options: Options): string {
  const most = freeColumn(programme)
  const chosen = options.map((members) => {
    const choice = `c_${programme.count++}`
    programme.binaries.add(choice)
    const terms = members.flatMap(({ capability, min, must }) =>
      termsOf(programme, capability, (known) => requirementShort(min, known.lo, must)),
    )
    addRow(programme, [most, ...terms.map((term) => `- ${term}`), `- ${BIG} ${choice}`], '>=', -BIG)
    return choice
  })
  programme.rows.push(`${chosen.join(' + ')} = 1`)
  return most
}

function freeColumn(programme: Programme): string {
  const name = `g_${programme.count++}`
  programme.free.add(name)
  return name
}

function addRow({ rows, binaries }: Programme, terms: string[], relation: '<=' | '>=', bound: number): void {
  const [anything] = binaries
  const sum = terms.length === 0 ? `0 ${anything}` : terms.join(' + ').replaceAll('+ -', '-')
  rows.push(`${sum} ${relation} ${bound}`)
}

function textOf({ ways, rows, binaries, free }: Programme): string {
  const costs = [...ways].flatMap(([capability, own]) =>
    own.flatMap(({ cost }, way) => (cost === 0 ? [] : [`${cost} ${column(capability, way)}`])),
  )
  return [
    'Minimize',
    ` questions: ${costs.join(' + ')}`,
    'Subject To',
    ...rows.map((row, at) => ` r${at}: ${row}`),
    'Bounds',
    ...[...free].map((name) => ` 0 <= ${name} <= ${BIG}`),
    'Binary',
    ` ${[...binaries].join(' ')}`,
    'End',
  ].join('\n')
}
