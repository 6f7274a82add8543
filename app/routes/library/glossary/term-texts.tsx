import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Section } from '#app/routes/results/section.tsx'
import { hasFigure, TechniqueFigure } from '../figures/technique-figure.tsx'
import { Side } from './confused-pairs.tsx'
import type { TermView } from './term-view.server.ts'

type TextProps = { view: TermView }

/** What it is, by an example, and where we have one by a figure. */
export function Meaning({ view: { id, page } }: TextProps) {
  const t = useTranslations('glossary.term.parts')
  return (
    <Section id="meaning" title={t('meaning')}>
      <p className="max-w-measure">{page.explanation}</p>
      {hasFigure(id) && (
        <div className="mt-10">
          <TechniqueFigure techniqueId={id} />
        </div>
      )}
    </Section>
  )
}

export function Marketing({ view: { page, examples } }: TextProps) {
  const t = useTranslations('glossary.term')
  return (
    <Section id="marketing" title={t('parts.marketing')}>
      <div className="grid max-w-measure gap-4">
        <p>{page.marketingRelevance}</p>
        <p className="text-soft">{t('examples', { text: examples })}</p>
      </div>
    </Section>
  )
}

export function Pitfalls({ view: { page } }: TextProps) {
  const t = useTranslations('glossary.term.parts')
  return (
    <Section id="pitfalls" title={t('pitfalls')}>
      <ul className="grid max-w-measure list-disc gap-2 pl-5">
        {page.commonPitfalls.map((pitfall) => (
          <li key={pitfall}>{pitfall}</li>
        ))}
      </ul>
    </Section>
  )
}

/** What it is taken for, by name, and what sets it apart from these and others. */
export function Differences({ view: { page, takenFor } }: TextProps) {
  const t = useTranslations('glossary.term')
  return (
    <Section id="differences" title={t('parts.differences')} lead={t('takenFor')}>
      <div className="grid gap-6">
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {takenFor.map((side) => (
            <li key={side.name} className="[&_a]:inline-flex [&_a]:min-h-11 [&_a]:items-center lg:[&_a]:min-h-6">
              <Side side={side} />
            </li>
          ))}
        </ul>
        <ul className="grid max-w-measure">
          {page.comparisons.map((comparison) => (
            <li key={comparison} className="border-hair border-b py-3 first:border-t last:border-b-0">
              {comparison}
            </li>
          ))}
        </ul>
      </div>
    </Section>
  )
}

export function QuestionsAndAnswers({ view: { page } }: TextProps) {
  const t = useTranslations('glossary.term.parts')
  return (
    <Section id="questions" title={t('questions')}>
      <div className="grid max-w-measure gap-8">
        {page.faq.map(({ question, answer }) => (
          <div key={question} className="grid gap-2">
            <h3>{question}</h3>
            <p>{answer}</p>
          </div>
        ))}
      </div>
    </Section>
  )
}

/** The story once, in prose, and below it the works that it names, by year. */
export function History({ view: { page, history } }: TextProps) {
  const t = useTranslations('glossary.term')
  return (
    <Section id="history" title={t('parts.history')}>
      <p className="max-w-measure">{page.origin}</p>
      <ol aria-label={t('works')} className="mt-6 grid max-w-measure border-hair border-l">
        {history.map(({ year, fact, source }) => (
          <li
            key={`${year} ${fact}`}
            className="relative grid grid-cols-[3.5rem_minmax(0,1fr)] gap-x-4 py-1.5 pl-5 text-sm before:absolute before:top-3.5 before:-left-1 before:size-2 before:rounded-full before:bg-accent"
          >
            <span className="font-semibold tabular-nums">{year}</span>
            <span className="text-soft" lang={source ? 'en' : undefined}>
              {source ? <Work href={source.href}>{source.citation}</Work> : fact}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function Work({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) return children
  return (
    <a href={href} rel="noreferrer">
      {children}
    </a>
  )
}
