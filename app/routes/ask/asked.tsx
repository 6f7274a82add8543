import { useTranslations } from 'use-intl'
import { pageTitle } from '#app/routes/page-title.ts'
import { frameOf } from '#app/routes/workspace/workspace-frame.server.ts'
import { WorkspacePage } from '#app/routes/workspace/workspace-page.tsx'
import { answerOne } from '#app/server/enquiries/answer-enquiry.server.ts'
import { askedView } from '#app/server/enquiries/asked-view.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import type { Route } from './+types/asked'
import { AskedOne } from './asked-one.tsx'

export const handle = { words: ['ask', 'settings', 'workspace'] }
export const meta = pageTitle('asked')

const DONE = ['mailed', 'answered', 'closed'] as const

/** What is asked in the checks of a workspace, for who answers. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const done = url.searchParams.get('done')
  return {
    frame: frameOf(open),
    ...(await askedView(context, open)),
    done: DONE.find((each) => each === done) ?? null,
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  return answerOne(context, await requireWorkspace(context, params.workspaceId), { request, url })
}

export default function AskedRoute({ loaderData, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('ask.asked')
  const { frame, open, answered, days, done } = loaderData
  const standing =
    fault && open.every(({ id }) => id !== fault.id) ? answered.find(({ id }) => id === fault.id) : undefined
  return (
    <WorkspacePage
      frame={frame}
      title={t('title')}
      text={t('text', { days })}
      done={done && !fault ? t(`done.${done}`) : undefined}
    >
      {standing && <AskedOne enquiry={standing} fault={fault} />}
      {open.length === 0 && <EmptyState title={t('noneTitle')}>{t('none')}</EmptyState>}
      {open.length > 0 && (
        <section className="grid gap-8">
          <h2>{t('open', { count: open.length })}</h2>
          {open.map((enquiry) => (
            <AskedOne key={enquiry.id} enquiry={enquiry} fault={fault?.id === enquiry.id ? fault : undefined} />
          ))}
        </section>
      )}
      {answered.length > 0 && (
        <Disclosure summary={t('answered', { count: answered.length })}>
          <div className="grid gap-8">
            {answered.map((enquiry) => (
              <AskedOne key={enquiry.id} enquiry={enquiry} fault={undefined} />
            ))}
          </div>
        </Disclosure>
      )}
    </WorkspacePage>
  )
}
