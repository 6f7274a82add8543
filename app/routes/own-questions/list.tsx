import { data, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Notice } from '#app/ui/notice.tsx'
import { listOwnQuestions } from '#db/queries/own-questions.server.ts'
import type { Route } from './+types/list'
import { changeList, LIST_FIELDS } from './change-list.server.ts'
import { ConfirmHiding } from './confirm-hiding.tsx'
import { Gone, QuestionSections, Withdrawn } from './list-sections.tsx'
import { listView } from './list-view.server.ts'

export const handle = { words: ['ownQuestions', 'settings'] }
export const meta = pageTitle('ownQuestions')

export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, workspace } = await requireWorkspace(context, params.workspaceId)
  const { database, model } = context.get(services)
  const stored = await database.withWorkspace(scope, listOwnQuestions)
  return {
    id: workspace.workspaceId,
    isOwner: workspace.role === 'owner',
    mayChange: can(workspace.role, 'questions.change') && workspace.closesAt === null,
    view: listView(model, stored),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, LIST_FIELDS, say)
  const changed = await changeList(context, open, form)
  if (changed.is !== 'done') return data(changed, 422)
  throw redirect(`/workspaces/${params.workspaceId}/questions#${fieldOf(form, 'question')}`)
}

export default function OwnQuestionsRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('ownQuestions')
  const { id, isOwner, mayChange, view } = loaderData
  const isStandard = Object.values(view.counts).every((count) => count === 0)
  return (
    <AppPage>
      <SettingsNav workspace={{ id, isOwner }} />
      <h1 className="mb-4">{t('heading')}</h1>
      <div className="mb-8 grid max-w-measure gap-3 text-soft">
        <p>{t('lead')}</p>
        <p>{t('running')}</p>
        {!mayChange && <p>{t('onlySeen')}</p>}
      </div>
      <div className="mb-8 grid gap-4">
        {actionData?.is === 'full' && <Notice kind="error">{t('full', { most: view.mostAdded })}</Notice>}
        {actionData?.is === 'costs' && <ConfirmHiding costs={actionData} />}
        <Notice>{isStandard ? t('standard') : t('state', view.counts)}</Notice>
      </div>
      <div className="[overflow-wrap:anywhere]">
        {view.gone.length > 0 && <Gone ids={view.gone} mayChange={mayChange} />}
        <QuestionSections view={view} mayChange={mayChange} />
        {view.withdrawn.length > 0 && <Withdrawn questions={view.withdrawn} mayChange={mayChange} />}
      </div>
    </AppPage>
  )
}
