import type { Triage } from '#app/core/governance/triage/triage.ts'
import { refsOf } from '#app/core/scoring/bind-expression.ts'
import type { AiAct, Obligation } from '#content/ai-act.ts'
import type { Expression } from '#content/expression.ts'
import type { Dated } from '#content/regulation.ts'
import { placesIn } from '../views/cited-place.ts'
import type { LawDays, LawDuty, LawQuestion } from './duty.ts'
import { questionsBehind } from './questions-behind.ts'

/**
 * What the AI Act asks of a system: its prohibitions, its obligations, and the paragraphs of Article 50 that no obligation
 * of your own spells out already.
 *
 * What is not settled is there too, with the questions that would settle it.
 */
export function listActDuties(rules: AiAct, triage: Triage): LawDuty[] {
  const behind = questionsBehind(rules)
  const ask = triage.undetermined?.ask ?? []
  const context: Context = {
    rules,
    triage,
    restsOn: (when) => behind(when).map(ofAct),
    /** Of the questions asked next those that it rests on, else all of them. */
    settledBy: (when) => {
      const own = new Set(behind(when))
      const narrow = ask.filter((id) => own.has(id))
      return (narrow.length > 0 ? narrow : ask).map(ofAct)
    },
  }
  return [...listProhibitions(context), ...listObligations(context), ...listParagraphs(context)]
}

const ofAct = (question: string): LawQuestion => ({ part: 'ai-act', question })

type Context = {
  rules: AiAct
  triage: Triage
  restsOn: (when: Expression | null) => LawQuestion[]
  settledBy: (when: Expression | null) => LawQuestion[]
}

const OWN = { holder: 'own', isSure: true, onlyIf: null, settledBy: [], isMet: false } as const

function listProhibitions({ rules, triage, restsOn }: Context): LawDuty[] {
  return triage.prohibitions.flatMap(({ finding: id, from, also, possible }) => {
    const finding = findingOf(rules, id)
    if (!finding) return []
    return {
      ...OWN,
      settledBy: [],
      id: `prohibition:${id}`,
      weight: 'prohibition',
      article: articleOf(rules, finding),
      statement: finding.name,
      usualOwner: '',
      evidenceWanted: [],
      restsOn: restsOn(finding.when),
      from,
      also,
      possible,
    }
  })
}

const findingOf = (rules: AiAct, id: string) =>
  rules.gates.flatMap(({ findings }) => findings).find((one) => one.id === id)

function listObligations(context: Context): LawDuty[] {
  const { rules, triage } = context
  const sure = new Map(triage.obligations.map((duty) => [duty.id, duty]))
  const open = new Set(triage.undetermined?.obligations ?? [])
  return rules.obligations.flatMap((obligation) => {
    const duty = sure.get(obligation.id)
    if (duty) return [dutyOf(context, obligation, { isSure: !duty.conditional, days: duty })]
    if (!open.has(obligation.id)) return []
    return [dutyOf(context, obligation, { isSure: false, days: daysOf(rules, obligation.from) })]
  })
}

function dutyOf(
  { rules, triage, restsOn, settledBy }: Context,
  obligation: Obligation,
  { isSure, days: { from, also, possible } }: { isSure: boolean; days: LawDays },
): LawDuty {
  const { id, when, binding, statement, owner, evidence, onlyIf } = obligation
  const applies = triage.obligations.some((duty) => duty.id === id)
  const schedule = rules.schedules.find((one) => one.id === obligation.from)
  const dates = schedule?.cases.flatMap((one) => (one.when ? settledBy(one.when) : [])) ?? []
  const open = !applies ? settledBy(when) : possible.length > 1 ? uniqueQuestions(dates) : []
  return {
    ...OWN,
    id,
    weight: binding,
    article: articleOf(rules, obligation),
    statement,
    usualOwner: owner,
    evidenceWanted: evidence,
    isSure,
    onlyIf,
    settledBy: open,
    restsOn: restsOn(when),
    from,
    also,
    possible,
  }
}

const uniqueQuestions = (list: readonly LawQuestion[]) => [
  ...new Map(list.map((one) => [`${one.part} ${one.question}`, one])).values(),
]

/** `AI Act Art. 50(1)`, of binding acts. */
const articleOf = (rules: AiAct, { sources }: Dated): string =>
  placesIn(rules, sources)
    .filter(({ weight }) => weight === 'law')
    .map(({ text }) => text)
    .join('; ')

/** All days that a schedule can give, where nothing is known of the system. */
function daysOf({ schedules, dates }: AiAct, schedule: string): LawDays {
  const cases = schedules.find(({ id }) => id === schedule)?.cases ?? []
  const dayOf = (id: string) => dates.filter((date) => date.id === id).map(({ on }) => on)
  const possible = [...new Set(cases.flatMap(({ date }) => (date === null ? [null] : dayOf(date))))]
  const [only = null] = possible
  return {
    from: possible.length === 1 ? only : null,
    also: [...new Set(cases.flatMap(({ also }) => also.flatMap(dayOf)))].sort(),
    possible,
  }
}

/** Left out is a paragraph of your own, or one that is not settled, where an obligation that rests on the same finding says what to do. */
function listParagraphs({ rules, triage, restsOn, settledBy }: Context): LawDuty[] {
  const mentionedBy = (ids: readonly string[]) =>
    new Set(rules.obligations.filter(({ id }) => ids.includes(id)).flatMap(({ when }) => refsOf(when)))
  const said = mentionedBy(triage.obligations.filter(({ binding }) => binding === 'duty').map(({ id }) => id))
  const saidPerhaps = mentionedBy(triage.undetermined?.obligations ?? [])
  const findings = rules.gates.flatMap(({ findings }) => findings)
  return findings.flatMap((finding): LawDuty[] => {
    const { article50, when, from: schedule } = finding
    if (!article50 || schedule === null) return []
    const { paragraph, dutyOf: owes } = article50
    const sure = triage.article50.find((duty) => duty.finding === finding.id)
    const isOpen = triage.undetermined?.article50.includes(paragraph) ?? false
    if (sure ? sure.holder === 'own' && said.has(finding.id) : !isOpen || saidPerhaps.has(finding.id)) return []
    const { from, also, possible } = sure ?? daysOf(rules, schedule)
    return [
      {
        ...OWN,
        id: `art50:${paragraph}`,
        weight: 'duty',
        article: articleOf(rules, finding),
        statement: statementOf(rules, finding.id, owes) ?? finding.name,
        usualOwner: '',
        evidenceWanted: [],
        holder: sure?.holder ?? (isOwn(triage, owes) ? 'own' : 'open'),
        isSure: sure !== undefined,
        settledBy: sure && sure.holder !== 'open' ? [] : settledBy(when),
        restsOn: restsOn(when),
        from,
        also,
        possible,
      },
    ]
  })
}

/** What the paragraph asks of whoever owes it, in the words of their obligation. */
const statementOf = ({ obligations }: AiAct, finding: string, owes: string): string | undefined =>
  obligations.find(
    ({ roles, binding, when }) => binding === 'duty' && roles.join() === owes && refsOf(when).includes(finding),
  )?.statement

const isOwn = ({ roles }: Triage, dutyOf: 'provider' | 'deployer') =>
  roles.includes(dutyOf === 'provider' ? 'maker' : 'deployer')
