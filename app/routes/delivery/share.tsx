import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { PageHead } from '#app/routes/page-head.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/share'
import { changeShare } from './change-share.server.ts'
import { LinkList } from './link-list.tsx'
import { MadeLink } from './made-link.tsx'
import { MakeForm } from './make-form.tsx'
import { ReadersNotice } from './readers-notice.tsx'
import { viewShare } from './share-view.server.ts'

export const handle = { words: ['delivery'] }
export const meta = pageTitle('shareReport')

const DONE = ['revoked', 'extended', 'removed', 'mailed', 'changed'] as const

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const done = url.searchParams.get('done')
  return {
    head: headOf(open),
    company: open.client.name,
    done: DONE.find((each) => each === done) ?? null,
    ...(await viewShare(context, open)),
  }
}

const FIELDS = {
  intent: 'one',
  label: 'one',
  ends: 'one',
  endsOn: 'one',
  addresses: 'one',
  download: 'one',
  link: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, say)
  return changeShare(context, open, { form, origin: url.origin })
}

export default function ShareRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('delivery.share')
  const { head, done, mayShare } = view
  const base = `/assessments/${head.id}`
  return (
    <AppPage assessment={head}>
      <PageHead
        back={{ to: `${base}/report`, label: t('toReport') }}
        title={t('heading')}
        lead={t('lead', { company: view.company })}
      />
      <div className="grid grid-cols-1 gap-12">
        {done && !outcome && <Notice kind={done === 'changed' ? 'warn' : 'info'}>{t(`done.${done}`)}</Notice>}
        {outcome?.intent === 'make' && 'link' in outcome && (
          <MadeLink key={outcome.link} link={outcome.link} letter={outcome.letter} />
        )}
        {view.isGuest && (
          <EmptyState
            title={t('guest')}
            action={
              <Link to="/sign-in" {...buttonLook('primary')}>
                {t('signIn')}
              </Link>
            }
          >
            {t('guestText')}
          </EmptyState>
        )}
        {mayShare && (
          <>
            <ReadersNotice get={view.readers} base={base} />
            <p>
              <Link to={`${base}/report/share/mail`} {...buttonLook(view.mayMail ? 'primary' : 'secondary')}>
                {t(view.mayMail ? 'mail' : 'text')}
              </Link>
            </p>
            <MakeForm view={view} outcome={outcome?.intent === 'make' ? outcome : undefined} />
          </>
        )}
        {!view.isGuest && <LinkList view={view} outcome={outcome?.intent === 'extend' ? outcome : undefined} />}
      </div>
    </AppPage>
  )
}
