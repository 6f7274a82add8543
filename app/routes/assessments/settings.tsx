import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/settings'
import { changeSettings } from './change-settings.server.ts'
import { SettingsSections } from './settings-sections.tsx'

export const meta = pageTitle('settings')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { assessment, lead } = open
  const { disciplines } = context.get(services).catalogue
  const who = { given: { name: lead.name, disciplines: lead.disciplines }, disciplines }
  const archive = can(open.actor, 'workspace.export') ? open.scope.workspaceId : null
  return { head: headOf(open), form: assessment.form, who, archive }
}

const FIELDS = {
  intent: 'one',
  viewMode: 'one',
  returnTo: 'one',
  company: 'one',
  name: 'one',
  disciplines: 'many',
  form: 'one',
  confirm: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, context.get(services).say)
  return changeSettings(context, open, { form, origin: url.origin })
}

export default function SettingsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('app.settingsPage')
  const { head, form, who, archive } = loaderData
  return (
    <AppPage assessment={head} width="form">
      <h1 className="mb-12">{t('heading')}</h1>
      <SettingsSections head={head} form={form} who={who} archive={archive} outcome={actionData} />
    </AppPage>
  )
}
