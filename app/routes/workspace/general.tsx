import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import type { Route } from './+types/general'
import { changeGeneral } from './change-general.server.ts'
import { GeneralForms } from './general-forms.tsx'
import { TIME_ZONES } from './time-zones.server.ts'
import { frameOf } from './workspace-frame.server.ts'
import { WorkspacePage } from './workspace-page.tsx'

export const handle = { words: ['settings', 'workspace'] }
export const meta = pageTitle('workspace')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const { address, timeZone } = open.workspace
  const frame = frameOf(open)
  return { frame, address, timeZone, zones: frame.mayChange ? TIME_ZONES : [] }
}

export type GeneralView = Awaited<ReturnType<typeof loader>>

const FIELDS = { intent: 'one', name: 'one', address: 'one', zone: 'one', kind: 'one' } as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, context.get(services).say)
  return changeGeneral(context, open, { form, origin: url.origin })
}

export default function GeneralRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('workspace')
  const { frame, address, timeZone } = view
  const isConsultancy = frame.kind === 'consultancy'
  return (
    <WorkspacePage
      frame={frame}
      title={t('general')}
      text={t(isConsultancy ? 'aboutConsultancy' : 'aboutTeam')}
      done={outcome?.done && t('saved')}
    >
      {frame.closesOn === null && (
        <p>
          <Link to={`/workspaces/${frame.id}/clients`}>{t(isConsultancy ? 'toClients' : 'toCompanies')}</Link>
        </p>
      )}
      {frame.closesOn === null && frame.mayChange ? (
        <GeneralForms view={view} outcome={outcome} />
      ) : (
        <div className="grid gap-4 border-hair border-t pt-8">
          <DefinitionList
            items={[
              { term: t('name'), description: frame.name },
              {
                term: t('address'),
                description: <span className="whitespace-pre-line">{address || t('noAddress')}</span>,
              },
              { term: t('zone'), description: timeZone },
            ]}
          />
          <p className="max-w-measure text-soft">{t('ownersChange')}</p>
        </div>
      )}
    </WorkspacePage>
  )
}
