import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { CalendarDate } from '#app/ui/calendar-date.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { DecidedView, DecisionLine } from './roadmap-view.ts'

/** What people decided about the plan's pilot, why, what moved, and the evidence it rests on. */
export function DecidedNotice({ decided }: { decided: DecidedView }) {
  const t = useTranslations('roadmap.decided')
  const { decision, on, pilot, reason, rollOut, dropped, next, pilotHref } = decided
  const nothing = decision === 'go' && rollOut === null
  const says = nothing ? 'goReady' : decision === 'stop' && dropped.length === 0 ? 'stopNothing' : decision
  return (
    <section
      aria-labelledby="decided"
      className="mb-10 grid max-w-measure gap-3 border-accent border-l-4 py-1 pl-5 [overflow-wrap:anywhere]"
    >
      <h2 id="decided" className="text-xl">
        {t.rich(`title.${decision}`, { on: () => <CalendarDate on={on} /> })}
      </h2>
      <p>
        {t.rich(`moved.${says}`, {
          pilot,
          from: () => (rollOut ? <CalendarDate on={rollOut.from} /> : null),
          until: () => (rollOut ? <CalendarDate on={rollOut.until} /> : null),
          days: rollOut?.days ?? '',
          cost: rollOut?.cost ?? '',
        })}
      </p>
      {reason === '' ? (
        <p className="text-soft">{t('asProposed')}</p>
      ) : (
        <p className="whitespace-pre-line">{t('reason', { reason })}</p>
      )}
      {dropped.length > 0 && <Dropped dropped={dropped} />}
      {decision === 'iterate' && <Next next={next} gate={`${pilotHref}#next-pilot`} />}
      <Papers decision={decided} />
    </section>
  )
}

function Dropped({ dropped }: Pick<DecidedView, 'dropped'>) {
  const t = useTranslations('roadmap.decided')
  return (
    <Disclosure summary={t('dropped', { count: dropped.length })}>
      <ul className="grid list-disc gap-1 pl-5">
        {dropped.map(({ name, ofRollOut }) => (
          <li key={name}>
            {name} {ofRollOut && <span className="text-soft">{t('ofRollOut')}</span>}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

function Next({ next, gate }: { next: DecidedView['next']; gate: string }) {
  const t = useTranslations('roadmap.decided')
  if (next === null)
    return (
      <p>
        {t('noNext')} <Link to={gate}>{t('planNext')}</Link>
      </p>
    )
  const { startsOn, endsOn, isSigned, name, href } = next
  return (
    <p>
      {startsOn !== null && endsOn !== null
        ? t.rich(isSigned ? 'nextSigned' : 'nextDraft', {
            from: () => <CalendarDate on={startsOn} />,
            until: () => <CalendarDate on={endsOn} />,
          })
        : t('nextOpen')}{' '}
      <Link to={href}>{t('charter', { name })}</Link>
    </p>
  )
}

function Papers({ decision: { pilot, pilotHref, evidenceHref } }: { decision: DecisionLine }) {
  const t = useTranslations('roadmap.decided')
  return (
    <p className="flex flex-wrap gap-x-6 gap-y-1">
      <a href={evidenceHref}>{t('evidence')}</a>
      <Link to={pilotHref}>{t('gate', { pilot })}</Link>
    </p>
  )
}

type OthersProps = { decisions: readonly DecisionLine[]; isSubmitted: boolean }

/** Decisions that leave this plan as it is: about other pilots, or since it was submitted. */
export function OtherDecisions({ decisions, isSubmitted }: OthersProps) {
  const t = useTranslations('roadmap.decided')
  if (decisions.length === 0) return null
  return (
    <section aria-labelledby="other-decisions" className="mb-10 grid max-w-measure gap-2 [overflow-wrap:anywhere]">
      <h2 id="other-decisions" className="text-lg">
        {t(isSubmitted ? 'since' : 'others')}
      </h2>
      {isSubmitted && <p className="text-soft">{t('sinceText')}</p>}
      <ul className="grid gap-2">
        {decisions.map(({ pilot, decision, on, pilotHref, evidenceHref }) => (
          <li key={pilotHref}>
            <Link to={pilotHref}>{pilot}</Link>: {t.rich(`title.${decision}`, { on: () => <CalendarDate on={on} /> })}{' '}
            <a href={evidenceHref} aria-label={t('evidenceOf', { pilot })}>
              {t('evidence')}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
