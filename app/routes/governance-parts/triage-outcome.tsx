import { useFormatter, useTranslations } from 'use-intl'
import { holdingForAll } from '#app/core/governance/views/duty-groups.ts'
import type { PenaltyView, TriageView } from '#app/core/governance/views/triage-view.ts'
import { TRIAGE_TONES } from '#app/core/governance/views/verdict-tones.ts'
import { sayDutyDates } from '#app/report/governance/say-law.ts'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { DutyList } from './duty-list.tsx'
import { AsOf, ContestedPoints, OpenQuestions, OutcomePart, OutcomePath } from './outcome-parts.tsx'
import { Places } from './places.tsx'
import { useSayLaw } from './use-say-law.ts'
import { useTriageVerdict } from './use-verdict.ts'

type TriageOutcomeProps = {
  view: TriageView
  /** Where a question is asked again; left out: answers cannot be changed here. */
  changeHref?: (question: string) => string
}

/** The place of a system in the AI Act: the verdict first, then what to do, then why. Headings of level 2 and 3. */
export function TriageOutcome({ view, changeHref }: TriageOutcomeProps) {
  const t = useTranslations('governance.triage')
  return (
    <section className="grid max-w-measure gap-8" aria-label={t('label')}>
      <Verdict view={view} />
      <Open view={view} changeHref={changeHref} />
      <Contradictions view={view} />
      <Prohibitions view={view} />
      <Telling view={view} />
      <Duties duties={view.duties} on={view.on} />
      <Penalties penalties={view.penalties} />
      <ContestedPoints points={view.contested} />
      <OutcomePath part="triage" steps={view.path} changeHref={changeHref} />
    </section>
  )
}

function Verdict({ view: { verdict, classes, roles, on, asOf } }: { view: TriageView }) {
  const t = useTranslations('governance.triage')
  const { sentence, more } = useTriageVerdict()(verdict)
  const list = (items: readonly { name: string }[]) => items.map(({ name }) => name).join(' · ')
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{t('label')}</p>
      <p>
        <VerdictMark tone={TRIAGE_TONES[verdict.code]}>{list(classes) || t('open')}</VerdictMark>
      </p>
      <h2>{sentence}</h2>
      {more.map((line) => (
        <p key={line} className="max-w-measure">
          {line}
        </p>
      ))}
      {classes.map(({ id, about, places }) => (
        <p key={id} className="max-w-measure text-soft">
          {about}{' '}
          <span className="text-sm">
            <Places places={places} />
          </span>
        </p>
      ))}
      {roles.length > 0 && <p className="max-w-measure text-soft">{t('roles', { roles: list(roles) })}</p>}
      <AsOf part="triage" on={on} asOf={asOf} />
    </div>
  )
}

function Contradictions({ view: { contradictions } }: { view: TriageView }) {
  const t = useTranslations('governance.triage')
  return contradictions.map(({ taken, against }) => (
    <Notice key={taken.question} kind="warn" title={t('contradiction')}>
      {t('contradicts', {
        ask: taken.ask,
        answer: taken.answer ?? '',
        otherAsk: against.ask,
        otherAnswer: against.answer ?? '',
      })}
    </Notice>
  ))
}

function Prohibitions({ view: { prohibitions } }: { view: TriageView }) {
  const t = useTranslations('governance.triage')
  const say = useSayLaw()
  if (prohibitions.length === 0) return null
  return (
    <OutcomePart title={t('prohibitions')}>
      <ul className="grid max-w-measure gap-2">
        {prohibitions.map(({ id, name, places, dates }) => (
          <li key={id}>
            <strong>{name}</strong>: {sayDutyDates(say, dates)} <br />
            <span className="text-faint text-sm">
              <Places places={places} />
            </span>
          </li>
        ))}
      </ul>
    </OutcomePart>
  )
}

/** Who has to tell people, or to mark. */
function Telling({ view: { telling } }: { view: TriageView }) {
  const t = useTranslations('governance.triage')
  const say = useSayLaw()
  if (telling.length === 0) return null
  return (
    <OutcomePart title={t('telling')}>
      <ul className="grid max-w-measure gap-2">
        {telling.map(({ id, name, place, holder, dates }) => (
          <li key={id}>
            <strong>{name}</strong>: {t(`holder.${holder}`)}
            <br />
            <span className="text-sm text-soft">
              {sayDutyDates(say, dates)} · {place}
            </span>
          </li>
        ))}
      </ul>
    </OutcomePart>
  )
}

/** Those of this system first; those of every system are folded where there are others. */
function Duties({ duties, on }: Pick<TriageView, 'duties' | 'on'>) {
  const t = useTranslations('governance.triage')
  const general = duties.filter(({ isGeneral }) => isGeneral)
  const special = duties.filter(({ isGeneral }) => !isGeneral)
  if (duties.length === 0) return null
  return (
    <OutcomePart title={t('duties')}>
      <DutyList duties={special} on={on} />
      {general.length > 0 && (
        <Disclosure summary={t('generalDuties', { count: holdingForAll(general).length })} open={special.length === 0}>
          <DutyList duties={general} on={on} />
        </Disclosure>
      )}
    </OutcomePart>
  )
}

function Penalties({ penalties }: { penalties: readonly PenaltyView[] }) {
  const t = useTranslations('governance.penalties')
  const format = useFormatter()
  if (penalties.length === 0) return null
  return (
    <Disclosure summary={t('heading')}>
      <ul className="grid max-w-measure gap-2">
        {penalties.map(({ id, breach, capEur, capPercent }) => (
          <li key={id}>
            {breach}
            {capEur !== null && (
              <>
                : <strong>{t('cap', { millions: format.number(capEur / 1e6), percent: capPercent ?? 0 })}</strong>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-2 max-w-measure text-soft">{t('small')}</p>
    </Disclosure>
  )
}

function Open({ view: { open }, changeHref }: TriageOutcomeProps) {
  const t = useTranslations('governance.open')
  if (!open) return null
  return (
    <OpenQuestions questions={open.questions} askHref={changeHref}>
      {open.telling.length > 0 && <p className="max-w-measure">{t('telling', { places: open.telling.join(', ') })}</p>}
      {open.duties.length > 0 && <p className="max-w-measure">{t('duties', { count: open.duties.length })}</p>}
    </OpenQuestions>
  )
}
