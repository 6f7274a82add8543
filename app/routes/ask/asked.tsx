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
import { EnquiryPager } from './enquiry-pager.tsx'

export const handle = { words: ['ask', 'settings', 'workspace'] }
export const meta = pageTitle('asked')

const DONE = ['mailed', 'answered', 'closed'] as const

/** What is asked in the checks of a workspace, for who answers. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireWorkspace(context, params.workspaceId)
  const done = url.searchParams.get('done')
  return {
    frame: frameOf(open),
    ...(await askedView(context, open, url.searchParams)),
    showsAnswered: url.searchParams.has('answered'),
    done: DONE.find((each) => each === done) ?? null,
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  return answerOne(context, await requireWorkspace(context, params.workspaceId), { request, url })
}

export default function AskedRoute({ loaderData, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('ask.asked')
  const { frame, open, answered, meanwhile, showsAnswered, days, mostDays, done } = loaderData
  const lateOne = fault && open.rows.every(({ id }) => id !== fault.id)
  const standing = (lateOne ? answered.rows.find(({ id }) => id === fault.id) : undefined) ?? meanwhile
  return (
    <WorkspacePage
      frame={frame}
      title={t('title')}
      text={t('text', { days, mostDays })}
      done={done && !fault ? t(`done.${done}`) : undefined}
    >
      {standing && <AskedOne enquiry={standing} fault={lateOne ? fault : undefined} />}
      {open.count === 0 && <EmptyState title={t('noneTitle')}>{t('none')}</EmptyState>}
      {open.count > 0 && (
        <section className="grid gap-8">
          <h2>{t('open', { count: open.count })}</h2>
          {open.rows.map((enquiry) => (
            <AskedOne key={enquiry.id} enquiry={enquiry} fault={fault?.id === enquiry.id ? fault : undefined} />
          ))}
          <EnquiryPager list={open} name="open" />
        </section>
      )}
      {answered.count > 0 && (
        <Disclosure summary={t('answered', { count: answered.count })} open={showsAnswered}>
          <div className="grid gap-8">
            {answered.rows.map((enquiry) => (
              <AskedOne key={enquiry.id} enquiry={enquiry} fault={undefined} />
            ))}
            <EnquiryPager list={answered} name="answered" />
          </div>
        </Disclosure>
      )}
    </WorkspacePage>
  )
}
