import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { services, visitor } from '#app/context.server.ts'
import { can } from '#app/core/access/can.ts'
import { MakeWorkspace } from '#app/routes/account/make-workspace.tsx'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { leadToProof } from '#app/server/door.server.ts'
import { findSetAside } from '#app/server/member.server.ts'
import { listShutWorkspaces } from '#app/server/shut-workspaces.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { WorkspaceTx } from '#db/client.server.ts'
import { listAssessments, MAX_LISTED_ASSESSMENTS } from '#db/queries/assessments.server.ts'
import { countClients } from '#db/queries/clients.server.ts'
import { findTimeZone, findWorkspace } from '#db/queries/workspaces.server.ts'
import type { Route } from './+types/list'
import { ChecksTable } from './checks-table.tsx'
import { ShutNotice } from './shut-notice.tsx'

export const meta = pageTitle('checks')

export async function loader({ context, url }: Route.LoaderArgs) {
  const session = await context.get(visitor).session()
  if (!session) return { ...NOBODY, checks: [], aside: 0, shut: [] }
  if (session.closed) throw leadToProof(context, session.closed)
  const isMember = session.kind === 'member'
  const aside = isMember ? await findSetAside(context) : null
  const shut = isMember ? await listShutWorkspaces(context, session) : []
  const { database } = context.get(services)
  const [rows, desk, zone] = await database.withWorkspace(session, (tx) =>
    Promise.all([
      isMember ? listAssessments(tx) : listGuestAssessments(tx),
      isMember && session.actor !== null ? findDesk(tx) : null,
      findTimeZone(tx),
    ]),
  )
  const dated = (at: Date) => dateIn(at, zone ?? undefined)
  const checks = rows.map(
    ({ id, title, client, form, status, createdAt, submittedAt, lastAnswerAt, originSubmittedAt }) => ({
      id,
      title,
      client,
      form,
      isSubmitted: status === 'submitted',
      startedOn: dated(createdAt),
      submittedOn: submittedAt && dated(submittedAt),
      lastAnswerOn: lastAnswerAt && dated(lastAnswerAt),
      copyOf: originSubmittedAt && dated(originSubmittedAt),
    }),
  )
  const mayDelete = session.actor !== null && can(session.actor, 'assessment.delete')
  const mayWrite = session.actor === null || can(session.actor, 'assessment.write')
  const news = url.searchParams.get('new')
  const welcome = isMember && (news === 'kept' || news === 'joined') ? news : null
  const workspaceId = isMember && session.actor !== null ? session.workspaceId : null
  const isCut = rows.length === MAX_LISTED_ASSESSMENTS
  return {
    checks,
    isMember,
    welcome,
    workspaceId,
    desk,
    isCut,
    aside: aside?.total ?? 0,
    shut,
    mayStart: mayWrite,
    mayDelete,
  }
}

const NOBODY = {
  isMember: false,
  welcome: null,
  workspaceId: null,
  desk: null,
  isCut: false,
  mayStart: true,
  mayDelete: false,
}

/** What the page of clients is to the workspace; `null` for a team with one company, which needs none. */
async function findDesk(tx: WorkspaceTx) {
  const [workspace, counts] = await Promise.all([findWorkspace(tx), countClients(tx)])
  const kind = workspace?.kind ?? null
  return kind === 'team' && counts.active + counts.archived < 2 ? null : kind
}

/** None in work that is kept in an account: that is its members' to see. */
async function listGuestAssessments(tx: WorkspaceTx) {
  const workspace = await findWorkspace(tx)
  return workspace?.kind === 'guest' ? listAssessments(tx) : []
}

export default function ListRoute({
  loaderData: { checks, isMember, welcome, workspaceId, desk, isCut, aside, shut, mayStart, mayDelete },
}: Route.ComponentProps) {
  const t = useTranslations('app.list')
  const start = (
    <Link to="/start" {...buttonLook('primary')}>
      {t('start')}
    </Link>
  )
  return (
    <AppPage>
      <h1 className="mb-10">{t('heading')}</h1>
      {welcome && (
        <div role="status" className="mb-10">
          <Notice>{t(welcome)}</Notice>
        </div>
      )}
      {shut.length > 0 && (
        <div className="mb-10 grid gap-4">
          {shut.map((workspace) => (
            <ShutNotice key={workspace.workspaceId} workspace={workspace} />
          ))}
        </div>
      )}
      {aside > 0 && (
        <div className="mb-10">
          <Notice>
            {t('aside', { count: aside })} <Link to="/claim">{t('toClaim')}</Link>
          </Notice>
        </div>
      )}
      {checks.length === 0 ? (
        <div className="grid gap-12">
          {desk === null ? (
            <EmptyState title={t('empty')} action={start}>
              {t(isMember ? 'emptyMember' : 'emptyText')}
            </EmptyState>
          ) : (
            <EmptyState
              title={t('empty')}
              action={
                <Link to={`/workspaces/${workspaceId}/clients`} {...buttonLook('primary')}>
                  {t('toClients', { kind: desk })}
                </Link>
              }
            >
              {t('emptyDesk', { kind: desk })}
            </EmptyState>
          )}
          {isMember && workspaceId === null && <MakeWorkspace />}
        </div>
      ) : (
        <div className="grid justify-items-start gap-10">
          <ChecksTable checks={checks} workspaceId={workspaceId} mayStart={mayStart} mayDelete={mayDelete} />
          {isCut && <p className="text-soft">{t('newest', { count: checks.length })}</p>}
          {desk !== null && (
            <p>
              <Link to={`/workspaces/${workspaceId}/clients`}>{t('toClients', { kind: desk })}</Link>
            </p>
          )}
          {mayStart && start}
        </div>
      )}
    </AppPage>
  )
}
