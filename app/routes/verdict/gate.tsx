import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { pageTitle } from '#app/routes/page-title.ts'
import { PilotShell } from '#app/routes/pilots/pilot-shell.tsx'
import { requireEvaluated } from '#app/server/pilots/evaluated-pilot.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { Section } from '#app/ui/section.tsx'
import type { Route } from './+types/gate'
import { changeGate } from './change-gate.server.ts'
import { DecisionForm } from './decision-form.tsx'
import { ChecksOfTheLaw } from './gate-checks.tsx'
import { DecisionTaken, EarlierReviews, NextSteps, Proposal, Signatures } from './gate-parts.tsx'
import { type GateView, loadGate } from './gate-view.server.ts'
import { NextPilot } from './next-pilot.tsx'

export const meta = pageTitle('gate')
export const handle = { words: ['gate', 'pilots', 'verdict'] }

export async function loader({ context, params }: Route.LoaderArgs) {
  return loadGate(context, await requireEvaluated(context, params.pilotId))
}

export const action = ({ context, params, request }: Route.ActionArgs) => changeGate(context, params.pilotId, request)

export default function GateRoute({ loaderData: view, actionData: fault }: Route.ComponentProps) {
  const t = useTranslations('gate')
  const { frame, current, next } = view
  const base = `/pilots/${frame.id}`
  return (
    <PilotShell frame={frame}>
      <h1 className="mb-4">{t('heading')}</h1>
      <p className="mb-10 max-w-measure text-soft">{t('lead')}</p>
      <div className="grid grid-cols-1 gap-12">
        {fault?.field === 'form' && (
          <Notice kind="error" title={t('notSaved')}>
            {fault.message}
          </Notice>
        )}
        {current && <Proposal review={current} base={base} />}
        {current && current.decision === null && frame.mayWrite && <DecisionForm review={current} fault={fault} />}
        {current && current.decision !== null && <DecisionTaken review={current} />}
        {current && current.decision !== null && (
          <Signatures review={current} mayWrite={frame.mayWrite} fault={fault} />
        )}
        {view.nextPilot && <NextPilot next={view.nextPilot} mayWrite={frame.mayWrite} />}
        {current && next && current.decision && (
          <NextSteps decision={current.decision} next={next} mayWrite={frame.mayWrite} />
        )}
        {view.checks.length > 0 && <ChecksOfTheLaw view={view} fault={fault} />}
        <OpenReview view={view} />
        {view.earlier.length > 0 && <EarlierReviews reviews={view.earlier} base={base} />}
      </div>
    </PilotShell>
  )
}

/** Where a review is begun, begun again with today's figures, or why not yet. */
function OpenReview({ view: { frame, isSigned, mayOpen, opensOn, current } }: { view: GateView }) {
  const t = useTranslations('gate')
  if (!isSigned)
    return (
      <Section id="open" title={t('open.unsigned')}>
        <Link to={`/pilots/${frame.id}/charter`}>{t('open.toCharter')}</Link>
      </Section>
    )
  const isWaiting = current !== null && current.decision === null
  if (!mayOpen)
    return current ? null : (
      <Section
        id="open"
        title={t('open.early')}
        text={opensOn ? t('open.earlyUntil', { on: opensOn }) : t('open.never')}
      >
        <Link to={`/pilots/${frame.id}/verdict`}>{t('open.toVerdict')}</Link>
      </Section>
    )
  const which = isWaiting ? 'again' : current ? 'another' : 'first'
  return (
    <Section id="open" title={t(`open.${which}.title`)} text={t(`open.${which}.text`)}>
      {frame.mayWrite && (
        <Form method="post">
          <Button name="intent" value="open" kind={which === 'first' ? 'primary' : 'secondary'}>
            {t(`open.${which}.button`)}
          </Button>
        </Form>
      )}
    </Section>
  )
}
