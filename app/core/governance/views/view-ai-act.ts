import type { AiAct } from '#content/ai-act.ts'
import type { Dated } from '#content/regulation.ts'
import type { Triage } from '../triage/triage.ts'
import { article50Place, type CitedPlace, placesIn } from './cited-place.ts'
import { sayTriage } from './triage-verdict.ts'
import type { ContestedView, TriageVerdict } from './triage-view.ts'

/** Something said of the law, with where it stands. */
export type LawNote = { id: string; name: string; text: string; places: CitedPlace[] }

/** A worked example with its verdict, and the answers that lead there. */
export type CaseView = {
  id: string
  name: string
  verdict: TriageVerdict
  classes: string[]
  answers: [string, string][]
}

/** A day of the timeline; `before` are the days that were planned earlier and are not the law, oldest plan first. */
export type DateView = {
  id: string
  on: string
  what: string
  whom: string
  /** The Act did not have it before it was amended. */
  isNew: boolean
  before: { on: string; by: 'original' | 'proposal' | 'amendment' }[]
  places: CitedPlace[]
}

/** A claim that circulates, and what is right. */
export type WrongClaimView = { id: string; wrong: string; right: string; places: CitedPlace[] }

/** The AI Act as a page explains it. Days are ISO; plain JSON. */
export type AiActView = {
  asOf: string
  cases: CaseView[]
  firstSteps: LawNote[]
  dates: DateView[]
  classes: LawNote[]
  roles: LawNote[]
  /** Duties to tell people or to mark, by paragraph of Article 50. */
  telling: (LawNote & { place: string; dutyOf: 'provider' | 'deployer' })[]
  prohibitions: LawNote[]
  penalties: (AiAct['penalties'][number] & { places: CitedPlace[] })[]
  notes: LawNote[]
  contested: ContestedView[]
  wrongClaims: WrongClaimView[]
  acts: AiAct['acts']
}

/** Everything that a page says of the AI Act. @param place puts the answers of an example into a triage */
export function viewAiAct(rules: AiAct, place: (answers: Readonly<Record<string, string>>) => Triage): AiActView {
  const cite = ({ sources }: { sources: AiAct['notes'][number]['sources'] }) => placesIn(rules, sources)
  const findings = rules.gates.flatMap((gate) => gate.findings.map((finding) => ({ ...finding, gate })))
  const told = (one: AiAct['classes'][number] | AiAct['roles'][number]): LawNote => {
    return { id: one.id, name: one.name, text: one.about, places: cite(one) }
  }
  const note = (one: AiAct['notes'][number]): LawNote => ({
    id: one.id,
    name: one.name,
    text: one.text,
    places: cite(one),
  })
  return {
    asOf: rules.asOf,
    cases: rules.scenarios.map(({ id, name, answers }) => {
      const triage = place(answers)
      return { id, name, verdict: sayTriage(rules, triage), classes: triage.classes, answers: Object.entries(answers) }
    }),
    firstSteps: rules.firstSteps.map(note),
    dates: rules.dates.map(({ id, on, what, whom, history, ...rest }) => {
      return {
        id,
        on,
        what,
        whom,
        isNew: history.every(({ by }) => by !== 'original'),
        before: history.filter((plan) => plan.on !== on),
        places: cite(rest),
      }
    }),
    classes: rules.classes.map(told),
    roles: rules.roles.map(told),
    telling: findings.flatMap((one) =>
      one.article50
        ? [
            {
              id: one.id,
              name: one.name,
              text: statementOf(rules, one),
              places: cite(one),
              place: article50Place(rules, one.article50.paragraph),
              dutyOf: one.article50.dutyOf,
            },
          ]
        : [],
    ),
    prohibitions: findings
      .filter(({ gate }) => gate.stops === 'prohibited')
      .map((one) => ({ id: one.id, name: one.name, text: '', places: cite(one) })),
    penalties: rules.penalties.map((penalty) => ({ ...penalty, places: cite(penalty) })),
    notes: rules.notes.map(note),
    contested: rules.contested.map(({ id, name, readings, taken, ...rest }) => {
      return { id, name, readings: readings.map((says) => ({ says, places: [] })), advice: taken, places: cite(rest) }
    }),
    wrongClaims: rules.wrongClaims.map(({ id, wrong, right, ...rest }) => ({ id, wrong, right, places: cite(rest) })),
    acts: rules.acts,
  }
}

/** What the duty of a paragraph of Article 50 asks. */
function statementOf({ obligations }: AiAct, { sources: [first] }: Pick<Dated, 'sources'>): string {
  const isIts = (article: string) => first !== undefined && article.startsWith(first.article)
  const duty = obligations.find(
    ({ binding, sources }) => binding === 'duty' && sources.some(({ article }) => isIts(article)),
  )
  return duty?.statement ?? ''
}
