import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { comparableOf } from '#app/report/model/own-mark.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import type { OpenAssessment } from '#app/server/open-assessment.server.ts'
import { findOrigin, type Snapshot } from '#db/queries/snapshots.server.ts'

export type ChangesView = ReturnType<typeof changesBetween>

/** What is another since the check that this one is a copy of; `null`: it is no copy, or nothing is answered. */
export async function changesOf(
  context: Readonly<RouterContextProvider>,
  { scope, assessment }: OpenAssessment,
  report: ReportModel,
): Promise<ChangesView | null> {
  const { database } = context.get(services)
  const origin = await database.withWorkspace(scope, (tx) => findOrigin(tx, assessment))
  if (!origin || report.summary.state === 'empty') return null
  return changesBetween(reportIn(origin), report)
}

/** A snapshot holds the report as it was when it was submitted. */
function reportIn({ report, submittedAt }: Snapshot): ReportModel & { submittedOn: string } {
  return { ...(report as ReportModel), submittedOn: dateIn(submittedAt) }
}

/**
 * Verdicts on use cases and scores that differ, each with what it was; what only one of the two has is left out. Both by
 * the standard's questions alone: own questions may have been others then.
 */
function changesBetween(before: ReportModel & { submittedOn: string }, now: ReportModel) {
  const [then, today] = [comparableOf(before), comparableOf(now)]
  return {
    since: before.submittedOn,
    isOtherCatalogue: catalogueOf(before) !== catalogueOf(now),
    isByStandard: before.own?.standard !== undefined || now.own?.standard !== undefined,
    verdicts: today.useCases.flatMap(({ id, name, tone, label }) => {
      const was = then.useCases.find((row) => row.id === id)
      return was && was.label !== label ? [{ id, name, tone, label, was: { tone: was.tone, label: was.label } }] : []
    }),
    readiness: changeOf(then.readiness, today.readiness),
    scores: today.dimensions.flatMap(({ id, name, score }) => {
      const change = changeOf(then.dimensions.find((dimension) => dimension.id === id)?.score ?? null, score)
      return change ? [{ id, name, ...change }] : []
    }),
  }
}

type Score = { text: string } | null

function changeOf(before: Score, now: Score): { was: string; is: string } | null {
  return before && now && before.text !== now.text ? { was: before.text, is: now.text } : null
}

const catalogueOf = ({ method }: ReportModel) => method.facts[1]?.text
