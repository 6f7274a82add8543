import { useTranslations } from 'use-intl'
import type { Crumb } from '#app/core/library/structured-data.ts'
import type { FilledTemplate } from '#app/core/templates/filled-template.ts'
import type { TemplateFormat } from '#app/core/templates/template-formats.ts'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Pager } from '#app/ui/pager.tsx'
import { Section } from '#app/ui/section.tsx'
import { ActionTemplate } from './action-template.tsx'
import type { ActionView } from './action-view.ts'
import { ActionWork } from './action-work.tsx'
import { Opens } from './opens.tsx'
import { StepLadder } from './step-ladder.tsx'
import { useDays } from './use-effort.ts'

const PARTS = ['raises', 'work', 'done', 'opens', 'template'] as const

type ActionPageProps = {
  view: ActionView
  sheet: FilledTemplate
  formats: readonly TemplateFormat[]
  crumbs: readonly Crumb[]
}

/** One action for everybody: what it raises, the work in it, what it opens, and the sheet to begin with. */
export function ActionPage({ view, sheet, formats, crumbs }: ActionPageProps) {
  const t = useTranslations('actionPages.page')
  const head = (id: (typeof PARTS)[number]) => ({ id, title: t(`parts.${id}`), fills: true })
  return (
    <LibraryFrame current="actions" crumbs={crumbs}>
      <article className="grid gap-12">
        <Head view={view} />
        <Section {...head('raises')} text={t('raisesLead', { capability: view.capability, to: view.to.level })}>
          <StepLadder view={view} />
        </Section>
        <Section {...head('work')}>
          <ActionWork view={view} />
        </Section>
        <Section {...head('done')} text={t('doneLead')}>
          <Done view={view} />
        </Section>
        <Section {...head('opens')}>
          <Opens view={view} />
        </Section>
        <Section {...head('template')} text={t('templateLead', { name: sheet.name })}>
          <ActionTemplate href={view.href} sheet={sheet} formats={formats} />
        </Section>
        <footer className="no-print grid gap-6 border-hair border-t pt-8">
          <p>
            <PlaceLink
              href={`/ask?about=${encodeURIComponent(view.href)}`}
              className="inline-flex min-h-11 items-center"
            >
              {t('ask')}
            </PlaceLink>
          </p>
          <Neighbours view={view} />
        </footer>
      </article>
    </LibraryFrame>
  )
}

function Head({ view }: { view: ActionView }) {
  const t = useTranslations('actionPages')
  const days = useDays()
  return (
    <header className="grid gap-4">
      <p className="text-soft">
        {t('stepOf', { capability: view.capability, from: view.from.level, to: view.to.level })}
      </p>
      <h1 className="max-w-[28ch]">{view.title}</h1>
      <p className="max-w-measure text-lg">{t('page.lead', { deliverable: view.deliverable })}</p>
      <p className="max-w-measure text-soft">
        {t('page.facts', { role: view.role, days: days(view.personDays), weeks: view.weeks })}
      </p>
      <nav aria-label={t('page.contents')} className="no-print">
        <ol className="flex flex-wrap gap-x-6">
          {PARTS.map((id) => (
            <li key={id}>
              <a href={`#${id}`} className="inline-flex min-h-11 items-center">
                {t(`page.parts.${id}`)}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </header>
  )
}

/** The definition of done, then the facts of the level, each to be looked at by itself. */
function Done({ view: { done, to, rollOut } }: { view: ActionView }) {
  const t = useTranslations('actionPages.page')
  return (
    <div className="grid max-w-measure gap-6">
      <ul className="grid list-disc gap-2 pl-5 marker:text-accent">
        <li>{done}</li>
        {to.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {rollOut && (
        <div className="border-hair border-l-2 pl-5">
          <h3>{t('rollOut')}</h3>
          <p className="mt-1">{t('rollOutText', rollOut)}</p>
          <p className="mt-2 text-soft">{t('rollOutDone', { done: rollOut.definitionOfDone })}</p>
        </div>
      )}
    </div>
  )
}

function Neighbours({ view: { previous, next } }: { view: ActionView }) {
  const t = useTranslations('actionPages.page')
  return (
    <Pager
      previous={previous && <PlaceLink href={previous.href}>{t('previous', { name: previous.name })}</PlaceLink>}
      next={next && <PlaceLink href={next.href}>{t('next', { name: next.name })}</PlaceLink>}
    />
  )
}
