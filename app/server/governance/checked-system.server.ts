import type { NewSystem } from '#app/core/governance/register/new-system.ts'
import { blankSystem } from '#app/core/governance/register/new-system.ts'
import type { SystemAnswer } from '#app/core/governance/register/system.ts'
import { nameFault } from '#app/server/form.server.ts'
import type { Law } from '#app/server/law.server.ts'
import type { Say } from '#app/server/words.server.ts'
import { readCheckQuery, writeCheckQuery } from './check-query.ts'

const LONGEST_NAME = 80

/** Where a check is started with a system in its register. */
const START = '/start'
const CARRIED = 'keep'

/**
 * What the free check answered, as a system: its answers are the visitor's own.
 *
 * @returns what is wrong with its name
 */
export function checkedSystem(law: Law, written: readonly [string, string][], say: Say): NewSystem | { fault: string } {
  const { triage, privacy, country } = readCheckQuery(law, written)
  const sent = new Map(written).get('name')?.trim() ?? ''
  const typed = [...sent].slice(0, LONGEST_NAME).join('')
  const fault = nameFault(typed, LONGEST_NAME * 2, say)
  if (fault !== null) return { fault }
  const answers = [...saidIn('ai-act', Object.entries(triage)), ...saidIn('privacy', [...privacy])]
  return { ...blankSystem(typed || say('checkedSystem')), country: country ?? null, answers }
}

const saidIn = (part: SystemAnswer['part'], answers: readonly [string, string][]): SystemAnswer[] =>
  answers.map(([questionId, answer]) => ({ part, questionId, answer, source: 'person' }))

/** The address that starts a check with the system that was checked in its register. */
export function startKeeping(law: Law, written: readonly [string, string][]): string {
  const answers = writeCheckQuery(readCheckQuery(law, written))
  const name =
    new Map(written)
      .get('name')
      ?.trim()
      .slice(0, LONGEST_NAME * 2) ?? ''
  const carried = new URLSearchParams([...answers, ...(name === '' ? [] : [['name', name]])])
  return `${START}?${new URLSearchParams([[CARRIED, `${carried}`]])}`
}

/** The system that an address of {@link startKeeping} carries; `null`: none that can be kept. */
export function carriedSystem(law: Law, search: URLSearchParams, say: Say): NewSystem | null {
  const carried = search.get(CARRIED)
  if (carried === null) return null
  const system = checkedSystem(law, [...new URLSearchParams(carried)], say)
  return 'fault' in system || system.answers.length === 0 ? null : system
}

/** The page of a system in the register of a check, which says that it was just kept. */
export const keptAddress = (assessmentId: string, systemId: string) =>
  `/assessments/${assessmentId}/governance/${systemId}?kept=yes`
