import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { PageHead } from '#app/routes/page-head.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import type { Route } from './+types/mail'
import { changeMail } from './change-mail.server.ts'
import { MailForm } from './mail-form.tsx'
import { MailNotices } from './mail-notices.tsx'
import { viewMail } from './mail-view.server.ts'

export const handle = { words: ['delivery'] }
export const meta = pageTitle('mailReport')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  return { head: headOf(open), company: open.client.name, ...(await viewMail(context, open, url.origin)) }
}

const FIELDS = {
  intent: 'one',
  version: 'count',
  to: 'one',
  people: 'many',
  subject: 'one',
  body: 'one',
  take: 'many',
  ends: 'one',
  endsOn: 'one',
  guard: 'one',
  download: 'one',
  pdf: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, say)
  return changeMail(context, open, { form, origin: url.origin })
}

export default function MailRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('delivery.mail')
  const { head, company } = view
  const base = `/assessments/${head.id}`
  return (
    <AppPage assessment={head}>
      <PageHead
        back={{ to: `${base}/report/share`, label: t('back') }}
        title={t(view.mayMail ? 'heading' : 'textHeading')}
        lead={t(view.mayMail ? 'lead' : 'noMailText', { company })}
      />
      <div className="grid grid-cols-1 gap-12">
        <MailNotices view={view} base={base} outcome={outcome} />
        <MailForm view={view} outcome={outcome} />
      </div>
    </AppPage>
  )
}
