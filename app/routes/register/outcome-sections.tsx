import type { ReactNode } from 'react'
import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { AnswerPart } from '#app/core/governance/register/system.ts'
import { AnswerPath } from '#app/routes/governance-parts/answer-path.tsx'
import { ScreeningOutcome } from '#app/routes/governance-parts/screening-outcome.tsx'
import { TriageOutcome } from '#app/routes/governance-parts/triage-outcome.tsx'
import type { RegisterFrame } from '#app/server/register/register.server.ts'
import type { ConfirmStep, OutcomesView } from '#app/server/register/system-view.server.ts'
import { Button, buttonLook } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'

type SectionProps = { view: { frame: RegisterFrame; facts: { id: string }; outcomes: OutcomesView } }

/** What the AI Act says of a system, or the way to find out. */
export function ActSection({ view: { frame, facts, outcomes } }: SectionProps) {
  const t = useTranslations('register.parts')
  const to = `${frame.base}/${facts.id}/ai-act`
  const { aiAct, triage } = outcomes
  return (
    <Part id="ai-act">
      {!aiAct.isUntouched && <TriageOutcome view={triage} changeHref={frame.mayWrite ? hrefIn(to) : undefined} />}
      {aiAct.isUntouched && <Untouched title={t('aiAct')} text={t('aiActText')} />}
      <ToConfirm
        steps={aiAct.toConfirm}
        part="ai-act"
        to={to}
        mayWrite={frame.mayWrite}
        rests={!aiAct.isUntouched && aiAct.restsOnUnconfirmed}
      />
      {frame.mayWrite && aiAct.isOpen && (
        <GoOn to={to} label={t(aiAct.isUntouched ? 'startAct' : 'goOnAct')} isMain={aiAct.isUntouched} />
      )}
    </Part>
  )
}

/** What data protection law says of a system, or the way to find out. */
export function PrivacySection({ view: { frame, facts, outcomes } }: SectionProps) {
  const t = useTranslations('register.parts')
  const to = `${frame.base}/${facts.id}/privacy`
  const { privacy, screening, told, further, waitsForTriage } = outcomes
  const changeHref = (question: string) =>
    told.includes(question) ? `${frame.base}/${facts.id}/ai-act` : hrefIn(to)(question)
  return (
    <Part id="privacy">
      {!privacy.isUntouched && (
        <ScreeningOutcome view={screening} changeHref={frame.mayWrite ? changeHref : undefined} />
      )}
      {privacy.isUntouched && <Untouched title={t('privacy')} text={t('privacyText')} />}
      <ToConfirm
        steps={privacy.toConfirm}
        part="privacy"
        to={to}
        mayWrite={frame.mayWrite}
        rests={!privacy.isUntouched && privacy.restsOnUnconfirmed}
      />
      {waitsForTriage && <p className="max-w-measure text-soft">{t('waitsForTriage')}</p>}
      {frame.mayWrite && privacy.isOpen && (
        <GoOn to={to} label={t(privacy.isUntouched ? 'startPrivacy' : 'goOnPrivacy')} isMain={false} />
      )}
      {frame.mayWrite && !privacy.isOpen && further > 0 && (
        <GoOn to={`${to}?more=yes`} label={t('further', { count: further })} isMain={false} />
      )}
    </Part>
  )
}

/** Where the answer to a question of a part is changed. */
export const hrefIn = (to: string) => (question: string) => `${to}?question=${question}`

function Part({ id, children }: { id: string; children: ReactNode }) {
  return (
    <div id={id} className="grid gap-6 border-hair border-t pt-8">
      {children}
    </div>
  )
}

function Untouched({ title, text }: { title: string; text: string }) {
  const t = useTranslations('register.parts')
  return (
    <div className="grid gap-3">
      <h2>{t('notAsked', { part: title })}</h2>
      <p className="max-w-measure text-soft">{text}</p>
    </div>
  )
}

function GoOn({ to, label, isMain }: { to: string; label: string; isMain: boolean }) {
  return (
    <p>
      <Link to={to} {...buttonLook(isMain ? 'primary' : 'secondary')}>
        {label}
      </Link>
    </p>
  )
}

type ToConfirmProps = {
  steps: readonly ConfirmStep[]
  part: AnswerPart
  to: string
  mayWrite: boolean
  /** The outcome would be another one without them. */
  rests: boolean
}

/** Answers that are known of the kind of system, or that the vendor gave: nobody of the company has said that they are right here. */
function ToConfirm({ steps, part, to, mayWrite, rests }: ToConfirmProps) {
  const t = useTranslations('register.confirm')
  if (steps.length === 0) return null
  return (
    <Notice kind={rests ? 'warn' : 'info'} title={t('heading', { count: steps.length })}>
      <p className="mb-2">{t(rests ? 'rests' : 'text')}</p>
      <AnswerPath steps={steps} {...(mayWrite && { changeHref: hrefIn(to) })} />
      {mayWrite && (
        <Form method="post" action={to} className="mt-4">
          {steps.map(({ question, option }) => (
            <input key={question} type="hidden" name="seen" value={`${question}=${option}`} />
          ))}
          <Button name="intent" value="confirm">
            {t('all')}
            <span className="sr-only"> ({t(part)})</span>
          </Button>
        </Form>
      )}
    </Notice>
  )
}
