import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Section } from '#app/ui/section.tsx'
import type { Route } from './+types/members'
import { changeMembers } from './change-members.server.ts'
import { Invitations, InviteForm } from './invitations.tsx'
import { MemberTable } from './member-table.tsx'
import { viewMembers } from './members-view.server.ts'
import { WorkspacePage } from './workspace-page.tsx'

export const handle = { words: ['settings', 'workspace'] }
export const meta = pageTitle('members')

export async function loader({ context, params }: Route.LoaderArgs) {
  return viewMembers(context, await requireWorkspace(context, params.workspaceId))
}

const FIELDS = { intent: 'one', email: 'one', role: 'one', user: 'one', invitation: 'one' } as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, context.get(services).say)
  return changeMembers(context, open, { form, origin: url.origin })
}

export default function MembersRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('workspace')
  const { frame } = view
  const { done, who = '' } = outcome ?? {}
  const isConsultancy = frame.kind === 'consultancy'
  return (
    <WorkspacePage
      frame={frame}
      title={t('members')}
      text={t(isConsultancy ? 'allClients' : 'allChecks')}
      done={done && t(`done.${done}`, { who })}
    >
      <section className="grid justify-items-start gap-4">
        <MemberTable view={view} error={outcome?.errors?.members} />
      </section>
      {frame.closesOn === null && view.mayInvite && (
        <Section id="invite" title={t('invite')} text={t(isConsultancy ? 'inviteTextConsultancy' : 'inviteText')}>
          <Invitations invitations={view.invitations} />
          <InviteForm roles={view.roles} outcome={outcome} />
        </Section>
      )}
    </WorkspacePage>
  )
}
