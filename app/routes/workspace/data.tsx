import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { requireOpenDoor } from '#app/server/door.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { requireOwnWorkspace, requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { listMembers } from '#db/queries/members.server.ts'
import { GRACE_DAYS } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/data'
import { EndSections } from './end-sections.tsx'
import { endWorkspace } from './end-workspace.server.ts'
import { frameOf } from './workspace-frame.server.ts'
import { WorkspacePage } from './workspace-page.tsx'

export const handle = { words: ['settings', 'workspace'] }
export const meta = pageTitle('workspaceData')

export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const { role } = open.workspace
  const members = await listMembers(context.get(services).database, open.scope)
  return {
    frame: frameOf(open),
    isAlone: members.length === 1,
    mayExport: can(role, 'workspace.export'),
    mayImport: can(role, 'client.write'),
    graceDays: GRACE_DAYS,
    hasAddress: open.workspace.address !== '',
  }
}

export type WorkspaceDataView = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireOwnWorkspace(context, params.workspaceId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one', confirm: 'one' }, context.get(services).say)
  // Whoever cannot come in, or does not want to for what it asks, may still leave.
  if (fieldOf(form, 'intent') !== 'leave') requireOpenDoor(context, open.workspace, open.session)
  requireRight(context, open.workspace.role)
  return endWorkspace(context, open, { form, origin: url.origin })
}

export default function DataRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('workspace')
  const { frame } = view
  const place = `/workspaces/${frame.id}`
  return (
    <WorkspacePage frame={frame} title={t('data')} done={outcome?.done && t('kept')}>
      {view.mayExport && (
        <Section title={t('export')} text={t('exportText')}>
          <a href={`${place}/export.zip`}>{t('exportLink')}</a>
        </Section>
      )}
      {frame.closesOn === null && view.mayImport && (
        <Section title={t('import')} text={t('importText')}>
          <Link to={`${place}/import`}>{t('importClientsLink')}</Link>
          <Link to={`${place}/import/answers`}>{t('importAnswersLink')}</Link>
        </Section>
      )}
      <Section title={t('agreement.heading')} text={t('agreement.text')}>
        {!view.hasAddress && (
          <Notice kind="warn">
            {t.rich('agreement.missing', {
              workspace: frame.name,
              link: (words) => (frame.mayChange ? <Link to={`${place}#address-of-workspace`}>{words}</Link> : words),
            })}
          </Notice>
        )}
        <a href={`${place}/agreement`}>{t('agreement.read')}</a>
      </Section>
      <Section title={t('retention')} text={t('retentionText', { days: view.graceDays })}>
        <PlaceLink href="/trust/privacy-notice">{t('retentionLink')}</PlaceLink>
      </Section>
      <EndSections view={view} outcome={outcome} />
    </WorkspacePage>
  )
}
