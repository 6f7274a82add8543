import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Section } from '#app/ui/section.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { ListView, QuestionRow, SectionRows } from './list-view.server.ts'

type Shown = { mayChange: boolean }

/** All questions by dimension; those with changes stand open. */
export function QuestionSections({ view, mayChange }: Shown & { view: ListView }) {
  const t = useTranslations('ownQuestions')
  return view.sections.map((section) => (
    <section key={section.id} id={section.id}>
      <Disclosure summary={<SectionLine section={section} />} open={section.changed > 0}>
        {section.id === 'scope' && <p className="mb-4 max-w-measure text-soft">{t('scopeStays')}</p>}
        <ul>
          {section.rows.map((row) => (
            <li key={row.id} id={row.id} className="grid gap-2 border-hair border-t py-4">
              <Row row={row} mayChange={mayChange} />
            </li>
          ))}
        </ul>
        {section.id !== 'scope' && mayChange && view.mayAdd && (
          <Link to={`new?section=${section.id}`} className="mt-2 inline-flex min-h-11 items-center">
            {t('add', { section: section.name })}
          </Link>
        )}
      </Disclosure>
    </section>
  ))
}

function SectionLine({ section: { id, name, rows, changed } }: { section: SectionRows }) {
  const t = useTranslations('ownQuestions')
  return (
    <span className="grid min-w-0 flex-1 items-baseline gap-x-8 md:grid-cols-[minmax(0,1fr)_auto]">
      <h2 className="text-ink text-xl">{id === 'scope' ? t('scope') : name}</h2>
      <span className="text-sm text-soft">
        {t('questions', { count: rows.length })}
        {changed > 0 && ` · ${t('changed', { count: changed })}`}
      </span>
    </span>
  )
}

function Row({ row, mayChange }: Shown & { row: QuestionRow }) {
  const t = useTranslations('ownQuestions')
  return (
    <>
      <p className="max-w-measure">
        {row.own && (
          <>
            <Tag>{t(`kind.${row.own}`)}</Tag>{' '}
          </>
        )}
        <Link to={row.id} className="text-ink">
          {row.ask}
        </Link>
      </p>
      {row.standardAsk && (
        <p className="max-w-measure text-sm text-soft">{t('standardAsks', { ask: row.standardAsk })}</p>
      )}
      <p className="max-w-measure text-sm text-soft">
        <Meaning row={row} />
        {row.follows > 0 && ` ${t('follows', { count: row.follows })}`}
      </p>
      {mayChange && <Buttons row={row} />}
    </>
  )
}

/** What the question does for the results, or what its absence does. */
function Meaning({ row: { own, informs, canBeHidden, cost } }: { row: QuestionRow }) {
  const t = useTranslations('ownQuestions')
  if (own === 'added') return informs ? t('informs', { capability: informs }) : t('informsNothing')
  if (!canBeHidden) return t('sets')
  const costs = cost.useCases + cost.techniques > 0
  if (own === 'hidden') return costs ? t('hiddenCosts', cost) : t('hiddenCostsNothing')
  return costs ? t('costs', cost) : t('costsNothing')
}

/** One small form, so that every press is a plain request. */
function Buttons({ row: { id, ask, own, standardAsk, canBeHidden, isFirst, isLast } }: { row: QuestionRow }) {
  const t = useTranslations('ownQuestions')
  const button = (intent: 'hide' | 'show' | 'restore' | 'up' | 'down' | 'withdraw') => (
    <Button
      key={intent}
      kind="quiet"
      name="intent"
      value={intent}
      aria-label={t('buttonFor', { does: t(intent), ask })}
    >
      {t(intent)}
    </Button>
  )
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap items-center gap-x-6 text-sm">
      <input type="hidden" name="question" value={id} />
      {own === 'added' ? (
        <>
          <Link
            to={id}
            aria-label={t('buttonFor', { does: t('change'), ask })}
            className="inline-flex min-h-11 items-center"
          >
            {t('change')}
          </Link>
          {!isFirst && button('up')}
          {!isLast && button('down')}
          {button('withdraw')}
        </>
      ) : (
        <>
          <Link
            to={id}
            aria-label={t('buttonFor', { does: t('reword'), ask })}
            className="inline-flex min-h-11 items-center"
          >
            {t('reword')}
          </Link>
          {standardAsk && button('restore')}
          {canBeHidden && button(own === 'hidden' ? 'show' : 'hide')}
        </>
      )}
    </Form>
  )
}

/** Taken out, with answers that are kept. */
export function Withdrawn({ questions, mayChange }: Shown & { questions: ListView['withdrawn'] }) {
  const t = useTranslations('ownQuestions')
  return (
    <div className="mt-12">
      <Section id="withdrawn" title={t('withdrawn')} text={t('withdrawnText')} fills>
        <ul>
          {questions.map(({ id, ask }) => (
            <li key={id} id={id} className="grid gap-1 border-hair border-t py-3">
              <p className="max-w-measure">{ask}</p>
              {mayChange && <OneButton intent="return" question={id} ask={ask} />}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

/** Changes of questions that the catalogue no longer has. */
export function Gone({ ids, mayChange }: Shown & { ids: readonly string[] }) {
  const t = useTranslations('ownQuestions')
  return (
    <div className="mb-12">
      <Section id="gone" title={t('gone')} text={t('goneText')} fills>
        <ul>
          {ids.map((id) => (
            <li key={id} className="flex flex-wrap items-center gap-x-6 border-hair border-t py-2">
              {id}
              {mayChange && <OneButton intent="forget" question={id} ask={id} />}
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function OneButton({ intent, question, ask }: { intent: 'return' | 'forget'; question: string; ask: string }) {
  const t = useTranslations('ownQuestions')
  return (
    <Form method="post" className="text-sm">
      <input type="hidden" name="question" value={question} />
      <Button kind="quiet" name="intent" value={intent} aria-label={t('buttonFor', { does: t(intent), ask })}>
        {t(intent)}
      </Button>
    </Form>
  )
}
