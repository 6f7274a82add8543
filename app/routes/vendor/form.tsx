import { data, type RouterContextProvider, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { readVendorForm, type VendorFormFault, type VendorReplies } from '#app/core/governance/vendor/vendor-form.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { fieldOf, isStorable, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { requireVendorRequest } from '#app/server/vendor/vendor-request.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import { saveVendorAnswers } from '#db/queries/vendor-requests.server.ts'
import type { Route } from './+types/form'
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
    until: dateIn(request.expiresAt),
    isSaved: url.searchParams.has('saved'),
    sentOn: request.answeredAt && dateIn(request.answeredAt),
    answers: request.answers,
    name: request.answeredBy,
    questions: law().papers.vendorQuestions.map(({ id, ask, help, why, write, options, sources }) => {
      return { id, ask, help, why, write, options, sources }
    }),
  }
}

export type VendorView = Awaited<ReturnType<typeof loader>>

/** What the page shows instead of what is stored, after a form with faults. */
export type VendorOutcome = { errors: Record<string, string>; typed: VendorReplies; name: string }

const FIELDS = { intent: 'one', name: 'one', 'option.*': 'one', 'text.*': 'one' } as const

/** Keeps what was entered, and sends it for good if asked to. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const { database, law, say } = context.get(services)
  const { scope, request: asked } = await requireVendorRequest(context, params.token)
  await requireWithinLimit(context.get(services), 'save', context.get(visitor).address)
  const form = await readForm(request, FIELDS, say)
  const isSent = fieldOf(form, 'intent') === 'send'
  const entered = Object.fromEntries([...form].map(([field, typed]) => [field, String(typed)]))
  const { replies, name, faults } = readVendorForm(law().papers.vendorQuestions, entered, isSent)
  if (asked.answeredAt) throw refusal(409, say('vendorSent'))
  const errors = { ...errorsOf(context, faults), ...unstorable(context, entered) }
  if (Object.keys(errors).length > 0) {
    return data({ errors, typed: replies, name } satisfies VendorOutcome, { status: 422 })
  }
  const answers = { answers: replies, answeredBy: name, isSent }
  if (!(await database.withWorkspace(scope, (tx) => saveVendorAnswers(tx, params.token, answers)))) {
    throw refusal(409, say('vendorSent'))
  }
  throw redirect(isSent ? `/vendor/${params.token}` : `/vendor/${params.token}?saved=yes`)
}

type Context = Readonly<RouterContextProvider>

function errorsOf(context: Context, faults: readonly VendorFormFault[]): Record<string, string> {
  const { say } = context.get(services)
  return Object.fromEntries(
    faults.map(({ field, fault, max }) => [
      field,
      fault === 'long' ? say('tooLong', { max }) : say(field === 'name' ? 'vendorName' : 'chooseAnswer'),
    ]),
  )
}

function unstorable(context: Context, entered: Record<string, string>): Record<string, string> {
  const { say } = context.get(services)
  return Object.fromEntries(
    Object.entries(entered)
      .filter(([, typed]) => !isStorable(typed))
      .map(([field]) => [field, say('characters')]),
  )
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
