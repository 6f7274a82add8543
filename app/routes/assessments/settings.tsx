import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { removeAssessment, saveAssessment } from '#db/queries/assessments.server.ts'
import { createResumeLink, revokeResumeLinks } from '#db/queries/resume-links.server.ts'
import { keepLonger } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/settings'
import { SettingsSections } from './settings-sections.tsx'

export const meta = pageTitle('settings')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { head: headOf(open), form: open.assessment.form }
}

type Outcome = {
  link?: string
  done?: 'revoked' | 'saved' | 'extended'
  errors?: { company?: string; confirm?: string }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const form = await request.formData()
  const { database } = context.get(services)
  const { scope, assessment, lead, expiresAt } = open
  const viewMode = form.get('viewMode')
  if (viewMode === 'single' || viewMode === 'sections') {
    await database.withWorkspace(scope, (tx) => saveAssessment(tx, assessment.id, { viewMode }))
    throw redirect(returnPath(form, assessment.id))
  }
  switch (form.get('intent')) {
    case 'link': {
      const { workspaceId, actorId } = scope
      const link = { workspaceId, actorId, assessmentId: assessment.id, participantId: lead.id, expiresAt }
      const token = await database.withSys((tx) => createResumeLink(tx, link))
      return outcome({ link: `${new URL(request.url).origin}/resume/${token}` })
    }
    case 'revoke':
      await database.withSys((tx) =>
        revokeResumeLinks(tx, { workspaceId: scope.workspaceId, assessmentId: assessment.id }),
      )
      return outcome({ done: 'revoked' })
    case 'rename': {
      const title = String(form.get('company') ?? '').trim()
      const fault = refuseName(title)
      if (fault) return data<Outcome>({ errors: { company: fault } }, 422)
      await database.withWorkspace(scope, (tx) => saveAssessment(tx, assessment.id, { title }))
      return outcome({ done: 'saved' })
    }
    case 'form':
      await database.withWorkspace(scope, (tx) =>
        saveAssessment(tx, assessment.id, { form: form.get('form') === 'full' ? 'full' : 'short' }),
      )
      return outcome({ done: 'saved' })
    case 'extend':
      await database.withWorkspace(scope, keepLonger)
      return outcome({ done: 'extended' })
    case 'delete': {
      if (form.get('confirm') !== 'yes')
        return data<Outcome>(
          { errors: { confirm: 'Please tick the box first: what is deleted does not come back.' } },
          422,
        )
      await database.withSys((tx) =>
        revokeResumeLinks(tx, { workspaceId: scope.workspaceId, assessmentId: assessment.id }),
      )
      await database.withWorkspace(scope, (tx) => removeAssessment(tx, assessment.id))
      throw redirect('/assessments')
    }
    default:
      throw data('This form is not known here.', 400)
  }
}

const outcome = (result: Outcome) => data<Outcome>(result)

function refuseName(title: string): string | undefined {
  if (title === '') return 'Please give a name; it stands on the cover of the report.'
  if (title.length > 200) return 'Please keep the name under 200 characters.'
  if (!title.isWellFormed() || title.includes('\0')) return 'This name holds a character that cannot be stored.'
}

/** Only back to a page of this very assessment. */
function returnPath(form: FormData, assessmentId: string): string {
  const wanted = String(form.get('returnTo') ?? '')
  const base = `/assessments/${assessmentId}/`
  return wanted.startsWith(base) && /^[\w/-]+$/.test(wanted) ? wanted : `${base}questions/scope`
}

export default function SettingsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('app.settingsPage')
  const { head, form } = loaderData
  return (
    <AppPage assessment={head} width="form">
      <h1 className="mb-12">{t('heading')}</h1>
      <SettingsSections head={head} form={form} outcome={actionData} />
    </AppPage>
  )
}

export type SettingsOutcome = Outcome
