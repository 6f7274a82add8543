import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can, ROLES } from '#app/core/access/can.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { dateIn } from '#app/server/calendar.server.ts'
import { requireOpenDoor } from '#app/server/door.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireRight } from '#app/server/open-assessment.server.ts'
import { requireOwnWorkspace, requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { listInvitations } from '#db/queries/invitations.server.ts'
import { listMembers } from '#db/queries/members.server.ts'
import type { Route } from './+types/workspace'
import { changeWorkspace } from './change-workspace.server.ts'
import { ClosingNotice, EndSections } from './end-sections.tsx'
import { FactorSection } from './factor-section.tsx'
import { Invitations, InviteForm } from './invitations.tsx'
import { MemberTable } from './member-table.tsx'
import { SettingsForms } from './settings-forms.tsx'

export const handle = { words: ['settings', 'workspace'] }
export const meta = pageTitle('workspace')

export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, workspace, user } = await requireWorkspace(context, params.workspaceId)
  const { database } = context.get(services)
  const { role } = workspace
  const mayInvite = can(role, 'members.invite')
  const [members, invitations] = await Promise.all([
    listMembers(database, scope),
    mayInvite ? database.withWorkspace(scope, listInvitations) : [],
  ])
  return {
    id: workspace.workspaceId,
    name: workspace.name,
    address: workspace.address,
    kind: workspace.kind,
    requiresSecondFactor: workspace.requiresSecondFactor,
    ownFactor: user.asksSecondFactor,
    /** How many people have no second factor that is asked for. */
    without: members.filter(({ asksSecondFactor }) => !asksSecondFactor).length,
    closesOn: workspace.closesAt && dateIn(workspace.closesAt),
    mayChange: can(role, 'workspace.change'),
    mayInvite,
    mayExport: can(role, 'workspace.export'),
    mayImport: can(role, 'client.write'),
    roles: ROLES.filter((each) => can(role, 'members.invite', { roles: [each] })),
    members: members.map(({ createdAt, asksSecondFactor, ...member }) => ({
      ...member,
      // Whoever has to write to nobody does not read how.
      email: mayInvite || member.userId === scope.actorId ? member.email : (member.email.split('@')[0] ?? ''),
      since: dateIn(createdAt),
      isSelf: member.userId === scope.actorId,
      mayBeChanged: can(role, 'members.change', { roles: [member.role] }),
    })),
    invitations: invitations.map(({ expiresAt, ...invitation }) => ({
      ...invitation,
      until: dateIn(expiresAt),
      mayBeRevoked: can(role, 'members.invite', { roles: [invitation.role] }),
    })),
  }
}

export type WorkspaceView = Awaited<ReturnType<typeof loader>>

const FIELDS = {
  intent: 'one',
  email: 'one',
  role: 'one',
  user: 'one',
  invitation: 'one',
  name: 'one',
  address: 'one',
  kind: 'one',
  confirm: 'one',
  factor: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireOwnWorkspace(context, params.workspaceId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, context.get(services).say)
  // Whoever cannot come in, or does not want to for what it asks, may still leave.
  if (fieldOf(form, 'intent') !== 'leave') requireOpenDoor(context, open.workspace, open.session)
  requireRight(context, open.workspace.role)
  return changeWorkspace(context, open, { form, origin: url.origin })
}

export default function WorkspaceRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('workspace')
  const { done, who = '' } = outcome ?? {}
  const isClosing = view.closesOn !== null
  return (
    <AppPage>
      <SettingsNav workspace={{ id: view.id, isOwner: view.mayChange }} />
      <h1 className="mb-4 [overflow-wrap:anywhere]">{view.name}</h1>
      <p className="mb-4 max-w-measure text-soft">
        {t(view.kind === 'consultancy' ? 'aboutConsultancy' : 'aboutTeam')}
      </p>
      <p className="mb-12">
        {!isClosing && (
          <Link to={`/workspaces/${view.id}/clients`}>
            {t(view.kind === 'consultancy' ? 'toClients' : 'toCompanies')}
          </Link>
        )}
      </p>
      <div className="grid gap-12 [overflow-wrap:anywhere]">
        {done && <Notice>{t(`done.${done}`, { who })}</Notice>}
        {isClosing && <ClosingNotice view={view} />}
        <Section title={t('members')}>
          <MemberTable view={view} error={outcome?.errors?.members} />
        </Section>
        {!isClosing && view.mayInvite && (
          <Section
            id="invite"
            title={t('invite')}
            text={t(view.kind === 'consultancy' ? 'inviteTextConsultancy' : 'inviteText')}
          >
            <Invitations invitations={view.invitations} />
            <InviteForm roles={view.roles} outcome={outcome} />
          </Section>
        )}
        {!isClosing && view.mayChange && <SettingsForms view={view} outcome={outcome} />}
        <Section title={t('questions.heading')} text={t('questions.about')}>
          <Link to={`/workspaces/${view.id}/questions`}>{t('questions.link')}</Link>
        </Section>
        {!isClosing && view.mayChange && <FactorSection view={view} error={outcome?.errors?.factor} />}
        {!isClosing && view.mayChange && (
          <Section title={t('signIn.link')} text={t('signIn.linkText')}>
            <Link to={`/workspaces/${view.id}/sign-in`}>{t('signIn.link')}</Link>
          </Section>
        )}
        {view.mayChange && (
          <Section title={t('log.heading')} text={t('log.about')}>
            <Link to={`/workspaces/${view.id}/log`}>{t('log.link')}</Link>
          </Section>
        )}
        {!isClosing && view.mayImport && (
          <Section title={t('import')} text={t('importText')}>
            <Link to={`/workspaces/${view.id}/import`}>{t('importClientsLink')}</Link>
            <Link to={`/workspaces/${view.id}/import/answers`}>{t('importAnswersLink')}</Link>
          </Section>
        )}
        {view.mayExport && (
          <Section title={t('export')} text={t('exportText')}>
            <a href={`/workspaces/${view.id}/export.zip`}>{t('exportLink')}</a>
          </Section>
        )}
        <EndSections view={view} outcome={outcome} />
      </div>
    </AppPage>
  )
}
