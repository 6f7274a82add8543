import type { RouterContextProvider } from 'react-router'
import { data, redirect, type ShouldRevalidateFunctionArgs } from 'react-router'
import { services } from '#app/context.server.ts'
import type { Person } from '#app/core/roadmap/plan.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SubmittedNotice } from '#app/routes/questionnaire/submitted-notice.tsx'
import type { PersonFields } from '#app/routes/questionnaire-parts/person-hats.tsx'
import { headOf } from '#app/server/assessment-head.server.ts'
import { decisionsOf } from '#app/server/decisions.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type OpenAssessment, requireAssessment } from '#app/server/open-assessment.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import type { Route } from './+types/people'
import { showCents } from './money.ts'
import {
  changePeople,
  faultOfAdding,
  fieldsOf,
  PEOPLE_FIELDS,
  type PeopleFaultKind,
  parsePeople,
  readPeopleFields,
} from './people-form.ts'
import { PeoplePage } from './people-page.tsx'
import { peopleOf } from './roadmap-view.server.ts'
import { storeCrew } from './save-crew.server.ts'
import { store } from './save-plan.server.ts'
import { trackedPlanOf } from './tracked-plan.server.ts'

export const handle = { words: ['roadmap'] }
export const meta = pageTitle('people')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const head = headOf(open)
  const { catalogue, locale } = context.get(services)
  const { constants } = catalogue
  const team = await teamOf(context, open)
  if (team === null) return { head, crew: null }
  const crew = {
    people: fieldsOf(team.people, locale),
    isAssumed: !head.isSubmitted && open.planSettings.people === null,
    version: open.planSettings.version,
    roles: team.roles.map(({ id, name }) => ({ id, name })),
    currency: constants.currency,
  }
  return { head, crew }
}

/** Who plans with which hats; `null`: it was submitted without a plan, so that there is nothing left to do. */
async function teamOf(context: Readonly<RouterContextProvider>, open: OpenAssessment) {
  if (open.assessment.status === 'open') {
    const people = peopleOf(context, open, await decisionsOf(context, open))
    return { people, roles: context.get(services).catalogue.roles, before: [] }
  }
  const { people, baseline, words } = await trackedPlanOf(context, open)
  return baseline && { people, roles: words.catalogue.roles, before: baseline.people.map(({ id }) => id) }
}

/** The form as it was sent, with what is wrong. Without `version` somebody else changed the people since it was read. */
export type PeopleFault = { people: PersonFields[]; errors?: Record<string, PeopleFaultKind>; version?: number }

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const { say } = context.get(services)
  const form = await readForm(request, PEOPLE_FIELDS, say)
  const team = await teamOf(context, open)
  const isOfToday = (form.get('stage') === 'submitted') === (open.assessment.status === 'submitted')
  if (team === null || !isOfToday) throw refusal(409, say('submitted'))
  const sent = { people: readPeopleFields(form), version: Number(form.get('version')) }
  const intent = fieldOf(form, 'intent')
  const errors = faultOfAdding(sent.people, intent)
  if (errors) return data<PeopleFault>({ ...sent, errors }, 422)
  const changed = changePeople(sent.people, intent, { ...usualPerson(context), before: team.before })
  if (changed) return data<PeopleFault>({ ...sent, people: changed })
  const parsed = parsePeople(
    sent.people,
    team.roles.map(({ id }) => id),
  )
  if (!parsed.ok) return data<PeopleFault>({ ...sent, errors: parsed.errors }, 422)
  if (await savePeople(context, open, { people: parsed.people, baseVersion: sent.version }))
    throw redirect(`/assessments/${open.assessment.id}/roadmap`)
  return data<PeopleFault>({ people: sent.people }, 409)
}

type Sent = { people: Person[]; baseVersion: number }

function savePeople(context: Readonly<RouterContextProvider>, open: OpenAssessment, sent: Sent): Promise<boolean> {
  const { targets, startOn, hasHistory } = open.planSettings
  if (open.assessment.status === 'submitted') return storeCrew(context, open, { startOn, ...sent })
  return store(context, open, { targets, startOn, hasHistory, ...sent })
}

function usualPerson(context: Readonly<RouterContextProvider>) {
  const { catalogue, locale } = context.get(services)
  const { daysPerWeek, dayRateCents } = catalogue.constants
  return { daysPerWeek: String(daysPerWeek), dayRate: showCents(dayRateCents, locale) }
}

/** After a conflict too: the page needs the new version and their names. Adding a field changes nothing stored. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) {
  if (actionStatus === 200) return false
  return actionStatus === 409 || defaultShouldRevalidate
}

export default function PeopleRoute({ loaderData: { head, crew }, actionData }: Route.ComponentProps) {
  if (!crew) return <SubmittedNotice head={head} />
  return (
    <AppPage assessment={head}>
      <PeoplePage head={head} {...crew} fault={actionData} />
    </AppPage>
  )
}
