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
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Route } from './+types/team'
import { changeTeam } from './change-team.server.ts'
import { DisciplineTable } from './discipline-table.tsx'
import { EnterForForm } from './enter-for-form.tsx'
import { InviteForm } from './invite-form.tsx'
import { LinksSection } from './links-section.tsx'
import { PassesSection } from './passes-section.tsx'
import { PeopleTable } from './people-table.tsx'
import { RoundSection } from './round-section.tsx'
import { viewTeam } from './team-view.server.ts'

export const handle = { words: ['team'] }
export const meta = pageTitle('team')

const DONE = [
  'invited',
  'here',
  'revoked',
  'due',
  'closed',
  'reopened',
  'toldAll',
  'toldMore',
  'removed',
  'changed',
] as const

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const done = url.searchParams.get('done')
  return {
    head: headOf(open),
    company: open.client.name,
    done: DONE.find((each) => each === done) ?? null,
    ...(await viewTeam(context, open)),
  }
}

const FIELDS = {
  intent: 'one',
  'email.*': 'one',
  'discipline.*': 'one',
  discipline: 'one',
  link: 'one',
  dueOn: 'one',
  reminders: 'one',
  name: 'one',
  participant: 'one',
} as const

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, FIELDS, say)
  return changeTeam(context, open, { form, origin: url.origin })
}

export default function TeamRoute({ loaderData: view, actionData: outcome }: Route.ComponentProps) {
  const t = useTranslations('team')
  const { head, done, round, mayWrite } = view
  return (
    <AppPage assessment={head}>
      <PageHead title={t('heading')} lead={t('lead', { company: view.company })} />
      <div className="grid grid-cols-1 gap-12">
        {done && !outcome && <Notice kind={done === 'changed' ? 'warn' : 'info'}>{t(`done.${done}`)}</Notice>}
        {round.closedOn !== null && <RoundClosed view={view} />}
        {view.people.length > 0 && (
          <p>
            <Link to={`/assessments/${head.id}/team/result`} {...buttonLook()}>
              {t('toResult')}
            </Link>
          </p>
        )}
        {view.people.length > 0 && <PeopleTable view={view} />}
        <DisciplineTable view={view} />
        {mayWrite && round.closedOn === null && (
          <>
            {view.noMail === null ? (
              <InviteForm
                key={view.people.length}
                view={view}
                outcome={outcome?.intent === 'invite' ? outcome : undefined}
              />
            ) : (
              <Section title={t('invite.heading')} text={t(`invite.none.${view.noMail}`)}>
                {null}
              </Section>
            )}
            <LinksSection view={view} outcome={outcome?.intent === 'link' ? outcome : undefined} />
          </>
        )}
        {mayWrite && <EnterForForm view={view} outcome={outcome?.intent === 'add' ? outcome : undefined} />}
        {view.passes.length > 0 && <PassesSection passes={view.passes} />}
        {mayWrite && <RoundSection view={view} outcome={outcome?.intent === 'due' ? outcome : undefined} />}
      </div>
    </AppPage>
  )
}

function RoundClosed({ view: { round } }: { view: Route.ComponentProps['loaderData'] }) {
  const t = useTranslations('team')
  return (
    <Notice kind="warn" title={t('closedTitle')}>
      {t.rich('closed', { date: () => <CalendarDate on={round.closedOn ?? ''} /> })}
    </Notice>
  )
}
