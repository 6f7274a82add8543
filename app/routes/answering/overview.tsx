import { data, Form, Link, redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { CopyLink } from '#app/routes/assessments/private-link.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { sectionPage } from '#app/routes/questionnaire/section-page.server.ts'
import { MINE } from '#app/routes/questionnaire/section-view.ts'
import { ProgressPanel } from '#app/routes/questionnaire-parts/progress-panel.tsx'
import { SectionNav } from '#app/routes/questionnaire-parts/section-nav.tsx'
import { requireParticipation } from '#app/server/answering/participation.server.ts'
import { askedIn } from '#app/server/asked-questions.server.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { fieldOf, readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { refusal } from '#app/server/refusal.server.ts'
import { commentsPath, threadsOf } from '#app/server/threads/thread-view.server.ts'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import { makeReturnLink } from '#db/queries/answer-links.server.ts'
import { markDone } from '#db/queries/team.server.ts'
import type { Route } from './+types/overview'
import { TalkSection } from './talk-section.tsx'

export const handle = { words: ['answering'] }
export const meta = pageTitle('answering')

/** Somebody's own part: how far it is, and that they are done. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const open = await requireParticipation(context, params.participantId)
  const view = await sectionPage(context, open, { section: MINE, question: null, isPhone: false })
  const { threads } = await threadsOf(context, open)
  const { questions } = askedIn(context, open).catalogue
  const [mine, ...others] = view.sections.map((section) => ({ ...section, isCurrent: false }))
  return {
    head: headOf(open),
    name: open.lead.name,
    company: open.client.name,
    dueOn: open.round?.dueOn ?? null,
    isDone: open.lead.doneAt !== null,
    mine: mine ?? null,
    others,
    minutesLeft: view.minutesLeft,
    talk: threads.flatMap(({ id, questionId, comments, resolved }) => {
      const question = questions.find((one) => one.id === questionId && one.kind !== 'scope' && one.own !== 'hidden')
      const latest = comments.findLast(({ body }) => body !== null)
      if (resolved !== null || !question || !latest) return []
      const { by, isOwn, at, body } = latest
      return [{ id, ask: question.ask, href: `${commentsPath(open, questionId)}#thread-${id}`, by, isOwn, at, body }]
    }),
    passed: view.cards.flatMap(({ question, passedTo }) =>
      passedTo === null ? [] : [{ id: question.id, ask: question.ask, to: passedTo }],
    ),
  }
}

export async function action({ context, params, request, url }: Route.ActionArgs) {
  const open = await requireParticipation(context, params.participantId)
  const { database, say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, { intent: 'one' }, say)
  const intent = fieldOf(form, 'intent')
  if (intent === 'link') {
    const place = { assessmentId: open.assessment.id, participantId: open.lead.id }
    const token = await makeReturnLink(database, open.scope, place)
    return data({ link: `${url.origin}/answer/${token}` })
  }
  if (intent !== 'done' && intent !== 'again') throw refusal(400, say('unknownForm'))
  await database.withWorkspace(open.scope, (tx) => markDone(tx, open.lead.id, intent === 'done'))
  const base = `/answering/${open.lead.id}`
  throw redirect(intent === 'done' ? base : `${base}/questions/${MINE}`)
}

export default function OverviewRoute({ loaderData, actionData }: Route.ComponentProps) {
  const t = useTranslations('answering.overview')
  const { head, name, company, dueOn, isDone, mine, others, minutesLeft, talk, passed } = loaderData
  return (
    <AppPage assessment={head} width="form">
      <h1 className="mb-4 [overflow-wrap:anywhere]">{t('heading', { company })}</h1>
      <div className="grid gap-10">
        {isDone ? (
          <Notice title={t('doneTitle', { name })}>{t('done')}</Notice>
        ) : (
          <p className="max-w-measure text-lg [overflow-wrap:anywhere]">
            {t('hello', { name })} {dueOn !== null && t.rich('until', { date: () => <CalendarDate on={dueOn} /> })}
          </p>
        )}
        {mine && (
          <div className="grid gap-6">
            {!isDone && <ProgressPanel sections={[mine]} minutesLeft={minutesLeft} />}
            <div className="flex flex-wrap items-center gap-4">
              {!isDone && (
                <Link to={mine.href} {...buttonLook('primary')}>
                  {t(mine.answered === 0 ? 'start' : 'goOn')}
                </Link>
              )}
              <Form method="post">
                <Button name="intent" value={isDone ? 'again' : 'done'}>
                  {t(isDone ? 'again' : 'iAmDone')}
                </Button>
              </Form>
            </div>
            {!isDone && <p className="max-w-measure text-soft">{t('doneText')}</p>}
          </div>
        )}
        {talk.length > 0 && <TalkSection talk={talk} />}
        {passed.length > 0 && (
          <Section fills title={t('passed')}>
            <ul className="grid list-disc gap-2 pl-6 [overflow-wrap:anywhere]">
              {passed.map(({ id, ask, to }) => (
                <li key={id}>
                  {ask} <span className="text-soft">{t('passedTo', { to })}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {others.length > 0 && (
          <Section fills title={t('others')} text={t('othersText')}>
            <SectionNav sections={others} />
          </Section>
        )}
        <Section fills title={t('return')} text={t('returnText')}>
          {actionData?.link && <CopyLink link={actionData.link} />}
          <Form method="post">
            <Button name="intent" value="link">
              {t('makeLink')}
            </Button>
          </Form>
        </Section>
      </div>
    </AppPage>
  )
}
