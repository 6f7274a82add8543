import { type ReactNode, useRef, useState } from 'react'
import { Link, type ShouldRevalidateFunctionArgs } from 'react-router'
import { useTranslations } from 'use-intl'
import { services } from '#app/context.server.ts'
import { AppPage } from '#app/routes/app-page.tsx'
import { pageTitle } from '#app/routes/page-title.ts'
import { useIsAlive } from '#app/routes/verdict/use-is-alive.ts'
import { headOf } from '#app/server/assessment-head.server.ts'
import { readForm } from '#app/server/form.server.ts'
import { requireWithinLimit } from '#app/server/limits.server.ts'
import { requireAssessment } from '#app/server/open-assessment.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { Route } from './+types/workshop-question'
import { CONSENSUS_FIELDS } from './consensus-fields.ts'
import { ConsensusForm } from './consensus-form.tsx'
import { useSpan } from './question-result.tsx'
import { recordAgreed } from './record-consensus.server.ts'
import { StandingMark } from './standing-mark.tsx'
import { useWorkshopKeys } from './use-workshop-keys.ts'
import { WorkshopTimer } from './workshop-timer.tsx'
import { viewWorkshopQuestion } from './workshop-view.server.ts'

export const handle = { words: ['agreement'] }
export const meta = pageTitle('workshop')

export async function loader({ context, params, url }: Route.LoaderArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const done = url.searchParams.get('done')
  return {
    head: headOf(open),
    view: await viewWorkshopQuestion(context, open, params.questionId),
    done: done === 'agreed' || done === 'withdrawn' ? done : null,
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const open = await requireAssessment(context, params.assessmentId)
  const { say } = context.get(services)
  await requireWithinLimit(context.get(services), 'save', open.scope.actorId)
  const form = await readForm(request, CONSENSUS_FIELDS, say)
  return recordAgreed(context, open, { questionId: params.questionId, form })
}

/** Where somebody else was faster, what they wrote down stands there at once. */
export function shouldRevalidate({ actionStatus, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return actionStatus === 409 || defaultShouldRevalidate
}

export default function WorkshopQuestionRoute({ loaderData, actionData: fault }: Route.ComponentProps) {
  const { head, view, done } = loaderData
  const t = useTranslations('agreement.workshop')
  const form = useRef<HTMLFormElement>(null)
  const [hasKeys, setHasKeys] = useState(true)
  const say = useSpan()
  const { question, position, previousHref, nextHref, overviewHref } = view
  useWorkshopKeys(form, { isOn: hasKeys, previousHref, nextHref: nextHref ?? (position ? overviewHref : null) })
  return (
    <AppPage assessment={head}>
      <div className="workshop grid gap-6">
        <header className="grid gap-4">
          <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 text-soft">
            <p>
              <Link to={overviewHref} className="inline-flex min-h-11 items-center">
                {t('heading')}
              </Link>
              {' · '}
              {position ? t('position', position) : t('besides')}
            </p>
            <WorkshopTimer questionId={question.id} />
          </div>
          <h1>{question.ask}</h1>
          <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1 text-lg">
            <StandingMark standing={question.agreed ? 'agreed' : question.standing} />
            <span className="text-soft">{say(question)}</span>
            {question.definite > 0 && <span className="text-soft">{t('voices', { count: question.definite })}</span>}
          </p>
        </header>
        {done && !fault && <Notice kind="warn">{t(`done.${done}`)}</Notice>}
        <ConsensusForm key={`${question.id} ${question.version}`} ref={form} view={view} fault={fault} />
        <nav aria-label={t('nav')} className="flex flex-wrap items-center gap-x-8 border-hair border-t pt-4">
          {previousHref && (
            <Link to={previousHref} className="inline-flex min-h-11 items-center">
              {t('previous')}
            </Link>
          )}
          <Onward href={nextHref ?? overviewHref} isAgreed={question.agreed !== null}>
            {t(nextHref === null ? 'end' : question.agreed ? 'next' : 'skip')}
          </Onward>
        </nav>
        <Keys isOn={hasKeys} turn={setHasKeys} />
      </div>
    </AppPage>
  )
}

/** The one thing to do once this question is through; before that it steps back behind writing something down. */
function Onward({ href, isAgreed, children }: { href: string; isAgreed: boolean; children: ReactNode }) {
  if (!isAgreed) {
    return (
      <Link to={href} className="ml-auto inline-flex min-h-11 items-center">
        {children}
      </Link>
    )
  }
  return (
    <span className="ml-auto">
      <Link to={href} {...buttonLook('primary')}>
        {children}
      </Link>
    </span>
  )
}

/** What the keys do, and how to be rid of them; nothing where no script runs. */
function Keys({ isOn, turn }: { isOn: boolean; turn: (isOn: boolean) => void }) {
  const t = useTranslations('agreement.workshop')
  if (!useIsAlive()) return null
  return (
    <div className="no-print max-w-measure text-sm">
      <Disclosure summary={t('keys')}>
        <p>{t('keysText')}</p>
        <label className="tick">
          <input type="checkbox" className="check" checked={isOn} onChange={() => turn(!isOn)} />
          <span>{t('keysOn')}</span>
        </label>
      </Disclosure>
    </div>
  )
}
