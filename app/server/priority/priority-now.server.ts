import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { confirmedOf } from '#app/core/governance/register/system.ts'
import { riskOfSystems } from '#app/core/priority/legal-standing.ts'
import type { Priority } from '#app/core/priority/prioritise.ts'
import { prioritiseCheck } from '#app/core/priority/prioritise-check.ts'
import type { RiskClass } from '#app/core/priority/risk.ts'
import { describePriority } from '#app/report/model/priority.ts'
import type { PriorityReport } from '#app/report/model/priority-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { decideNow } from '#app/server/decisions.server.ts'
import { readStoredDuties } from '#app/server/duties/read-duties.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { startOf } from '#app/server/plan-from.server.ts'
import { createRecent } from '#app/server/recent.server.ts'
import { placeAll } from '#app/server/register/place-all.server.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import { listUseCaseValues } from '#db/queries/use-case-values.server.ts'

type Context = Readonly<RouterContextProvider>

/** A report with its use cases in tiers as they stand today. What was submitted says what stood then, and stays so. */
export async function withPriority(
  context: Context,
  open: StoredAssessment,
  report: ReportModel,
): Promise<ReportModel> {
  if (open.assessment.status === 'submitted') return report
  const priority = await priorityReportNow(context, open)
  return priority ? { ...report, priority } : report
}

/** Which use cases to look at first, in words; `undefined`: nobody estimated one. Not for within a transaction. */
export async function priorityReportNow(context: Context, open: StoredAssessment): Promise<PriorityReport | undefined> {
  const found = await priorityNow(context, open)
  return found === null ? undefined : describeFor(open, found)
}

/** A priority with what its words need. */
type PriorityNow = {
  priority: Priority
  report: ReportModel
  names: ReadonlyMap<string, string>
  currency: string
}

/** A priority in the language that its check is read in; `undefined`: nobody estimated a use case. */
function describeFor(
  { language }: Pick<StoredAssessment, 'language'>,
  { priority, report, names, currency }: PriorityNow,
): PriorityReport | undefined {
  return describePriority({ locale: language, priority, entries: report.useCases.rows, names, currency })
}

/**
 * Which use cases to look at first by today's answers, people and register; `null`: nobody estimated one. Placing systems
 * takes its time: not for within a transaction.
 */
async function priorityNow(context: Context, open: StoredAssessment): Promise<PriorityNow | null> {
  const { database, now } = context.get(services)
  const values = await database.withWorkspace(open.scope, (tx) => listUseCaseValues(tx, open.assessment.id))
  if (values.length === 0) return null
  const { catalogue, model } = askedIn(context, open)
  const { sheet, score, report } = await decideNow(context, open)
  const figures = new Map(values.map((value) => [value.useCaseId, value.figures]))
  const risks = await risksOf(context, open, new Set(figures.keys()))
  const asked = startOf(open.planSettings, dateIn(now(), open.timeZone))
  const key = JSON.stringify([catalogue.hash, sheet, asked, [...figures], [...risks]])
  const priority = recent(key, () => prioritiseCheck(model, sheet, { scored: score, figures, risks, asked }))
  return {
    priority,
    report,
    names: new Map(catalogue.useCases.map(({ id, name }) => [id, name])),
    currency: catalogue.constants.currency,
  }
}

/** Each use case is planned for and drawn 10,000 times: nobody waits for that twice. */
const recent = createRecent<Priority>(60)

/** What the law says of use cases by the systems that the company has of them and answered for; by use case. */
async function risksOf(
  context: Context,
  { scope, client, timeZone }: StoredAssessment,
  useCases: ReadonlySet<string>,
): Promise<ReadonlyMap<string, readonly RiskClass[]>> {
  const { database, law, now } = context.get(services)
  const { systems } = await database.withWorkspace(scope, (tx) => readStoredDuties(tx, client.id))
  const own = systems
    .filter(({ useCaseId, status }) => status !== 'retired' && useCaseId !== null && useCases.has(useCaseId))
    .map((system) => ({ ...system, answers: confirmedOf(system.answers) }))
    .filter(({ answers }) => answers.length > 0)
  if (own.length === 0) return new Map()
  const placed = await placeAll(placingRules(law()), own, dateIn(now(), timeZone))
  const byUseCase = Map.groupBy(placed, ({ system }) => system.useCaseId ?? '')
  return new Map(
    [...byUseCase].flatMap(([id, each]) => {
      const risk = riskOfSystems(each.map(({ placement }) => placement))
      return risk === null ? [] : [[id, risk] as const]
    }),
  )
}
