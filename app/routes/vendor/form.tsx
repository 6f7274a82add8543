import { use } from 'react'
import { isRouteErrorResponse } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { NO_REPLY } from '#app/core/governance/vendor/merge-replies.ts'
import { RequestIdContext } from '#app/request-id.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { ErrorPage } from '#app/routes/errors/error-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { sealOfName, sealOfReply } from '#app/server/vendor/reply-seal.server.ts'
import { requireVendorRequest } from '#app/server/vendor/vendor-request.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import type { Route } from './+types/form'
import { LostAnswers } from './lost-answers.tsx'
import { type LostForm, saveForm } from './save-form.server.ts'
import { SentAnswers } from './sent-answers.tsx'
import { VendorFields } from './vendor-fields.tsx'
import { WhoAsks } from './who-asks.tsx'

export const handle = { words: ['vendor'] }
export const meta = pageTitle('vendorForm')

/** Says who asks and what for; mail scanners follow links, and change nothing here. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { request } = await requireVendorRequest(context, params.token)
  const { database, law } = context.get(services)
  const people = await database.withSys((tx) => namesOf(tx, new Set([request.askedBy])))
  const person = people.get(request.askedBy)
  return {
    vendor: request.vendor,
    system: request.system,
    company: request.company,
    /** Of a consultancy that asks for the company; empty: the company itself. */
    workspace: request.workspace === request.company ? '' : request.workspace,
    /** Empty: somebody without an account. */
    person: person ? person.name || person.email : '',
    until: dateIn(request.expiresAt, request.timeZone),
    isSaved: url.searchParams.has('saved'),
    sentOn: request.answeredAt && dateIn(request.answeredAt, request.timeZone),
    answers: request.answers,
    name: request.answeredBy,
    /** By question, and `name`: fingerprints of what stands here now. */
    seen: {
      ...Object.fromEntries(
        law().papers.vendorQuestions.map(({ id }) => [id, sealOfReply(request.answers[id] ?? NO_REPLY)]),
      ),
      name: sealOfName(request.answeredBy),
    } as Record<string, string>,
    questions: law().papers.vendorQuestions.map(({ id, ask, help, why, write, options, sources }) => {
      return { id, ask, help, why, write, options, sources }
    }),
  }
}

export type VendorView = Awaited<ReturnType<typeof loader>>

export const action = ({ context, params, request }: Route.ActionArgs) => saveForm(context, params.token, request)

const isLost = (told: unknown): told is LostForm => typeof told === 'object' && told !== null && 'typed' in told

/** A refusal, with what was typed if there is anything, so that it is not lost with the link. */
export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  const requestId = use(RequestIdContext)
  if (!isRouteErrorResponse(error)) return <ErrorPage status={500} requestId={requestId} />
  if (isLost(error.data)) return <LostAnswers lost={error.data} />
  return <ErrorPage status={error.status} message={error.data} requestId={requestId} />
}

export default function VendorFormRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('vendor.form')
  return (
    <AppPage width="form">
      <h1 className="mb-4 [overflow-wrap:anywhere]">
        {t('heading', { count: view.questions.length, system: view.system })}
      </h1>
      <WhoAsks view={view} />
      {view.sentOn === null ? <VendorFields view={view} outcome={outcome} /> : <SentAnswers view={view} />}
    </AppPage>
  )
}
