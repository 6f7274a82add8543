import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { buttonLook } from '#app/ui/button.tsx'
import { Phrases } from './phrases.tsx'
import type { ResultsView } from './results-view.server.ts'

type HeadlineProps = { head: Pick<AssessmentHead, 'isSubmitted'>; view: ResultsView }

/** The sentence that a managing director can act on: what, when, what it costs, what is asked of them today. */
export function Headline({ head, view }: HeadlineProps) {
  const { base, state, subtitle, takenAtWord, team, own, headline, lead, choice, ask } = view
  const t = useTranslations('results.head')
  return (
    <section className="pb-10 md:pb-12">
      <div className="mb-4 grid max-w-measure gap-1 text-sm text-soft">
        <p>
          {subtitle}
          {' · '}
          {head.isSubmitted ? (
            t('submitted')
          ) : (
            <>
              {t('live')} <Link to={`${base}/review`}>{t('review')}</Link>
            </>
          )}
        </p>
        {takenAtWord && <p>{takenAtWord}</p>}
        {own && <p>{own}</p>}
        {team && (
          <p>
            {team.standing} <Link to={`${base}/team/result`}>{t('team')}</Link>
          </p>
        )}
      </div>
      <h1 className="max-w-[26ch] md:text-4xl">{headline}</h1>
      <p className="mt-6 max-w-measure text-lg">
        <Phrases phrases={lead} />
      </p>
      {choice.length > 0 && (
        <p className="mt-3 max-w-measure text-soft">
          <Phrases phrases={choice} />
        </p>
      )}
      <div className="mt-6 max-w-measure border-accent border-l-4 pl-5">
        <p className="font-semibold text-sm text-soft">{t('askTitle')}</p>
        <p className="text-lg">
          <Phrases phrases={ask} />
        </p>
      </div>
      <p className="mt-8 flex flex-wrap items-center gap-x-6 gap-y-4">
        {state === 'planned' ? (
          <Link to={`${base}/roadmap`} {...buttonLook('primary')}>
            {t('plan')}
          </Link>
        ) : view.remedy === 'hats' ? (
          <Link to={`${base}/people`} {...buttonLook('primary')}>
            {t('hats')}
          </Link>
        ) : (
          <Link to={`${base}/questions`} {...buttonLook('primary')}>
            {t(state === 'empty' ? 'begin' : 'goOn')}
          </Link>
        )}
        {state !== 'empty' && (
          <a href={`${base}/report.pdf`} {...buttonLook('secondary')}>
            {t('download')}
          </a>
        )}
        {state !== 'empty' && (
          <Link to={`${base}/what-if`} className="inline-flex min-h-11 items-center">
            {t('whatIf')}
          </Link>
        )}
        {view.whyHref && (
          <Link to={view.whyHref} className="inline-flex min-h-11 items-center">
            {t('why')}
          </Link>
        )}
      </p>
    </section>
  )
}
