import type { ScreeningResult } from '../screening/screening-result.ts'
import type { Triage } from '../triage/triage.ts'
import type { FrozenSystem } from './record.ts'
import type { AnswerPart, SystemAnswer, SystemFacts } from './system.ts'

type FactChange = { fact: keyof SystemFacts; before: string | null; after: string | null }

/** `null`: it was not answered. */
type AnswerChange = { part: AnswerPart; question: string; before: string | null; after: string | null }

/** What an outcome says of one thing, before and after; `null`: nothing. */
export type OutcomeChange = {
  kind: 'class' | 'role' | 'prohibition' | 'telling' | 'duty' | 'screening' | 'hint'
  id: string
  before: string | null
  after: string | null
}

export type SystemChanges = { facts: FactChange[]; answers: AnswerChange[]; outcome: OutcomeChange[] }

/** Everything that differs between two states of a system. Who gave an answer is no difference. */
export function compareSystems(before: FrozenSystem, after: FrozenSystem): SystemChanges {
  return {
    facts: changedFacts(before.facts, after.facts),
    answers: changedAnswers(before.answers, after.answers),
    outcome: changedOutcome(before, after),
  }
}

/**
 * What brought the changes since a record: the company's own words, the law's dates by the same rules, or our rules,
 * which are another text now. Both can be true.
 */
export type ChangedBy = { you: boolean; law: 'dates' | 'rules' | null }

/**
 * Says what changed since a system was recorded, and what brought it.
 *
 * @param again the recorded answers, placed by the law of today
 */
export function changesSince(
  recorded: FrozenSystem,
  now: FrozenSystem,
  again: Pick<FrozenSystem, 'triage' | 'screening'>,
): SystemChanges & { by: ChangedBy; isChanged: boolean } {
  const changes = compareSystems(recorded, now)
  const you = changes.facts.length + changes.answers.length > 0
  const hasLawMoved = changedOutcome(recorded, again).length > 0
  const law = hasLawMoved ? (isBySameRules(recorded, again) ? 'dates' : 'rules') : null
  return { ...changes, by: { you, law }, isChanged: you || law !== null }
}

type Outcome = Pick<FrozenSystem, 'triage' | 'screening'>

const isBySameRules = (before: Outcome, after: Outcome) =>
  before.triage.rules === after.triage.rules &&
  (!before.screening || !after.screening || before.screening.rules === after.screening.rules)

function changedFacts(before: SystemFacts, after: SystemFacts): FactChange[] {
  return (Object.keys(after) as (keyof SystemFacts)[])
    .filter((fact) => (before[fact] ?? null) !== after[fact])
    .map((fact) => ({ fact, before: before[fact] ?? null, after: after[fact] }))
}

function changedAnswers(before: readonly SystemAnswer[], after: readonly SystemAnswer[]): AnswerChange[] {
  return differing(keyed(before), keyed(after)).map(({ key, ...change }) => {
    const [part = '', question = ''] = key.split(' ')
    return { part: part as AnswerPart, question, ...change }
  })
}

const keyed = (answers: readonly SystemAnswer[]) =>
  new Map(answers.map(({ part, questionId, answer }) => [`${part} ${questionId}`, answer]))

function changedOutcome(before: Outcome, after: Outcome): OutcomeChange[] {
  // Where one of them was not asked about data protection, that alone is no change of outcome.
  const both = before.screening !== null && after.screening !== null
  const saidBy = ({ triage, screening }: Outcome) =>
    new Map([...saidByAct(triage), ...(both && screening ? saidByPrivacy(screening) : [])])
  return differing(saidBy(before), saidBy(after)).map(({ key, ...change }) => {
    const at = key.indexOf(' ')
    return { kind: key.slice(0, at) as OutcomeChange['kind'], id: key.slice(at + 1), ...change }
  })
}

type Said = [key: string, state: string]

/** What a triage says, without its day and its path. */
const saidByAct = ({ classes, roles, prohibitions, article50, obligations }: Triage): Said[] => [
  ...classes.map((id): Said => [`class ${id}`, 'holds']),
  ...roles.map((id): Said => [`role ${id}`, 'holds']),
  ...prohibitions.map(({ finding, state }): Said => [`prohibition ${finding}`, state]),
  ...article50.map(({ finding, holder }): Said => [`telling ${finding}`, holder]),
  ...obligations.map(({ id, state }): Said => [`duty ${id}`, state]),
]

const saidByPrivacy = ({ outcome, hints }: ScreeningResult): Said[] => [
  [`screening outcome`, outcome],
  ...hints.map(({ id, state, inForce }): Said => [`hint ${id}`, inForce ? state : 'later']),
]

/** What differs, in the order of `after`, then what is gone. */
function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>) {
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((key) => ({ key, before: before.get(key) ?? null, after: after.get(key) ?? null }))
    .filter((one) => one.before !== one.after)
}
