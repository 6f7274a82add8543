import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { pilotFigures } from '#app/core/pilots/pilot-figures.ts'
import type { PilotChapter, PilotsReport } from '#app/report/model/pilots-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { evidenceInShort } from '#app/routes/verdict/evidence-model.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { foreseeSigned } from '#app/server/pilots/foresight.server.ts'
import { readFrozen } from '#app/server/pilots/freeze-review.server.ts'
import { type PilotWords, wordsIn } from '#app/server/pilots/pilot-words.server.ts'
import { openRecord } from '#app/server/pilots/record.server.ts'
import { findCharterInForce } from '#db/queries/pilot-charters.server.ts'
import { listReviews } from '#db/queries/pilot-reviews.server.ts'
import { findPilot, listPilots } from '#db/queries/pilots.server.ts'
import { designOf } from './pilot-design.ts'

type Context = Readonly<RouterContextProvider>

/** What of either chapter a report shows; older ones are counted. */
const MOST_SHOWN = 5
/** Pilots of a company that are looked through. */
const MOST_PILOTS = 200

/** A report with the company's pilots as they stand today. What was submitted says what stood then, and stays so. */
export async function withPilots(context: Context, open: StoredAssessment, report: ReportModel): Promise<ReportModel> {
  if (open.assessment.status === 'submitted') return report
  const pilots = await pilotsNow(context, open)
  return pilots ? { ...report, pilots } : report
}

/** What the company pilots, and what came of it; `undefined`: it pilots nothing. */
export async function pilotsNow(context: Context, open: StoredAssessment): Promise<PilotsReport | undefined> {
  const words = await wordsIn(open.language)
  const [design, evidence] = [await designChapter(context, open, words), await evidenceChapter(context, open, words)]
  return design || evidence ? { design, evidence } : undefined
}

async function designChapter(
  context: Context,
  { scope, client, timeZone }: StoredAssessment,
  words: PilotWords,
): Promise<PilotChapter | null> {
  const { database, now } = context.get(services)
  const today = dateIn(now(), timeZone)
  return database.withWorkspace(scope, async (tx) => {
    const search = { clientId: client.id, isArchived: false, after: null, limit: MOST_PILOTS }
    const signed = (await listPilots(tx, search)).filter(({ charterNumber }) => charterNumber !== null)
    const pilots: PilotChapter['pilots'] = []
    for (const { id } of signed.slice(0, MOST_SHOWN)) {
      const [pilot, charter, stored] = [
        await findPilot(tx, id),
        await findCharterInForce(tx, id),
        await openRecord(tx, id),
      ]
      if (!pilot || !charter || !stored) continue
      const levels = new Map(pilotFigures(stored.pilot, today).figures.map((one) => [one.id, one.level]))
      const foreseen = await foreseeSigned(tx, id, charter.content)
      pilots.push({ id, name: pilot.name, ...designOf(words, { charter, levels, foreseen }) })
    }
    return chapterOf(words, 'design', pilots, signed.length)
  })
}

async function evidenceChapter(
  context: Context,
  { scope, outcomes, timeZone }: StoredAssessment,
  words: PilotWords,
): Promise<PilotChapter | null> {
  const { database } = context.get(services)
  const pilots: PilotChapter['pilots'] = []
  for (const { pilotId, name, number, decision, decidedAt } of outcomes.slice(0, MOST_SHOWN)) {
    const reviews = await database.withWorkspace(scope, (tx) => listReviews(tx, pilotId))
    const review = reviews.find((one) => one.number === number)
    const frozen = review && (await readFrozen({ database, scope, pilotId }, number))
    if (!review || !frozen) continue
    const { headline, sections } = evidenceInShort(words, { review, frozen, timeZone })
    const on = words.date(dateIn(decidedAt, timeZone))
    const says = words.t('report.decided', { decision: words.t(`decision.${decision}`), on, headline })
    pilots.push({ id: pilotId, name, says, sections })
  }
  return chapterOf(words, 'evidence', pilots, outcomes.length)
}

function chapterOf(
  { t }: PilotWords,
  kind: 'design' | 'evidence',
  pilots: PilotChapter['pilots'],
  all: number,
): PilotChapter | null {
  if (pilots.length === 0) return null
  const left = all - pilots.length
  const intro =
    left > 0 ? `${t(`report.${kind}.intro`)} ${t(`report.${kind}.more`, { count: left })}` : t(`report.${kind}.intro`)
  return { title: t(`report.${kind}.title`), intro, pilots }
}
