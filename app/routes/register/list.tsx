import { data, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { proposeSystems } from '#app/core/governance/register/propose-systems.ts'
import { pageTitle } from '#app/routes/page-title.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { readInMind } from '#app/server/register/in-mind.server.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import { requireRegister } from '#app/server/register/register.server.ts'
import { linesOf } from '#app/server/register/system-line.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { latestRecords } from '#db/queries/ai-system-reviews.server.ts'
import { listSystems } from '#db/queries/ai-systems.server.ts'
import type { Route } from './+types/list'
import { addProposed } from './add-systems.server.ts'
import { Proposals } from './proposals.tsx'
import { RegisterPage } from './register-page.tsx'
import { SystemTable } from './system-table.tsx'

export const meta = pageTitle('register')
export const handle = { words: ['governance', 'register'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, clientId, frame, today } = await requireRegister(context, params)
  const own = context.get(services)
  await requireWithinLimit(own, 'register', scope.workspaceId)
  const { systems, inMind, records } = await own.database.withWorkspace(scope, async (tx) => {
    const systems = await listSystems(tx, clientId)
    const ids = systems.map(({ id }) => id)
    const inMind = await readInMind(tx, clientId, frame.head?.id ?? null)
    return { systems, inMind, records: await latestRecords(tx, ids) }
  })
  const law = own.law()
  const rules = placingRules(law)
  return {
    frame,
    systems: await linesOf({ rules, catalogue: own.catalogue }, { systems, records, on: today }),
    proposals: frame.mayWrite ? proposeSystems(law.prefills, inMind, systems) : [],
  }
}

export type RegisterView = Awaited<ReturnType<typeof loader>>

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireRegister(context, params)
  const own = context.get(services)
  await requireWithinLimit(own, 'save', open.scope.actorId)
  const form = await readForm(request, { system: 'many' }, own.say)
  const error = await addProposed(context, open, form.getAll('system').map(String))
  if (error !== null) return data({ error }, 422)
  throw redirect(open.frame.base)
}

export default function RegisterRoute({ loaderData: view, actionData }: Route.ComponentProps) {
  const t = useTranslations('register')
  const { frame, systems, proposals } = view
  const add = frame.mayWrite && (
    <Link
      to={`${frame.base}/new`}
      {...buttonLook(systems.length === 0 && proposals.length === 0 ? 'primary' : 'secondary')}
    >
      {t('add')}
    </Link>
  )
  return (
    <RegisterPage frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-10 max-w-measure text-soft">{t('lead', { company: frame.client.name })}</p>
      <div className="grid grid-cols-1 gap-12">
        {systems.length > 0 && (
          <p className="no-print">
            <Link to={`${frame.base}/duties`}>{t('toDuties')}</Link>
          </p>
        )}
        {systems.length === 0 ? (
          <EmptyState title={t('empty')}>{t(proposals.length > 0 ? 'emptyWithProposals' : 'emptyText')}</EmptyState>
        ) : (
          <SystemTable view={view} />
        )}
        {proposals.length > 0 && (
          <Proposals proposals={proposals} error={actionData?.error} isFirst={systems.length === 0} />
        )}
        {add && <p>{add}</p>}
        {systems.length > 0 && <Files base={frame.base} />}
      </div>
    </RegisterPage>
  )
}

/** Links load the document: what is answered is a file. */
function Files({ base }: { base: string }) {
  const t = useTranslations('register.files')
  return (
    <p className="no-print flex flex-wrap gap-x-4">
      <span className="text-soft">{t('heading')}</span>
      {(['csv', 'xlsx', 'json'] as const).map((format) => (
        <a key={format} href={`${base}/export/${format}`} download>
          {t(format)}
        </a>
      ))}
    </p>
  )
}
