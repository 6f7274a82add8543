import type { TeamItem } from '#app/core/agreement/team-item.ts'
import { formatOf } from '#app/messages/locales.ts'
import type { ReportMeta } from '#app/report/model/report-input.ts'
import type { Catalogue } from '#content/schema.ts'
import { dateIn } from './calendar.server.ts'
import { claimedIn } from './evidence/evidence-view.server.ts'
import type { StoredAssessment } from './open-assessment.server.ts'

type Answerer = NonNullable<ReportMeta['answeredBy']>[number]

/** What a report says of an assessment beside its answers. @param items what a team said; empty: the lead alone answers */
export function metaOf(
  open: StoredAssessment,
  { catalogue, today, items }: { catalogue: Catalogue; today: string; items: readonly TeamItem[] },
): ReportMeta {
  const { assessment, hasPiloted, language, team, timeZone } = open
  return {
    company: assessment.title,
    locale: language,
    today,
    startedOn: dateIn(assessment.createdAt, timeZone),
    ...(assessment.submittedAt ? { submittedOn: dateIn(assessment.submittedAt, timeZone) } : { isDraft: true }),
    hasPiloted,
    answeredBy: whoAnswered(open, catalogue),
    ...(team && { invited: team.people.length + 1, claimed: claimedIn(open, catalogue) }),
    details: { ...ownDetails(open), ...sharedDetails(open, items) },
  }
}

/** The lead, and whoever answered anything; nobody, if neither name nor discipline is known. */
function whoAnswered({ lead, team, language }: StoredAssessment, catalogue: Catalogue): Answerer[] {
  const others = team?.people.filter(({ answers }) => answers.length > 0) ?? []
  return [lead, ...others].flatMap(({ name, disciplines }): Answerer[] => {
    const known = catalogue.disciplines.filter(({ id }) => disciplines.includes(id))
    if (name !== '') return [{ name, disciplines: known.map(({ id }) => id) }]
    if (known.length === 0) return []
    const names = new Intl.ListFormat(formatOf(language)).format(known.map((discipline) => discipline.name))
    return [{ name: names, disciplines: [] }]
  })
}

type Details = NonNullable<ReportMeta['details']>

function ownDetails({ answers, lead, shown, timeZone }: StoredAssessment): Details {
  return Object.fromEntries(
    answers.map(({ questionId, value, note, evidence, toldBy, toldOn, updatedAt }) => [
      questionId,
      {
        note,
        evidence,
        ...(shown[questionId] ? { pieces: shown[questionId] } : {}),
        toldBy,
        ...('level' in value && value.ticks ? { ticks: value.ticks } : {}),
        ...(lead.name ? { answeredBy: lead.name } : {}),
        ...(toldOn ? { toldOn } : {}),
        answeredOn: dateIn(updatedAt, timeZone),
      },
    ]),
  )
}

/**
 * The details of what a team was asked: the lead's note and evidence, and the day of the last answer. Whose it is stays
 * open: it is everybody's, and few voices would be told apart by it.
 */
function sharedDetails(open: StoredAssessment, items: readonly TeamItem[]): Details {
  const { answers, shown, team, timeZone } = open
  const given = [answers, ...(team?.people.map((person) => person.answers) ?? [])].flat()
  return Object.fromEntries(
    items.flatMap((item) => {
      const dates = given.filter(({ questionId }) => questionId === item.question).map(({ updatedAt }) => updatedAt)
      if (dates.length === 0) return []
      const own = answers.find(({ questionId }) => questionId === item.question)
      const isShared = own && 'level' in own.value && own.value.level === item.answer
      const ticks = own && isShared && 'level' in own.value ? own.value.ticks : undefined
      const pieces = shown[item.question]
      const last = new Date(Math.max(...dates.map((date) => date.getTime())))
      const detail = {
        note: own?.note ?? '',
        evidence: own?.evidence ?? '',
        ...(pieces && { pieces }),
        ...(ticks && { ticks }),
        answeredOn: dateIn(last, timeZone),
      }
      return [[item.question, detail]]
    }),
  )
}
