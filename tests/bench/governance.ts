import { askedState } from '#app/core/governance/duties/asked-state.ts'
import type { DutySystem } from '#app/core/governance/duties/duty.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { newSystem } from '#app/core/governance/register/new-system.ts'
import { type Placement, type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'
import type { SystemAnswer } from '#app/core/governance/register/system.ts'
import { compileScreening, type ScreeningModel } from '#app/core/governance/screening/compile-screening.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import { mulberry32 } from '#app/core/roadmap/mulberry32.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import type { AiAct } from '#content/ai-act.ts'
import { loadPrefills } from '#content/prefill.server.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'
import type { PrivacyRules } from '#content/privacy-rules.ts'
import type { NewSystem } from '#db/queries/ai-systems.server.ts'
import { quantile, shown, spread } from './quantile.ts'
import { exportRegister } from './register-export.ts'
import type { Table } from './table.ts'

const SYSTEMS = 1_000
const ON = '2026-11-23'
const COUNTRY = 'de'
const SEED = 20_261_123
/** Answers that somebody is not sure of, and that nobody gave, as shares. */
const UNSURE = 0.05
const OPEN = 0.05

export const aim =
  'A system is placed in both laws within 100 ms (p95), the duties of 1,000 systems stand in their order within a second, and a full register is a file within 2 s.'

/** Systems placed in the AI Act and in data protection law, their duties, and a full register as a file of the product. */
export async function run(): Promise<Table[]> {
  const law = { aiAct: loadAiAct(), privacy: loadPrivacyRules() }
  const systems = drawSystems(law, SYSTEMS)
  const { table, placed } = placeEach(law, systems)
  return [table, dutiesOfAll(law, placed), await exportRegister(systems)]
}

type Law = { aiAct: AiAct; privacy: PrivacyRules }
type Placed = { system: NewSystem; placement: Placement }

/** Systems of the kinds that we know, answered as in the worked examples of both laws, with gaps and doubts. Seeded. */
function drawSystems({ aiAct, privacy }: Law, count: number): NewSystem[] {
  const prefills = loadPrefills()
  const random = mulberry32(SEED)
  const among = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)] as T
  const asPerson = (part: SystemAnswer['part'], answers: Readonly<Record<string, string>>) =>
    Object.entries(answers).flatMap(([questionId, answer]): SystemAnswer[] => {
      const luck = random()
      if (luck < OPEN) return []
      return [{ part, questionId, answer: luck < OPEN + UNSURE ? 'unsure' : answer, source: 'person' }]
    })
  return Array.from({ length: count }, (_, at) => {
    const system = newSystem(among(prefills))
    return {
      ...system,
      name: `${system.name} ${at + 1}`,
      status: among(['idea', 'pilot', 'live', 'live']),
      owner: 'Kim Example',
      vendor: among(['Example Vendor Ltd', 'Muster AG']),
      country: COUNTRY,
      answers: [
        ...asPerson('ai-act', among(aiAct.scenarios).answers),
        ...asPerson('privacy', among(privacy.examples).answers),
      ],
    }
  })
}

/** As the product places them, without its memory of what it placed before. */
function placeEach({ aiAct, privacy }: Law, systems: readonly NewSystem[]): { table: Table; placed: Placed[] } {
  const models = new Map<string | null, ScreeningModel>()
  const times = { triage: [] as number[], both: [] as number[] }
  const rules: PlacingRules = {
    aiAct,
    privacy,
    classify(answers, on) {
      const started = performance.now()
      const triage = classify(aiAct, answers, on)
      times.triage.push(performance.now() - started)
      return triage
    },
    screening(on, country) {
      const model = models.get(country) ?? compileScreening(privacy, { on, country })
      models.set(country, model)
      return model
    },
  }
  for (const system of systems.slice(0, 20)) placeSystem(rules, system, ON)
  times.triage = []
  const placed = systems.map((system) => {
    const started = performance.now()
    const placement = placeSystem(rules, system, ON)
    times.both.push(performance.now() - started)
    return { system, placement }
  })
  const rest = times.both.map((ms, at) => ms - (times.triage[at] ?? 0))
  const row = (what: string, sample: readonly number[]) => ({
    what,
    ...spread(sample),
    'most ms': shown(Math.max(...sample)),
  })
  const open = placed.filter(({ placement }) => placement.triage.undetermined).length
  const both = row('both', times.both)
  return {
    placed,
    table: {
      title: `${systems.length.toLocaleString('en')} systems placed, of ${aiAct.questions.length} and ${privacy.questions.length} questions, with gaps and doubts`,
      rows: [row('in the AI Act', times.triage), row('in data protection law', rest), both],
      says: `A system is placed within ${both['p95 ms']} ms (p95); ${open} of ${systems.length} are told openly as not settled, since an answer is missing or not sure.`,
    },
  }
}

const ROUNDS = 15

function dutiesOfAll(law: Law, placed: readonly Placed[]): Table {
  const systems = placed.map(
    ({ system, placement }, at): DutySystem => ({
      id: `system-${at}`,
      name: system.name,
      status: system.status,
      useCaseId: system.useCaseId,
      tool: system.tool,
      ...askedState(system.answers, placement),
      answered: [],
      kept: [],
    }),
  )
  const rows = [1, 20, 200, systems.length].map((count) => {
    const some = systems.slice(0, count)
    let duties = 0
    const times = Array.from({ length: ROUNDS }, () => {
      const started = performance.now()
      duties = listDuties(law, some, ON).length
      return performance.now() - started
    })
    return { systems: count, duties, ...spread(times), 'ms a system': shown(quantile(times, 0.5) / count) }
  })
  const all = rows.at(-1)
  return {
    title: 'Duties of systems that are placed, the earliest day first',
    rows,
    says: `${all?.duties.toLocaleString('en')} duties of ${all?.systems.toLocaleString('en')} systems are listed in ${all?.['median ms']} ms.`,
  }
}
