import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { type OpenAssessment, requireAssessment } from '#app/server/open-assessment.server.ts'
import { countSystemsDeletedWith } from '#db/queries/ai-system-moves.server.ts'
import { findClient, listClientNames } from '#db/queries/clients.server.ts'
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
  const desk = can(open.actor, 'client.read') ? await readDesk(context, open) : null
  const systems = await context
    .get(services)
    .database.withWorkspace(open.scope, (tx) => countSystemsDeletedWith(tx, assessment.id))
  return { head: headOf(open), form: assessment.form, who, archive, desk, systems }
}

/** Names that the field proposes; others can be typed all the same. */
const PROPOSED = 100

/** The client that the check stands with, and others to bring it to. */
async function readDesk(context: Route.LoaderArgs['context'], { scope, assessment }: OpenAssessment) {
  return context.get(services).database.withWorkspace(scope, async (tx) => {
    const [client, clients] = [await findClient(tx, assessment.clientId), await listClientNames(tx, PROPOSED)]
    const others = [...new Set(clients.filter(({ id }) => id !== assessment.clientId).map(({ name }) => name))]
    return { workspaceId: scope.workspaceId, client: { id: assessment.clientId, name: client?.name ?? '' }, others }
  })
}

export type AssessmentDesk = Awaited<ReturnType<typeof readDesk>>

const FIELDS = {
  intent: 'one',
  viewMode: 'one',
  returnTo: 'one',
  company: 'one',
  name: 'one',
  disciplines: 'many',
  form: 'one',
  confirm: 'one',
  client: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, context.get(services).say)
  return changeSettings(context, open, { form, origin: url.origin })
}

export default function SettingsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('app.settingsPage')
  const { head, form, who, archive, desk, systems } = loaderData
  return (
    <AppPage assessment={head} width="form">
      <h1 className="mb-12">{t('heading')}</h1>
      <SettingsSections
        head={head}
        form={form}
        who={who}
        archive={archive}
        desk={desk}
        systems={systems}
        outcome={actionData}
      />
    </AppPage>
  )
}
