import type { TeamSheet } from '#app/core/agreement/team.ts'
import { unshownClaims } from '#app/core/agreement/unshown-claims.ts'
import type { AnswerSheet, GivenAnswer } from '#app/core/assessment/answer-sheet.ts'
import type { StoredFigures } from '#app/core/priority/use-case-value.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import type { ReportMeta } from '#app/report/model/report-input.ts'
import type { Sample } from '#app/server/sample.server.ts'
import type { Catalogue, Level } from '#content/schema.ts'

/** What everybody of the invented company answered. */
export function sampleTeam({ company, answers, findings }: Sample): TeamSheet {
  const profile: AnswerSheet['profile'] = {
    ...company.scope,
    interests: company.interests,
    useCases: company.use_cases,
  }
  const members = company.people.map(({ id, disciplines }) => ({
    id,
    disciplines,
    isLead: id === company.lead,
    isPending: false,
    answers: Object.fromEntries(
      Object.entries(answers).flatMap(([question, given]) => {
        const own = given.answers[id]
        return own === undefined ? [] : [[question, own as GivenAnswer]]
      }),
    ),
  }))
  const consensus = findings.agreed.map((agreed) => ({
    ...agreed,
    answer: agreed.answer as TeamSheet['consensus'][number]['answer'],
  }))
  return { form: 'full', profile, members, consensus }
}

/** What its report says beside the answers. @param company how the company is called in it */
export function sampleMeta(sample: Sample, { questions, locale }: Catalogue, company: string): ReportMeta {
  const { on, asked_on: askedOn, title, people } = sample.company
  return {
    company,
    title,
    locale,
    today: on,
    startedOn: askedOn,
    submittedOn: on,
    hasPiloted: sample.pilots.length > 0,
    answeredBy: people.map(({ name, disciplines }) => ({ name, disciplines })),
    invited: people.length,
    claimed: questions.filter((question) => isOnlyClaimed(sample, question)).map(({ id }) => id),
    details: Object.fromEntries(
      Object.entries(sample.answers).map(([question, { note = '', evidence = '' }]) => [
        question,
        { note, evidence, answeredOn: askedOn },
      ]),
    ),
    replies: sample.findings.replies,
  }
}

/** Whether somebody who counts said a high level that nothing shows: what is written down is the lead's. */
function isOnlyClaimed({ company, answers }: Sample, question: Catalogue['questions'][number]): boolean {
  const given = answers[question.id]
  if (question.kind !== 'level' || !given) return false
  const claims = company.people.flatMap(({ id, disciplines }) => {
    const level = given.answers[id]
    const isLead = id === company.lead
    if (typeof level !== 'number') return []
    return [{ participantId: id, disciplines, isLead, level: level as Level, isWritten: given.evidence !== undefined }]
  })
  return unshownClaims(question, claims, 0).length > 0
}

/** Who of the invented company does what of the plan. */
export function samplePeople({ company }: Sample): Person[] {
  return company.plan.people.map(({ id, name, roles, days_per_week, away, day_rate_cents }) => ({
    id,
    name,
    roles,
    daysPerWeek: days_per_week,
    away: away.map(({ from, to }): [string, string] => [from, to]),
    dayRateCents: day_rate_cents,
  }))
}

/** What its use cases are expected to bring, as somebody of it typed it; by use case. */
export function sampleFigures({ company }: Sample): ReadonlyMap<string, StoredFigures> {
  return new Map(
    Object.entries(company.values).map(([id, { one_off, avoided, error_cost, ...figures }]) => {
      const named = {
        ...figures,
        oneOff: one_off,
        ...(avoided && { avoided }),
        ...(error_cost && { errorCost: error_cost }),
      }
      const own = Object.entries(named).map(([input, range]) => [input, { ...range, origin: 'own' as const }])
      return [id, Object.fromEntries(own)]
    }),
  )
}
