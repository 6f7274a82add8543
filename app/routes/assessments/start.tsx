import { data, Form, href, redirect, useRouteLoaderData } from 'react-router'
import { useTranslations } from 'use-intl'
import { page, services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { formMinutes } from '#app/core/assessment/form-minutes.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { COMPANY_MAX, type StartChoice, StartForm } from '#app/routes/questionnaire-parts/start-form.tsx'
import { leadToProof } from '#app/server/door.server.ts'
import { fieldOf, nameFault, readForm } from '#app/server/form.server.ts'
import { carriedSystem, keptAddress } from '#app/server/governance/checked-system.server.ts'
import { type Account, sessionIfReachable } from '#app/server/member.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { wantedIn } from '#app/server/start-about.server.ts'
import { findStartClient, startAssessment } from '#app/server/start-assessment.server.ts'
import { idOf } from '#app/server/uuid.ts'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/start'
import { parseLead, typedLead } from './lead-form.ts'

export const meta = pageTitle('start')

const FIELDS = {
  company: 'one',
  name: 'one',
  disciplines: 'many',
  form: 'one',
  workspace: 'one',
  client: 'one',
} as const

/** In place of an id: a workspace of their own, which is still to be made. */
const OWN = 'own'

const isForm = (typed: string): typed is StartChoice => ['quick', 'short', 'full'].includes(typed)

export async function loader({ context, request }: Route.LoaderArgs) {
  const own = context.get(services)
  const session = await sessionIfReachable(context)
  if (session?.closed) throw leadToProof(context, session.closed)
  const { searchParams } = new URL(request.url)
  const kept = carriedSystem(own.law(), searchParams, own.say)
  const asked = {
    workspaceId: idOf(searchParams.get('workspace') ?? ''),
    clientId: idOf(searchParams.get('client') ?? ''),
  }
  const client = await findStartClient(own, context.get(visitor), asked)
  if (client === null && asked.clientId !== null) throw refusal(404, own.say('noClientNow'))
  return {
    disciplines: own.catalogue.disciplines,
    minutes: formMinutes(own.catalogue),
    form: searchParams.get('form') ?? '',
    client,
    /** The system of the free check that their register begins with, by its name. */
    keeps: kept?.name ?? null,
    /** They may only read where they work; a check of theirs begins a workspace of their own. */
    onlyReads: Boolean(session?.actor) && !can(session?.actor ?? 'viewer', 'assessment.write'),
    /** What it begins with as what they have in mind. */
    about: wantedIn(own.catalogue, searchParams),
  }
}

export async function action({ context, request }: Route.ActionArgs) {
  const { say, law, catalogue } = context.get(services)
  const { searchParams } = new URL(request.url)
  const form = await readForm(request, FIELDS, say)
  const typed = { ...typedLead(form), company: fieldOf(form, 'company').trim(), form: fieldOf(form, 'form') }
  const lead = parseLead(typed, say)
  const company = nameFault(typed.company, COMPANY_MAX, say)
  if (!lead.ok || company !== null || !isForm(typed.form)) {
    const errors = {
      ...(!lead.ok && lead.errors),
      company: company ?? undefined,
      form: isForm(typed.form) ? undefined : say('shortOrFull'),
    }
    return data({ typed, errors }, 422)
  }
  const { locale } = context.get(page)
  const start = {
    ...lead.lead,
    form: typed.form === 'short' ? ('short' as const) : ('full' as const),
    viewMode: typed.form === 'quick' ? ('quick' as const) : null,
    company: typed.company,
    locale,
    workspaceId: idOf(fieldOf(form, 'workspace')),
    inOwn: fieldOf(form, 'workspace') === OWN,
    clientId: idOf(fieldOf(form, 'client')),
    system: carriedSystem(law(), searchParams, say),
    interests: wantedIn(catalogue, searchParams).wanted.map(({ id }) => id),
  }
  const { assessmentId, systemId, setCookie } = await startAssessment(
    context.get(services),
    context.get(visitor),
    start,
  )
  const questions =
    start.viewMode === 'quick'
      ? href('/assessments/:assessmentId/quick', { assessmentId })
      : href('/assessments/:assessmentId/questions/:section', { assessmentId, section: 'scope' })
  const first = systemId === null ? questions : keptAddress(assessmentId, systemId)
  return redirect(first, { headers: setCookie ? { 'Set-Cookie': setCookie } : {} })
}

export default function StartRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('app.start')
  const { disciplines, minutes, client, onlyReads, keeps, about } = loaderData
  const form = actionData?.typed.form ?? loaderData.form
  const account = useRouteLoaderData<{ account: Account | null }>('root')?.account
  const given = actionData?.typed
  return (
    <AppPage width="form">
      <h1 className="mb-10">{t('heading')}</h1>
      {keeps !== null && (
        <div className="mb-8 [overflow-wrap:anywhere]">
          <Notice title={t('keepsTitle')}>{t('keeps', { name: keeps })}</Notice>
        </div>
      )}
      <About {...about} />
      <Form method="post" noValidate>
        {client && (
          <>
            <input type="hidden" name="workspace" value={client.workspaceId} />
            <input type="hidden" name="client" value={client.id} />
            <p className="mb-8 max-w-measure text-soft [overflow-wrap:anywhere]">
              {t('forClient', { client: client.name, workspace: client.workspace })}
            </p>
          </>
        )}
        {!client && account?.workspace && (
          <>
            <input type="hidden" name="workspace" value={onlyReads ? OWN : account.workspaceId} />
            <p className="mb-8 max-w-measure text-soft [overflow-wrap:anywhere]">
              {t(onlyReads ? 'inOwn' : 'inWorkspace', { workspace: account.workspace })}
            </p>
          </>
        )}
        <StartForm
          disciplines={disciplines}
          minutes={minutes}
          given={{
            company: given?.company ?? '',
            name: given?.name ?? '',
            disciplines: given?.disciplines ?? ['marketing'],
            form: isForm(form) ? form : 'short',
          }}
          errors={actionData?.errors}
          isForClient={client !== null}
        />
      </Form>
    </AppPage>
  )
}

/** What the check begins with; an id that the address names in vain is said and left out. */
function About({ wanted, hasUnknown }: ReturnType<typeof wantedIn>) {
  const t = useTranslations('app.start.about')
  if (wanted.length === 0 && !hasUnknown) return null
  return (
    <div className="mb-8 grid gap-6">
      {wanted.length > 0 && (
        <Notice title={t('title', { count: wanted.length })}>
          {t('text', { names: wanted.map(({ name }) => name).join(', ') })}
        </Notice>
      )}
      {hasUnknown && <Notice kind="warn">{t(wanted.length > 0 ? 'unknownToo' : 'unknown')}</Notice>}
    </div>
  )
}
