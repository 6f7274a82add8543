import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { Section } from './section.tsx'
import type { TechniqueView } from './technique-view.server.ts'

/** What the term means, where it goes wrong, and what it is taken for. */
export function Glossary({ view }: { view: TechniqueView }) {
  const { definition, examples, pitfalls, confusedWith, related, page } = view
  const t = useTranslations('results.technique')
  return (
    <Section id="about" title={t('about')}>
      <div className="grid gap-8">
        <div className="grid max-w-measure gap-4">
          <p>{definition}</p>
          {page && <p>{page.explanation}</p>}
          {page && <p>{page.marketingRelevance}</p>}
          <p className="text-soft">{t('examples', { text: examples })}</p>
        </div>
        <div className="grid gap-2">
          <h3>{t('pitfalls')}</h3>
          <ul className="grid max-w-measure list-disc gap-1 pl-5">
            {(page?.commonPitfalls ?? pitfalls).map((pitfall) => (
              <li key={pitfall}>{pitfall}</li>
            ))}
          </ul>
        </div>
        <div className="grid gap-2">
          <h3>{t('confusedWith')}</h3>
          {page ? (
            <ul className="grid max-w-measure list-disc gap-1 pl-5">
              {page.comparisons.map((comparison) => (
                <li key={comparison}>{comparison}</li>
              ))}
            </ul>
          ) : (
            <DefinitionList
              items={confusedWith.map(({ name, difference }) => ({ term: name, description: difference }))}
            />
          )}
        </div>
        {related.length > 0 && (
          <p className="max-w-measure">
            {t('related')}{' '}
            {related.map(({ id, name, href }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <Link to={href}>{name}</Link>
              </span>
            ))}
          </p>
        )}
      </div>
    </Section>
  )
}

/** Questions and answers of the techniques that have a long page. */
export function LongTexts({ page }: { page: NonNullable<TechniqueView['page']> }) {
  const t = useTranslations('results.technique')
  return (
    <Section id="questions" title={t('faq')}>
      {page.faq.map(({ question, answer }) => (
        <Disclosure key={question} summary={<span className="text-ink">{question}</span>}>
          <p className="max-w-measure">{answer}</p>
        </Disclosure>
      ))}
      <div className="mt-8 grid gap-2">
        <h3>{t('fitQuestions')}</h3>
        <ul className="grid max-w-measure list-disc gap-1 pl-5">
          {page.fitQuestions.map((question) => (
            <li key={question}>{question}</li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

/** The use cases that it serves: at the core, beside it, or hardly. */
export function Uses({ uses }: { uses: TechniqueView['uses'] }) {
  const t = useTranslations('results.technique')
  return (
    <Section id="uses" title={t('uses')}>
      <ul>
        {uses.map(({ id, name, href, fit, say, verdict }) => (
          <li
            key={id}
            className="grid items-baseline gap-x-8 gap-y-1 border-hair border-b py-3 md:grid-cols-[minmax(0,18rem)_7rem_minmax(0,1fr)]"
          >
            <Link to={href} className="text-ink">
              {name}
            </Link>
            <span className="text-sm text-soft">{t(`fit.${fit}`)}</span>
            <span className="grid gap-1">
              {verdict && <VerdictMark tone={verdict.tone}>{verdict.label}</VerdictMark>}
              {say && <span className="text-sm text-soft">{say}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Where it comes from, each year with the work it rests on. */
export function History({ view: { history, page } }: { view: TechniqueView }) {
  const t = useTranslations('results.technique')
  return (
    <Section id="history" title={t('history')} lead={page?.origin}>
      <ol>
        {history.map(({ year, fact, source }) => (
          <li key={`${year} ${fact}`} className="grid grid-cols-[4rem_minmax(0,1fr)] gap-x-4 border-hair border-b py-2">
            <span className="text-soft tabular-nums">{year}</span>
            <span className="grid max-w-measure gap-1">
              {fact}
              {source && (
                <span className="text-sm text-soft">
                  {source.href ? (
                    <a href={source.href} rel="noreferrer">
                      {source.citation}
                    </a>
                  ) : (
                    source.citation
                  )}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
