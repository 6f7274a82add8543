import { refsOf } from '#app/core/scoring/bind-expression.ts'
import type { AiAct } from '#content/ai-act.ts'
import type { Dated } from '#content/regulation.ts'
import { codeOrder } from '../code-order.ts'
import type { TriageAnswers } from '../triage/read-answers.ts'
import type { Duty, Triage } from '../triage/triage.ts'
import { article50Place, placesIn } from './cited-place.ts'
import { answerStep, found, viewTriageQuestion } from './question-view.ts'
import { sayTriage } from './triage-verdict.ts'
import type { ContestedView, DutyView, PenaltyView, TriageView } from './triage-view.ts'

/**
 * Puts a triage into words: everything that a page, a list or a document shows of it.
 *
 * @param answers only to say which open questions were answered with "not sure", and what contradicts what
 * @throws RangeError if the triage was made with other rules
 */
export function viewTriage(rules: AiAct, triage: Triage, answers: TriageAnswers = {}): TriageView {
  const duties = triage.obligations.map((duty) => viewDuty(rules, triage, duty)).sort(byUrgency)
  const unconditional = triage.obligations.filter(({ conditional }) => !conditional)
  const contested = [...new Set([...triage.contested, ...unconditional.flatMap((duty) => duty.contested)])]
  const step = (id: string, option: string) => answerStep(viewTriageQuestion(rules, id), option)
  return {
    on: triage.on,
    asOf: triage.asOf,
    verdict: sayTriage(rules, triage),
    classes: triage.classes.map((id) => named(rules, found(rules.classes, id))),
    roles: triage.roles.map((id) => named(rules, found(rules.roles, id))),
    prohibitions: triage.prohibitions.map(({ finding, article: _, ...dates }) => {
      const { name, sources } = found(findingsOf(rules), finding)
      return { id: finding, name, places: placesIn(rules, sources), dates }
    }),
    telling: triage.article50.map(({ paragraph, finding, holder, ...dates }) => ({
      id: finding,
      name: found(findingsOf(rules), finding).name,
      place: article50Place(rules, paragraph),
      holder,
      dates,
    })),
    duties,
    penalties: listPenalties(triage.prohibitions.length > 0 ? duties : duties.filter(({ isGeneral }) => !isGeneral)),
    contested: contested.sort().map((id) => viewContested(rules, id)),
    contradictions: triage.contradictions.map(({ question, against }) => ({
      taken: step(question, answers[question] ?? ''),
      against: step(against, answers[against] ?? ''),
    })),
    open: viewOpen(rules, triage, answers),
    path: triage.path.map(({ question, answer }) => step(question, answer)),
  }
}

const findingsOf = ({ gates }: AiAct) => gates.flatMap(({ findings }) => findings)

type Told = Pick<Dated, 'sources'> & { id: string; name: string; about: string }

const named = (rules: AiAct, { id, name, about, sources }: Told) => ({
  id,
  name,
  about,
  places: placesIn(rules, sources),
})

function viewDuty(rules: AiAct, triage: Triage, duty: Duty): DutyView {
  const { id, article: _, roles, binding, penalty, contested, conditional, ...dates } = duty
  const { statement, onlyIf, owner, evidence, sources, when } = found(rules.obligations, id)
  const own = roles.filter((role) => triage.roles.includes(role))
  return {
    id,
    statement,
    places: placesIn(rules, sources),
    binding,
    onlyIf,
    roles: (own.length > 0 ? own : roles).map((role) => found(rules.roles, role).name),
    isGeneral: refsOf(when).every((ref) => rules.roles.some((role) => role.id === ref)),
    owner,
    evidence,
    dates,
    penalty: penalty === null ? null : viewPenalty(rules, penalty),
    contested: conditional ? contested.map((point) => viewContested(rules, point)) : [],
  }
}

function viewPenalty(rules: AiAct, penalty: string): PenaltyView {
  const { id, breach, capEur, capPercent } = found(rules.penalties, penalty)
  return { id, breach, capEur, capPercent }
}

/** Each once, the highest first; what national law decides comes last. */
function listPenalties(duties: readonly DutyView[]): PenaltyView[] {
  const all = new Map(duties.flatMap(({ penalty }) => (penalty ? [[penalty.id, penalty] as const] : [])))
  return [...all.values()].sort((a, b) => (b.capEur ?? 0) - (a.capEur ?? 0))
}

function viewContested(rules: AiAct, point: string): ContestedView {
  const { id, name, readings, taken, sources } = found(rules.contested, point)
  const places = placesIn(rules, sources)
  return { id, name, readings: readings.map((says) => ({ says, places: [] })), advice: taken, places }
}

const STATES = ['now', 'disputed', 'open', 'later', 'shielded'] as const
const BINDINGS = ['duty', 'control', 'voluntary'] as const

/** What applies today first, then by day; duties before what is only sensible. */
function byUrgency(a: DutyView, b: DutyView): number {
  return (
    STATES.indexOf(a.dates.state) - STATES.indexOf(b.dates.state) ||
    (a.dates.state === 'later' ? codeOrder(a.dates.from ?? '', b.dates.from ?? '') : 0) ||
    Number(a.onlyIf !== null) - Number(b.onlyIf !== null) ||
    BINDINGS.indexOf(a.binding) - BINDINGS.indexOf(b.binding) ||
    codeOrder(a.id, b.id)
  )
}

function viewOpen(rules: AiAct, { undetermined }: Triage, answers: TriageAnswers): TriageView['open'] {
  if (!undetermined) return null
  const { ask, classes, roles, article50, obligations } = undetermined
  return {
    questions: ask.map((id) => ({ id, ask: found(rules.questions, id).ask, isUnsure: answers[id] === 'unsure' })),
    outcomes: classes.map((set) => set.map((id) => found(rules.classes, id).name)),
    roles: roles.map((id) => found(rules.roles, id).name),
    telling: article50.map((paragraph) => article50Place(rules, paragraph)),
    duties: obligations.map((id) => found(rules.obligations, id).statement),
  }
}
