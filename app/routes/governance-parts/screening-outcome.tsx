import { useLocale, useTranslations } from 'use-intl'
import { isRequiredAnyway, type ScreeningView } from '#app/core/governance/views/screening-view.ts'
import { SCREENING_TONES } from '#app/core/governance/views/verdict-tones.ts'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { HintList } from './hint-list.tsx'
import { AsOf, ContestedPoints, OpenQuestions, OutcomePart, OutcomePath } from './outcome-parts.tsx'
import { Places } from './places.tsx'

type ScreeningOutcomeProps = {
  view: ScreeningView
  /** Where a question is asked again; left out: answers cannot be changed here. */
  changeHref?: (question: string) => string
}

/** Whether a processing needs an impact assessment: the verdict first, then why, then what else it touches. Headings of level 2 and 3. */
export function ScreeningOutcome({ view, changeHref }: ScreeningOutcomeProps) {
  const t = useTranslations('governance.screening')
  return (
    <section className="grid max-w-measure gap-8" aria-label={t('label')}>
      <Verdict view={view} />
      <OpenQuestions questions={view.questions} askHref={changeHref} />
      <Why view={view} />
      <HintList hints={view.hints} />
      <Gaps view={view} />
      <Interest view={view} />
      <ContestedPoints points={view.contested} />
      <OutcomePath part="screening" steps={view.path} changeHref={changeHref} />
    </section>
  )
}

function Verdict({ view: { outcome, said, possible, places, on, asOf, nationalList } }: { view: ScreeningView }) {
  const t = useTranslations('governance.screening')
  const names = new Intl.ListFormat(useLocale(), { type: 'disjunction' }).format(possible.map(({ name }) => name))
  const isRequired = isRequiredAnyway({ possible })
  return (
    <div className="grid gap-3">
      <p className="text-sm text-soft">{t('label')}</p>
      <p>
        <VerdictMark tone={isRequired ? 'notyet' : SCREENING_TONES[outcome]}>{said?.name ?? t('open')}</VerdictMark>
      </p>
      <h2>{said?.says ?? t(isRequired ? 'requiredAnyway' : 'undetermined')}</h2>
      <p className="max-w-measure">{said?.next ?? t('possible', { names })}</p>
      <p className="max-w-measure text-sm text-soft">
        <Places places={places} />
      </p>
      <p className="max-w-measure text-soft">
        {nationalList ? t('list', { name: nationalList.authority, country: nationalList.name }) : t('noList')}
      </p>
      <AsOf part="screening" on={on} asOf={asOf} />
    </div>
  )
}

/** The grounds that are met with their answers, and how many of the nine signs that makes. */
function Why({ view: { reasons, criteria, outcome } }: { view: ScreeningView }) {
  const t = useTranslations('governance.screening')
  const count = (state: 'met' | 'open') => criteria.all.filter((one) => one.state === state).length
  if (reasons.length === 0) return null
  return (
    <OutcomePart
      title={t('why')}
      text={
        outcome === 'notApplicable' || outcome === 'stop'
          ? undefined
          : t('signs', { met: count('met'), open: count('open'), enough: criteria.enough })
      }
    >
      <ul className="grid max-w-measure">
        {reasons.map(({ id, says, places, because }) => (
          <li key={id} className="grid gap-1 border-hair border-t py-3">
            <p>{says}</p>
            {because.map(({ question, ask, answer }) => (
              <p key={question} className="text-sm text-soft">
                {t('because', { ask, answer: answer ?? '' })}
              </p>
            ))}
            <p className="text-faint text-sm">
              <Places places={places} />
            </p>
          </li>
        ))}
      </ul>
    </OutcomePart>
  )
}

/** Articles that are not kept yet. */
function Gaps({ view: { gaps } }: { view: ScreeningView }) {
  const t = useTranslations('governance.screening')
  if (gaps.length === 0) return null
  return (
    <OutcomePart title={t('gaps')}>
      <ul className="grid max-w-measure">
        {gaps.map(({ id, ask, mend, fine, places }) => (
          <li key={id} className="grid gap-1 border-hair border-t py-3">
            <p>{mend}</p>
            <p className="text-sm text-soft">{t('because', { ask, answer: t('no') })}</p>
            {fine !== null && <p className="text-sm text-soft">{fine}</p>}
            <p className="text-faint text-sm">
              <Places places={places} />
            </p>
          </li>
        ))}
      </ul>
    </OutcomePart>
  )
}

/** The three steps of a legitimate interest. */
function Interest({ view: { interest } }: { view: ScreeningView }) {
  const t = useTranslations('governance.interest')
  if (!interest) return null
  return (
    <OutcomePart title={t('heading')} text={t(`outcome.${interest.outcome}`)}>
      <ul className="list-disc max-w-measure pl-6">
        {interest.against.map(({ id, says, places }) => (
          <li key={id}>
            {says}{' '}
            <span className="text-faint text-sm">
              <Places places={places} />
            </span>
          </li>
        ))}
        {interest.questions.map(({ id, ask }) => (
          <li key={id} className="text-soft">
            {t('open', { ask })}
          </li>
        ))}
      </ul>
    </OutcomePart>
  )
}
