import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { verdictsSeen } from '#app/core/second-view/verdicts-seen.ts'
import { verdictsWith } from '#app/core/what-if/what-if.ts'
import { wordOrder } from '#app/messages/locales.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { describeSecondView, type SeenInput } from '#app/report/model/second-view.ts'
import { findModel } from '#app/routes/results/decided.server.ts'
import { layOver } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { personNames } from '#app/server/pilots/person-names.server.ts'
import { createRecent } from '#app/server/recent.server.ts'
import { type ConsultantRating, listRatings } from '#db/queries/consultant-ratings.server.ts'

type Context = Readonly<RouterContextProvider>

/**
 * A report with what a consultant saw, as it was written down until now: also of a submitted check, whose figures stay.
 *
 * @param report in nobody's words but the product's
 */
export async function withSecondView(
  context: Context,
  open: StoredAssessment,
  report: ReportModel,
): Promise<ReportModel> {
  const { database } = context.get(services)
  const ratings = await database.withWorkspace(open.scope, (tx) => listRatings(tx, open.assessment.id))
  const [first] = ratings
  if (!first) return report
  const days = ratings.map(({ ratedAt }) => dateIn(ratedAt, open.timeZone)).sort()
  const seen = ratings.map(({ capabilityId, lo, hi, reason }) => ({
    capability: capabilityId,
    level: { lo, hi },
    reason,
  }))
  const secondView = describeSecondView(report, {
    seen,
    by: await namesIn(context, ratings),
    from: days[0] ?? '',
    to: days.at(-1) ?? '',
    verdicts: await verdictsOf(context, open, seen),
  })
  return secondView ? { ...report, secondView } : report
}

/** By name, each once. An address is no name to print. */
async function namesIn(context: Context, ratings: readonly ConsultantRating[]): Promise<string[]> {
  const ids = new Set(ratings.map(({ ratedBy }) => ratedBy))
  const { database, locale } = context.get(services)
  const nameOf = await personNames(database, ids)
  const names = [...ids].map((id) => nameOf(id) ?? '').filter((name) => name !== '' && !name.includes('@'))
  return [...new Set(names)].sort(wordOrder(locale))
}

/** Scored twice over for each view of a report; so many checks are kept ready. */
const recent = createRecent<NonNullable<SeenInput['verdicts']>>(60)

/** `null`: its catalogue is one that this installation never ran with. */
async function verdictsOf(
  context: Context,
  open: StoredAssessment,
  seen: SeenInput['seen'],
): Promise<SeenInput['verdicts']> {
  const { sheet, standard, own } = await decisionsOf(context, open)
  const found = await findModel(context, standard.catalogue, open.language)
  if (!found) return null
  const { catalogue, model } = layOver(found, own)
  return recent(JSON.stringify([catalogue.hash, sheet, seen]), () => ({
    said: verdictsWith(model, { sheet, request: null }, {}),
    seen: verdictsSeen(model, sheet, seen),
  }))
}
