import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { viewHistory } from '#app/server/register/history-view.server.ts'
import { requireSystem } from '#app/server/register/register.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { Route } from './+types/history'
import { changeHistory, HISTORY_FIELDS } from './change-history.server.ts'
import { RecordForm } from './record-form.tsx'
import { RecordList } from './record-list.tsx'
import { RegisterPage } from './register-page.tsx'

export const meta = pageTitle('systemHistory')
export const handle = { words: ['governance', 'register'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  return viewHistory(context, await requireSystem(context, params))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireSystem(context, params)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  return changeHistory(context, open, await readForm(request, HISTORY_FIELDS, own.say))
}

export default function HistoryRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('register.history')
  const { frame, facts, records } = view
  return (
    <RegisterPage frame={frame} back={{ to: `${frame.base}/${facts.id}`, label: facts.name }}>
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('heading')}</h1>
      <p className="mb-10 max-w-measure text-soft">{t('lead')}</p>
      <div className="grid grid-cols-1 gap-12">
        <RecordForm view={view} outcome={outcome} />
        {records.length === 0 ? (
          <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
        ) : (
          <RecordList view={view} outcome={outcome} />
        )}
      </div>
    </RegisterPage>
  )
}
