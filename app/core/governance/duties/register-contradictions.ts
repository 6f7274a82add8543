import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { DutyLink } from '#content/duty-links.ts'
import type { DutySystem, ListedDuty } from './duty.ts'
import { isToDo } from './list-duties.ts'

type Named = Pick<DutySystem, 'id' | 'name'>

/** What was answered: a level, or an option of the question. */
type Said = { question: string; answer: number | string }

/**
 * Where the questionnaire says one thing and the register another; it asks and never accuses.
 *
 * chatbots: all disclose, and for some the duty is open · tools: the register is said to be complete, and tools named are
 * not in it · unplaced: all are classified, and some have open questions · steps: a step is reached, and duties that it would
 * meet are open · untouched: nothing was done yet, and the duties that it would meet are done · personalData: none is used,
 * and some systems do.
 */
export type RegisterContradiction = {
  /** Unique: the rule, with the capability where it speaks of one. */
  id: string
  rule: 'chatbots' | 'tools' | 'unplaced' | 'steps' | 'untouched' | 'personalData'
  said: Said
  capability: string | null
  /** The systems that go against it, of `among` that could; empty for `tools`. */
  systems: Named[]
  among: number
  /** Ids of duties that go against it. */
  duties: string[]
  /** Options of the question on AI in use that no system stands for. */
  tools: string[]
}

type Looked = {
  sheet: AnswerSheet
  systems: readonly DutySystem[]
  duties: readonly ListedDuty[]
  links: readonly DutyLink[]
}

/** What says that a person deals with AI: as its maker, as who uses it, or as somebody else's duty. */
const DISCLOSING: readonly string[] = ['o-13', 'o-20', 'art50:50(1)']
const TOOLS = 'scope-ai-in-use'
const REGISTER = 'q-ai-register'
const LISTED = 2
const CLASSIFIED = 3

/**
 * All contradictions between the answers of a check and the register of the same company.
 *
 * Only what runs counts, in a pilot or for good: what is an idea has nothing to keep yet. Without systems there is none.
 */
export function findRegisterContradictions(looked: Looked): RegisterContradiction[] {
  const systems = looked.systems.filter(({ status }) => status !== 'retired')
  if (systems.length === 0) return []
  const running = new Set(systems.filter(({ status }) => status !== 'idea').map(({ id }) => id))
  const now = { ...looked, systems, duties: looked.duties.filter(({ system }) => running.has(system.id)) }
  return [...chatbots(now), ...tools(now), ...unplaced(now), ...personalData(now), ...steps(now)]
}

function chatbots({ sheet, duties }: Looked): RegisterContradiction[] {
  const question = 'f-chatbot-disclosure'
  if (sheet.answers[question] !== 'all') return []
  const told = duties.filter(({ id, isSure }) => isSure && DISCLOSING.includes(id))
  return contradiction('chatbots', { question, answer: 'all' }, told.filter(isToDo), systemsOf(told).length)
}

function tools({ sheet, systems }: Looked): RegisterContradiction[] {
  const level = levelOf(sheet, REGISTER)
  const told = [sheet.profile[TOOLS] ?? []].flat().filter((tool) => tool !== 'none' && tool !== 'unsure')
  const missing = told.filter((tool) => !systems.some((system) => system.tool === tool))
  if (level === null || level < LISTED || missing.length === 0) return []
  const [found] = contradiction('tools', { question: REGISTER, answer: level }, [], told.length, true)
  return found ? [{ ...found, tools: missing }] : []
}

function unplaced({ sheet, systems }: Looked): RegisterContradiction[] {
  const level = levelOf(sheet, REGISTER)
  if (level === null || level < CLASSIFIED) return []
  const open = systems.filter(({ triage }) => triage.undetermined !== undefined)
  const [found] = contradiction('unplaced', { question: REGISTER, answer: level }, [], systems.length, open.length > 0)
  return found ? [{ ...found, systems: open.map(named) }] : []
}

function personalData({ sheet, systems }: Looked): RegisterContradiction[] {
  const question = 'scope-personal-data'
  if (sheet.profile[question] !== 'no') return []
  const using = systems.filter(({ screening }) => (screening?.gdpr.length ?? 0) > 0)
  const [found] = contradiction('personalData', { question, answer: 'no' }, [], systems.length, using.length > 0)
  return found ? [{ ...found, systems: using.map(named) }] : []
}

/** A step reached meets its duties; where nothing was done yet, they can hardly be met. */
function steps({ sheet, duties, links }: Looked): RegisterContradiction[] {
  const own = links.filter(({ does }) => does === 'satisfies')
  return [...new Set(own.map(({ capability }) => capability))].flatMap((capability) => {
    const question = `q-${capability}`
    const level = levelOf(sheet, question)
    if (level === null) return []
    const here = own.filter((link) => link.capability === capability)
    const linked = duties.filter(
      (duty) =>
        duty.isSure && duty.holder === 'own' && here.some((link) => link.duty === duty.id && isHeld(link, level)),
    )
    const rule = level === 0 ? ('untouched' as const) : ('steps' as const)
    const against = linked.filter((duty) =>
      level === 0 ? duty.state === 'done' && duty.version > 0 && !duty.lookAgain : isToDo(duty) && isDue(duty),
    )
    return contradiction(rule, { question, answer: level }, against, systemsOf(linked).length).map((found) => ({
      ...found,
      id: `${rule}:${capability}`,
      capability,
    }))
  })
}

const isHeld = (link: DutyLink, level: number) => level === 0 || link.level <= level
const isDue = ({ timing }: ListedDuty) => timing === 'now' || timing === 'overdue'

function contradiction(
  rule: RegisterContradiction['rule'],
  said: Said,
  against: readonly ListedDuty[],
  among: number,
  isFound = against.length > 0,
): RegisterContradiction[] {
  if (!isFound) return []
  const duties = [...new Set(against.map(({ id }) => id))]
  return [{ id: rule, rule, said, capability: null, systems: systemsOf(against), among, duties, tools: [] }]
}

const named = ({ id, name }: Named): Named => ({ id, name })

const systemsOf = (duties: readonly ListedDuty[]): Named[] => [
  ...new Map(duties.map(({ system }) => [system.id, named(system)])).values(),
]

/** `null`: not sure, or not answered. */
function levelOf({ answers }: AnswerSheet, question: string): number | null {
  const answer = answers[question]
  return typeof answer === 'number' ? answer : null
}
