import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { SettingsNav } from '#app/routes/settings-nav.tsx'
import { dateIn } from '#app/server/calendar.server.ts'
import { requireWorkspace } from '#app/server/workspace.server.ts'
import { clockOf, momentIn } from '#app/server/written-time.ts'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Moment } from '#app/ui/moment.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Table } from '#app/ui/table.tsx'
import { findBrokenSeal, listAudit } from '#db/queries/audit.server.ts'
import { namesOf } from '#db/queries/members.server.ts'
import type { Route } from './+types/log'

export const handle = { words: ['settings', 'workspace'] }
export const meta = pageTitle('log')

export async function loader({ context, params }: Route.LoaderArgs) {
  const { scope, workspace } = await requireWorkspace(context, params.workspaceId)
  const { database } = context.get(services)
  const [entries, brokenAt] = await database.withWorkspace(scope, (tx) =>
    Promise.all([listAudit(tx), findBrokenSeal(tx)]),
  )
  const ids = new Set(entries.flatMap(({ actorId, facts }) => [actorId, ...(facts.user ? [facts.user] : [])]))
  const people = await database.withSys((tx) => namesOf(tx, ids))
  const nameOf = (id: string) => people.get(id)?.name || people.get(id)?.email || ''
  const clock = clockOf(context, workspace)
  const claimedAt = entries.find(({ action }) => action === 'workspace.claimed')?.seq ?? 0
  return {
    id: workspace.workspaceId,
    name: workspace.name,
    brokenAt,
    entries: entries.map(({ seq, at, actorId, action, facts }) => ({
      seq,
      moment: momentIn(at, clock),
      by: nameOf(actorId),
      // Before the workspace was kept in an account nobody had one; those who read a report by a link never have.
      hadAccount: seq >= claimedAt && action !== 'enquiry.asked',
      action,
      user: facts.user ? nameOf(facts.user) : '',
      role: facts.role ?? facts.to ?? '',
      domain: facts.domain ?? '',
      date: facts.on ? dateIn(new Date(facts.on), workspace.timeZone) : '',
    })),
  }
}

type Entry = Awaited<ReturnType<typeof loader>>['entries'][number]

export default function LogRoute({ loaderData: { id, name, brokenAt, entries } }: Route.ComponentProps) {
  const t = useTranslations('workspace.log')
  return (
    <AppPage>
      <SettingsNav workspace={{ id, isOwner: true }} />
      <p className="mb-1 text-soft [overflow-wrap:anywhere]">{name}</p>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-8 max-w-measure text-soft">{t('text')}</p>
      {entries.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <div className="grid gap-8 [overflow-wrap:anywhere]">
          <Notice kind={brokenAt === null ? undefined : 'warn'}>
            {brokenAt === null ? t('sealed', { count: entries.length }) : t('broken', { seq: brokenAt })}
          </Notice>
          <Table
            caption={t('heading')}
            isCaptionHidden
            rows={entries}
            rowKey={({ seq }) => String(seq)}
            columns={[
              { id: 'seq', header: t('number'), cell: ({ seq }) => seq },
              {
                id: 'at',
                header: t('when'),
                label: t('when'),
                cell: ({ moment }) => <Moment {...moment} />,
              },
              {
                id: 'by',
                header: t('by'),
                label: t('by'),
                cell: ({ by, hadAccount }) => <Anywhere>{by || t(hadAccount ? 'gone' : 'guest')}</Anywhere>,
              },
              { id: 'what', header: t('what'), label: t('what'), cell: (entry) => <What entry={entry} /> },
            ]}
          />
        </div>
      )}
    </AppPage>
  )
}

/** What an entry says, in words; an action that this version does not know stands there as it was written. */
function What({ entry: { action, user, role, domain, date } }: { entry: Entry }) {
  const t = useTranslations('workspace')
  const key = `log.did.${action.replace('.', '-')}`
  if (!t.has(key as 'log.did.member-left')) return action
  const roleName = ROLE_NAMES.find((each) => each === role)
  return (
    <Anywhere>
      {t.rich(key as 'log.did.workspace-closing', {
        user: user || t('log.gone'),
        domain,
        role: roleName ? t(`roles.${roleName}.name`) : role,
        date: () => (date ? <CalendarDate on={date} /> : null),
      })}
    </Anywhere>
  )
}

const ROLE_NAMES = ['owner', 'consultant', 'member', 'viewer'] as const

function Anywhere({ children }: { children: React.ReactNode }) {
  return <span className="[overflow-wrap:anywhere]">{children}</span>
}
