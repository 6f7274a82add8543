import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { type ActionTasks, pinsOf, statusesOf } from '#app/core/roadmap/action-tasks.ts'
import { type Drift, driftsOf } from '#app/core/roadmap/drift.ts'
import { forecastPlan } from '#app/core/roadmap/forecast.ts'
import { defaultPeople } from '#app/core/roadmap/people.ts'
import type { Person, Plan } from '#app/core/roadmap/plan.ts'
import { isRefusal } from '#app/core/roadmap/plan-refusal.ts'
import { readPlanningState } from '#app/core/roadmap/planning-state.ts'
import { createContext, type ReportContext } from '#app/report/model/report-context.ts'
import { findModel } from '#app/routes/results/decided.server.ts'
import { layOver } from '#app/server/asked-questions.server.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { decisionsOf, planOf } from '#app/server/decisions.server.ts'
import type { StoredAssessment } from '#app/server/open-assessment.server.ts'
import { decisionAbout } from '#app/server/pilots/outcomes.server.ts'
import { createRecent } from '#app/server/recent.server.ts'
import { peopleIn } from '#app/server/usual-people.server.ts'
import { findSignedPilot, type SignedPilot } from '#db/queries/pilots.server.ts'

/** A plan that people work with. */
export type TrackedPlan = {
  words: ReportContext
  /** ISO date. */
  today: string
  tasks: ActionTasks
  /** Who does what is left. */
  people: readonly Person[]
  /** Its pilot, as long as it has a signed charter and no decision; `null`: it has none, or the check is open. */
  pilot: SignedPilot | null
  /** As it was submitted; `null`: not yet, or without a plan. */
  baseline: Plan | null
  /** As it stands now: planned again for an open check, the forecast for a submitted one; `null`: there is none. */
  now: Plan | null
  /** Empty for an open check, which has nothing to be held against. */
  drifts: readonly Drift[]
}

const recent = createRecent<{ now: Plan | null; drifts: Drift[] }>(60)

/**
 * The plan of a check with what was said of its actions and people, as of today. A submitted plan itself stays as it was:
 * what is left of it is planned with today's people, start and pilot.
 */
export async function trackedPlanOf(
  context: Readonly<RouterContextProvider>,
  open: StoredAssessment,
): Promise<TrackedPlan> {
  const today = dateIn(context.get(services).now(), open.timeZone)
  const { tasks } = open
  const decisions = await decisionsOf(context, open)
  const { sheet, score } = decisions
  const standard = await findModel(context, decisions.standard.catalogue, open.language)
  if (!standard) throw new TypeError(`The catalogue ${decisions.standard.catalogue} of a stored result is gone.`)
  const { model } = layOver(standard, decisions.own)
  const baseline = open.assessment.status === 'submitted' ? planned(decisions.plan) : null
  const pilot = baseline && (await pilotOf(context, open, baseline))
  const { startOn } = open.planSettings
  const named = peopleIn(context, open.planSettings.people, open.language)
  const { now, drifts } = baseline
    ? forecastOf(baseline)
    : { now: planned((await planOf(context, open)).plan), drifts: [] }
  const meta = { company: open.assessment.title, locale: open.language, today, statuses: statusesOf(tasks) }
  const { catalogue } = model
  const people = named ?? baseline?.people ?? defaultPeople(catalogue, readPlanningState(model, sheet).teamSize)
  return {
    words: createContext({ catalogue, sheet, score, plan: now ?? baseline, weeks: {}, meta }),
    today,
    tasks,
    people,
    pilot,
    baseline,
    now,
    drifts,
  }

  function forecastOf(plan: Plan) {
    const pins = pinsOf(tasks)
    const decision = decisionAbout(open, plan.targets[0]) ?? plan.decision
    const said = {
      pins,
      today,
      ...(decision && { decision }),
      ...(named && { people: named }),
      ...(startOn && { startOn }),
      ...(pilot && { pilot: { startsOn: pilot.startsOn, endsOn: pilot.endsOn } }),
    }
    return recent(JSON.stringify([model.catalogue.hash, open.language, sheet, plan, said]), () => {
      const forecast = forecastPlan(model, sheet, plan, said)
      return { now: forecast, drifts: forecast ? driftsOf(plan, forecast, said) : [] }
    })
  }
}

/** The pilot of a plan while it has its days and nobody decided about it. */
async function pilotOf(
  context: Readonly<RouterContextProvider>,
  { scope, client, outcomes, timeZone }: StoredAssessment,
  { targets: [targetId], decision }: Plan,
): Promise<SignedPilot | null> {
  if (targetId === undefined || decision || decisionAbout({ outcomes, timeZone }, targetId)) return null
  const { database } = context.get(services)
  return database.withWorkspace(scope, (tx) => findSignedPilot(tx, { clientId: client.id, targetId }))
}

const planned = (plan: object | null): Plan | null => (plan && !isRefusal(plan) ? (plan as Plan) : null)
