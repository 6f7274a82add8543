import { useTranslations } from 'use-intl'
import type { FilledTemplate, ReachedLevel } from '#app/core/templates/filled-template.ts'
import { SheetField } from './sheet-field.tsx'
import { Box, Lines } from './write-on.tsx'

type SheetProps = {
  sheet: FilledTemplate
  /** Of its name among the headings of the page; missing: it is the page. */
  level?: 1 | 3
}

/** The sheet itself: the part that is printed. */
export function Sheet({ sheet, level = 1 }: SheetProps) {
  const [PartHeading, fieldHeading] = level === 1 ? (['h2', 'h3'] as const) : (['h4', 'h5'] as const)
  return (
    <article className="sheet [overflow-wrap:anywhere]">
      <SheetHead sheet={sheet} level={level} />
      {sheet.reaches.map((level) => (
        <Reached key={level.capability} level={level} />
      ))}
      {sheet.sections.map(({ title, note, fields }, index) => (
        <section key={title} className="sheet-section">
          <PartHeading className="sheet-part">
            <span className="sheet-number">{index + 1}</span>
            {title}
          </PartHeading>
          {note && <p className="max-w-measure text-soft">{note}</p>}
          <div className="sheet-fields">
            {fields.map((field) => (
              <SheetField key={field.label} field={field} heading={fieldHeading} />
            ))}
          </div>
        </section>
      ))}
    </article>
  )
}

function SheetHead({ sheet: { name, purpose, company, useCase, today, filledBy }, level }: Required<SheetProps>) {
  const Name = `h${level}` as const
  const t = useTranslations('templates')
  const people = filledBy.map(({ role, person }) => (person ? t('roleAndPerson', { role, person }) : role))
  const known = [
    { term: t('company'), text: company },
    ...(useCase ? [{ term: t('useCase'), text: useCase }] : []),
    { term: t('filledBy'), text: people.join(', ') },
    { term: t('date'), text: today },
  ]
  return (
    <header>
      <Name className="sheet-name">{name}</Name>
      <p className="mt-2 max-w-measure text-lg text-soft">{purpose}</p>
      <dl className="sheet-known">
        {known.map(({ term, text }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text || <Lines count={1} />}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

function TodayText({ today }: Pick<ReachedLevel, 'today'>) {
  const t = useTranslations('templates')
  if (today.state === 'answered') return today.statement
  if (today.state === 'blank') return <Lines count={1} />
  return t(today.state === 'open' ? 'todayOpen' : 'todayUnsure')
}

/** Where the reader stands today and what the sheet gives: the definition of done. */
function Reached({ level: { capability, today, isReached, asked, facts, done } }: { level: ReachedLevel }) {
  const t = useTranslations('templates')
  return (
    <section className="sheet-goal" aria-label={capability}>
      <dl>
        <dt>{t('today')}</dt>
        <dd>
          <TodayText today={today} />
        </dd>
        <dt>{t('reached')}</dt>
        <dd>
          {asked}
          {facts.length > 0 && (
            <ul className="mt-2 grid gap-1">
              {facts.map(({ text, isMet }) => (
                <li key={text} className="sheet-choice">
                  <Box ticked={isMet} />
                  <span>
                    {text}
                    <span className="sr-only"> ({t(isMet ? 'met' : 'missing')})</span>
                  </span>
                </li>
              ))}
            </ul>
          )}
          {isReached && <p className="mt-2 text-soft">{t('reachedAlready')}</p>}
        </dd>
        {done && (
          <>
            <dt>{t('done')}</dt>
            <dd>{done}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
