import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { TemplateLinks } from '#app/routes/templates/template-link.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import type { Tone } from '#app/ui/verdict-mark.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { OpenQuestions, Reasons } from './reasons.tsx'
import type { HomeworkView, ResultsView } from './results-view.server.ts'
import { Part, Section } from './section.tsx'

const tones: Record<HomeworkView['state'], Tone> = { done: 'ready', missing: 'notyet', open: 'open' }

/** What every pilot needs, once; each step opens its reasons down to the sentence answered. */
export function Homework({ homework }: { homework: NonNullable<ResultsView['homework']> }) {
  const t = useTranslations('results.homework')
  const todo = homework.rows.filter(({ state }) => state !== 'done')
  const done = homework.rows.filter(({ state }) => state === 'done')
  return (
    <Section id="homework" title={t('title')} lead={homework.intro}>
      <Steps rows={todo} />
      {done.length > 0 && (
        <Disclosure summary={t('inPlace', { count: done.length })}>
          <Steps rows={done} />
        </Disclosure>
      )}
    </Section>
  )
}

function Steps({ rows }: { rows: readonly HomeworkView[] }) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.id} id={`homework-${row.id}`}>
          <Disclosure summary={<Summary row={row} />}>
            <Why row={row} />
          </Disclosure>
          {row.sheets.length > 0 && row.state !== 'done' && (
            <p className="-mt-1 mb-3 ml-6 text-sm text-soft">
              <TemplateLinks templates={row.sheets} />
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function Summary({ row: { name, state, note, actions } }: { row: HomeworkView }) {
  const t = useTranslations('results.homework')
  return (
    <span className="grid min-w-0 flex-1 items-center gap-x-8 gap-y-1 text-ink md:grid-cols-[minmax(0,15rem)_7rem_minmax(0,1fr)]">
      <span>{name}</span>
      <VerdictMark tone={tones[state]}>{t(`state.${state}`)}</VerdictMark>
      <span className="grid gap-1 text-sm text-soft">
        {actions.map((action) => (
          <span
            key={action.id}
            className="flex flex-wrap gap-x-4 lg:grid lg:grid-cols-[minmax(0,1fr)_6rem_minmax(0,11rem)] lg:gap-x-6"
          >
            <span className="w-full text-ink lg:w-auto">{action.name}</span>
            <span className="tabular-nums">{action.days}</span>
            <span>{action.who}</span>
          </span>
        ))}
        {note && <span className="max-w-measure">{note}</span>}
      </span>
    </span>
  )
}

function Why({ row: { has, needs, why, actions, open, reasons } }: { row: HomeworkView }) {
  const t = useTranslations('results.needs')
  const own = useTranslations('results.homework')
  return (
    <div className="grid gap-6">
      <dl className="grid max-w-measure gap-x-8 gap-y-2 sm:grid-cols-[6rem_minmax(0,1fr)]">
        <dt className="text-soft">{t('today')}</dt>
        <dd>{has}</dd>
        <dt className="text-soft">{t('needed')}</dt>
        <dd>{needs}</dd>
        <dt className="text-soft">{t('why')}</dt>
        <dd>{why}</dd>
      </dl>
      {actions.length > 0 && (
        <Part title={own('inPlan')}>
          <ul>
            {actions.map(({ id, name, href }) => (
              <li key={id}>
                <Link to={href} className="inline-flex min-h-11 items-center">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {open.length > 0 && (
        <Part title={t('open')}>
          <OpenQuestions questions={open} />
        </Part>
      )}
      {reasons.length > 0 && (
        <Part title={t('because')}>
          <Reasons reasons={reasons} />
        </Part>
      )}
    </div>
  )
}
