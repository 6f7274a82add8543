import { randomUUID } from 'node:crypto'
import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { SharedFrame } from '#app/routes/delivery/shared-frame.tsx'
import { speakAsShared } from '#app/routes/delivery/shared-language.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { languageAsked } from '#app/routes/report/report-language.server.ts'
import { useIn, withIn } from '#app/routes/report/use-in.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { isReading, requireSharedLink, type SharedLink } from '#app/server/delivery/shared-link.server.ts'
import { answerersOf } from '#app/server/enquiries/answerers.server.ts'
import { askPeople } from '#app/server/enquiries/ask-people.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { Button, LinkButton } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { findAssessment } from '#db/queries/assessments.server.ts'
import { findClientOf } from '#db/queries/clients.server.ts'
import { ENQUIRY_DAYS, ENQUIRY_MOST_DAYS } from '#db/queries/enquiries.server.ts'
import type { Route } from './+types/of-reader'
import { EnquiryFields } from './enquiry-fields.tsx'

/** It speaks the language of what is shared. */
export const middleware: Route.MiddlewareFunction[] = [speakAsShared]

/** A form and nothing else: no script of the application is sent with it. */
export const handle = { hydrate: false, islands: ['count-characters'] }

const title = pageTitle('ask')
export const meta = (args: Route.MetaArgs) => [
  ...title(args),
  { name: 'robots', content: 'noindex, nofollow, noarchive' },
]
export const headers = () => ({ 'X-Robots-Tag': 'noindex, nofollow, noarchive' })

/** Where whoever reads a shared report, and has opened it in this browser, asks those who share it. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const shared = await requireReading(context, params.token)
  const { database } = context.get(services)
  const { scope, link } = shared
  const client = await database.withWorkspace(scope, (tx) => findClientOf(tx, link.assessmentId))
  const answerers = client ? await answerersOf(context, scope, client.id) : []
  return {
    token: params.token,
    frame: { workspace: link.workspace, until: dateIn(link.expiresAt, link.timeZone) },
    isReachable: answerers.length > 0 && context.get(services).mailing.way !== 'none',
    isSent: url.searchParams.has('sent'),
    opId: randomUUID(),
    days: ENQUIRY_DAYS,
    mostDays: ENQUIRY_MOST_DAYS,
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const { scope, link } = await requireReading(context, params.token)
  const { database, say } = context.get(services)
  const { assessmentId } = link
  const [assessment, client] = await database.withWorkspace(scope, (tx) =>
    Promise.all([findAssessment(tx, assessmentId), findClientOf(tx, assessmentId)]),
  )
  if (!assessment || !client) throw refusal(404, say('noSharedReport'))
  const asking = { assessment, client, asker: 'reader' as const, askedBy: link.id, about: 'report', account: null }
  const fault = await askPeople(context, { scope: { ...scope, actorId: link.id }, ...asking }, { request, url })
  if (fault !== null) return fault
  const asked = languageAsked(url)
  const done = `/shared/${params.token}/ask?sent=yes`
  throw redirect(asked === null ? done : withIn(done, asked))
}

/** @throws a redirect to the door of the report, as `requireSharedLink` a 404 response */
async function requireReading(context: Route.LoaderArgs['context'], token: string): Promise<SharedLink> {
  const shared = await requireSharedLink(context, token)
  if (!(await isReading(context, shared))) throw redirect(`/shared/${token}`)
  return shared
}

export default function OfReaderRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('ask.reader')
  const page = useTranslations('ask.page')
  const inIt = useIn()
  const { frame, token, isReachable, isSent, opId, days, mostDays } = view
  return (
    <SharedFrame frame={frame}>
      <div className="grid gap-8 [overflow-wrap:anywhere]">
        <h1>{page(isSent ? 'sent' : 'title')}</h1>
        {isSent && (
          <p role="status" className="max-w-measure text-lg">
            {t('told', { workspace: frame.workspace })}
          </p>
        )}
        {!isSent && !isReachable && <Notice title={t('nobodyTitle')}>{t('nobody')}</Notice>}
        {!isSent && isReachable && (
          <>
            <p className="max-w-measure text-lg">{t('lead', { workspace: frame.workspace })}</p>
            <form method="post" action={inIt(`/shared/${token}/ask`)} noValidate className="grid gap-8">
              <EnquiryFields opId={opId} address="needed" outcome={outcome} />
              <div className="grid justify-items-start gap-4">
                <Button kind="primary">{page('send')}</Button>
                <p className="max-w-measure text-sm text-soft">{t('kept', { days, mostDays })}</p>
              </div>
            </form>
          </>
        )}
        <p>
          {isSent ? (
            <LinkButton href={inIt(`/shared/${token}`)}>{t('back')}</LinkButton>
          ) : (
            <a href={inIt(`/shared/${token}`)}>{t('back')}</a>
          )}
        </p>
      </div>
    </SharedFrame>
  )
}
