import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Reasons } from './reasons.tsx'
import type { ContradictionView, ResultsView } from './results-view.server.ts'
import { Section } from './section.tsx'

/** Answers that rarely go together: asked, not accused. */
export function Contradictions({ contradictions }: { contradictions: readonly ContradictionView[] }) {
  const t = useTranslations('results.contradictions')
  return (
    <Section id="contradictions" title={t('title')} lead={t('lead')}>
      <ul>
        {contradictions.map(({ id, ask, answers, reply }) => (
          <li key={id}>
            <Disclosure summary={<span className="max-w-measure text-ink">{ask}</span>}>
              <div className="grid gap-5">
                <Reasons reasons={answers} />
                {reply && <p className="max-w-measure">{t('reply', { reply })}</p>}
              </div>
            </Disclosure>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What to do next: the first steps of the plan, or the questions to answer first. */
export function NextSteps({ view: { nextSteps } }: { view: Pick<ResultsView, 'nextSteps'> }) {
  const t = useTranslations('results.next')
  return (
    <Section id="next" title={t('title')}>
      <ol className="grid gap-6 md:grid-cols-3 md:gap-10">
        {nextSteps.map(({ id, name, detail, href }, index) => (
          <li key={id} className="grid grid-cols-[1.5rem_minmax(0,1fr)] content-start gap-x-2">
            <span className="font-semibold font-serif text-accent text-lg">{index + 1}</span>
            <span className="grid gap-1">
              <Link to={href}>{name}</Link>
              <span className="text-sm text-soft">{detail}</span>
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** How it is computed and what was assumed, in small type. */
export function Method({ view: { method, fineprint } }: { view: Pick<ResultsView, 'method' | 'fineprint'> }) {
  const t = useTranslations('results.method')
  return (
    <section className="grid gap-2 text-sm text-soft">
      <Disclosure summary={t('title')}>
        <div className="grid max-w-measure gap-3">
          {method.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {method.assumptions.length > 0 && (
            <>
              <p className="font-semibold">{t('assumed')}</p>
              <ul className="grid gap-1">
                {method.assumptions.map(({ question, text }) => (
                  <li key={question}>
                    {question} {text}
                  </li>
                ))}
              </ul>
            </>
          )}
          {method.own.length > 0 && (
            <>
              <p className="font-semibold">{t('own')}</p>
              <ul className="grid gap-1 [overflow-wrap:anywhere]">
                {method.own.map(({ id, question, text }) => (
                  <li key={id}>
                    {question} {text}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </Disclosure>
      <p className="max-w-measure">{fineprint}</p>
    </section>
  )
}
