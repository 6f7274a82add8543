import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import type { CapabilityLadder } from '#app/report/model/dimension-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { levelWords } from '#app/report/model/second-view.ts'
import { createWording } from '#app/report/model/wording.ts'
import { withSecondView } from '#app/routes/report/second-view-section.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { type ConsultantRating, listRatings } from '#db/queries/consultant-ratings.server.ts'
import { findReportSettings } from '#db/queries/report-settings.server.ts'

type Context = Readonly<RouterContextProvider>

export type SecondViewView = Awaited<ReturnType<typeof viewSecondView>>
export type RatingEditor = NonNullable<SecondViewView['editor']>

/**
 * What the page shows: every capability with what the answers say and what was seen, and one of them to write.
 *
 * @param asked the capability that the address names; `null` or unknown: none is open
 */
export async function viewSecondView(context: Context, open: OpenAssessment, asked: string | null) {
  const { database } = context.get(services)
  const { id } = open.assessment
  const { report: plain } = await decisionsOf(context, open)
  const report = await withSecondView(context, open, plain)
  const [ratings, { hidden }] = await database.withWorkspace(open.scope, (tx) =>
    Promise.all([listRatings(tx, id), findReportSettings(tx, id)]),
  )
  const rated = new Map(ratings.map((rating) => [rating.capabilityId, rating]))
  const { intro = null, wouldBe = null } = report.secondView ?? {}
  const shown = capabilitiesIn(report, rated)
  const mayWrite = can(open.actor, 'capability.rate')
  const nameOf = await personNames(database, new Set(ratings.map(({ ratedBy }) => ratedBy)))
  return {
    base: `/assessments/${id}`,
    mayWrite,
    mayArrange: can(open.actor, 'report.write'),
    isEmpty: plain.summary.state === 'empty',
    isOff: hidden.includes('second-view'),
    intro,
    wouldBe,
    dimensions: dimensionsOf(report, rated),
    gone: goneOf(report, ratings),
    editor: mayWrite ? editorOf({ shown, rated, nameOf, timeZone: open.timeZone, locale: report.locale }, asked) : null,
  }
}

type Rated = ReadonlyMap<string, ConsultantRating>
type Capability = { ladder: CapabilityLadder; dimension: string }

/** Those that apply, and those that were rated before they did not. */
export function capabilitiesIn({ dimensions }: ReportModel, rated: Pick<Rated, 'has'>): Capability[] {
  return dimensions.flatMap(({ name, capabilities }) =>
    capabilities.filter(({ id, applies }) => applies || rated.has(id)).map((ladder) => ({ ladder, dimension: name })),
  )
}

function dimensionsOf(report: ReportModel, rated: Rated) {
  const compared = new Map((report.secondView?.rows ?? []).map((row) => [row.capability, row]))
  const words = createWording(report.locale)
  return report.dimensions.flatMap(({ id, name, capabilities }) => {
    const rows = capabilities
      .filter((one) => one.applies || rated.has(one.id))
      .map((one) => {
        const rating = rated.get(one.id)
        const row = compared.get(one.id)
        return {
          id: one.id,
          name: one.name,
          said: one.levelText,
          seen: rating ? levelWords(words, rating) : null,
          difference: row?.difference ?? null,
          isApart: row?.agreement === 'apart',
          reason: rating?.reason ?? '',
        }
      })
    return rows.length > 0 ? [{ id, name, rows, seen: rows.filter(({ seen }) => seen !== null).length }] : []
  })
}

/** Ratings of what the catalogue no longer has. */
function goneOf({ dimensions }: ReportModel, ratings: readonly ConsultantRating[]) {
  const known = new Set(dimensions.flatMap(({ capabilities }) => capabilities.map(({ id }) => id)))
  return ratings
    .filter(({ capabilityId }) => !known.has(capabilityId))
    .map(({ capabilityId, version }) => ({ id: capabilityId, version }))
}

type Known = {
  shown: readonly Capability[]
  rated: Rated
  nameOf: (id: string) => string | null
  timeZone: string
  locale: string
}

function editorOf({ shown, rated, nameOf, timeZone }: Known, asked: string | null) {
  const place = shown.findIndex(({ ladder }) => ladder.id === asked)
  const one = shown[place]
  if (!one) return null
  const { ladder, dimension } = one
  const rating = rated.get(ladder.id)
  return {
    id: ladder.id,
    name: ladder.name,
    definition: ladder.definition,
    dimension,
    said: ladder.levelText,
    steps: ladder.rungs.map(({ level, lead, rest, facts }) => ({ level, lead, rest, facts })),
    typed: {
      level: rating ? String(rating.lo) : '',
      upTo: rating && rating.hi > rating.lo ? String(rating.hi) : '',
      reason: rating?.reason ?? '',
    },
    version: rating?.version ?? 0,
    by: rating ? { name: nameOf(rating.ratedBy) ?? '', on: dateIn(rating.ratedAt, timeZone) } : null,
    next: nextOf(shown, place, rated),
  }
}

/** The first behind it that nobody has looked at, from the top again at the end; `null`: it is the last one. */
function nextOf(shown: readonly Capability[], place: number, rated: Rated) {
  const next = [...shown.slice(place + 1), ...shown.slice(0, place)].find(({ ladder }) => !rated.has(ladder.id))
  return next ? { id: next.ladder.id, name: next.ladder.name } : null
}
