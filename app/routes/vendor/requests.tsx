import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { RegisterPage } from '#app/routes/register/register-page.tsx'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireSystem } from '#app/server/register/register.server.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Route } from './+types/requests'
import { AskForm } from './ask-form.tsx'
import { ask } from './ask-vendor.server.ts'
import { MadeLink } from './made-link.tsx'
import { RequestItem } from './request-item.tsx'
import { viewRequests } from './requests-view.server.ts'
import { Standings } from './standings.tsx'
import { removeRequest, takeOver } from './take-over.server.ts'

export const handle = { words: ['register', 'vendor'] }
export const meta = pageTitle('vendorRequests')

const DONE = ['mailed', 'here', 'taken', 'changed', 'removed'] as const

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireSystem(context, params)
  const { law, mailing } = context.get(services)
  const done = url.searchParams.get('done')
  const requests = await viewRequests(context, open)
  const taken = requests
    .find(({ id }) => id === url.searchParams.get('request'))
    ?.answers.find(({ question }) => question === url.searchParams.get('question'))
  return {
    frame: open.frame,
    system: { id: open.system.id, name: open.system.name, vendor: open.system.vendor },
    /** A guest hands links on. */
    mayMail: open.frame.mayWrite && open.actor !== 'guest' && mailing.way !== 'none',
    done: DONE.find((each) => each === done) ?? null,
    questions: law().papers.vendorQuestions.map(({ id, ask: question }) => ({ id, ask: question })),
    requests,
    /** The answer that was just taken over. */
    taken: done === 'taken' ? (taken ?? null) : null,
  }
}

export type RequestsView = Awaited<ReturnType<typeof loader>>

const FIELDS = {
  intent: 'one',
  vendor: 'one',
  email: 'one',
  request: 'one',
  question: 'one',
  seen: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireSystem(context, params)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, say)
  const intent = fieldOf(form, 'intent')
  if (intent === 'mail' || intent === 'link') return ask(context, open, { form, origin: url.origin })
  if (intent === 'take') return takeOver(context, open, form)
  if (intent === 'remove') return removeRequest(context, open, form)
  throw refusal(400, say('unknownForm'))
}

export default function RequestsRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('vendor.requests')
  const { frame, system, questions, requests, done } = view
  return (
    <RegisterPage frame={frame} back={{ to: `${frame.base}/${system.id}`, label: system.name }}>
      <h1 className="mb-4">{t('heading', { count: questions.length })}</h1>
      <p className="mb-8 max-w-measure text-soft [overflow-wrap:anywhere]">{t('lead', { system: system.name })}</p>
      <div className="grid grid-cols-1 gap-12">
        {done && !outcome && (
          <Notice kind={done === 'changed' ? 'warn' : 'info'}>
            <p>{t(`done.${done}`)}</p>
            {view.taken && view.taken.standings.length > 0 && (
              <div className="mt-2">
                <Standings standings={view.taken.standings} />
              </div>
            )}
          </Notice>
        )}
        {outcome?.made && <MadeLink made={outcome.made} />}
        <Disclosure summary={t('show')}>
          <ol className="grid list-decimal gap-2 pl-6">
            {questions.map(({ id, ask: question }) => (
              <li key={id}>{question}</li>
            ))}
          </ol>
        </Disclosure>
        {frame.mayWrite && (
          <Section id="ask" title={t('ask.heading')} text={t(view.mayMail ? 'ask.text' : 'ask.textLink')}>
            <AskForm view={view} outcome={outcome} />
          </Section>
        )}
        <Section id="requests" title={t('list')} fills>
          {requests.length === 0 ? (
            <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
          ) : (
            <ul className="grid gap-10">
              {requests.map((request) => (
                <RequestItem key={request.id} request={request} mayWrite={frame.mayWrite} />
              ))}
            </ul>
          )}
        </Section>
      </div>
    </RegisterPage>
  )
}
