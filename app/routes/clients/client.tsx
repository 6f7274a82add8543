import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireClient } from '#app/server/client.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { Route } from './+types/client'
import { ActionsSection } from './actions-section.tsx'
import { CLIENT_FIELDS, changeClient } from './change-client.server.ts'
import { ChecksSection } from './checks-section.tsx'
import { viewClient } from './client-view.server.ts'
import { EndSections } from './end-sections.tsx'
import { FilesSection } from './files-section.tsx'
import { NotesSection } from './notes-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { PilotsSection } from './pilots-section.tsx'
import { ViewerNotice } from './viewer-notice.tsx'

export const meta = pageTitle('client')
export const handle = { words: ['clients', 'pilots'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  return viewClient(context, await requireClient(context, params.workspaceId, params.clientId))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireClient(context, params.workspaceId, params.clientId)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  return changeClient(context, open, await readForm(request, CLIENT_FIELDS, own.say))
}

export default function ClientRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('clients')
  return (
    <AppPage>
      <p className="mb-4 flex flex-wrap gap-x-3 [overflow-wrap:anywhere]">
        <Link to={`/workspaces/${view.workspaceId}/clients`}>{t('heading', { kind: view.kind })}</Link>
        <span className="text-soft">{view.workspace}</span>
      </p>
      <div className="mb-10 flex flex-wrap items-center gap-x-8 gap-y-4 [overflow-wrap:anywhere]">
        <div className="min-w-0">
          <h1>{view.name}</h1>
          {view.reference && <p className="mt-1 text-soft">{t('number', { number: view.reference })}</p>}
        </div>
        {view.isArchived && <Tag>{t('archivedTag')}</Tag>}
      </div>
      <div className="grid grid-cols-1 gap-12">
        <ViewerNotice mayWrite={view.mayWrite} />
        {outcome?.done && <Notice>{t(`done.${outcome.done}`)}</Notice>}
        {view.mayWrite && !view.isArchived && (
          <p className="flex flex-wrap items-center gap-x-8 gap-y-4">
            <Link to={`/start?client=${view.id}&workspace=${view.workspaceId}`} {...buttonLook('primary')}>
              {t('startCheck')}
            </Link>
            <Link to={`/workspaces/${view.workspaceId}/import/answers?client=${view.id}`}>{t('importAnswers')}</Link>
          </p>
        )}
        <ChecksSection view={view} outcome={outcome} />
        <ActionsSection view={view} />
        <Section id="ai-systems" title={t('register')} text={t('registerText')}>
          <p>{t('registerCount', view.register)}</p>
          <Link to={`/workspaces/${view.workspaceId}/clients/${view.id}/governance`}>{t('registerLink')}</Link>
        </Section>
        <PilotsSection view={view} />
        <PeopleSection view={view} outcome={outcome} />
        <NotesSection view={view} outcome={outcome} />
        <FilesSection view={view} />
        {view.mayWrite && <EndSections view={view} outcome={outcome} />}
      </div>
    </AppPage>
  )
}
