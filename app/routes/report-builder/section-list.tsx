import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { BuilderView } from './builder-view.server.ts'
import { TextLink } from './summary-list.tsx'

type Section = BuilderView['sections'][number]

/** The sections in their order: up, down, on, off, and what was written to each. */
export function SectionList({ view: { sections, version } }: { view: BuilderView }) {
  const t = useTranslations('reportBuilder')
  return (
    <section aria-labelledby="sections-title" className="grid gap-2">
      <h2 id="sections-title" className="text-xl">
        {t('sections')}
      </h2>
      <p className="max-w-measure text-soft">{t('sectionsLead')}</p>
      <ol>
        {sections.map((section, at) => (
          <li
            key={section.id}
            id={`section-${section.id}`}
            className="grid gap-1 border-hair border-b py-3 [overflow-wrap:anywhere]"
          >
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <h3 className={section.isOn ? 'text-base' : 'text-base text-soft line-through'}>{section.title}</h3>
              <Moves section={section} version={version} isFirst={at === 0} isLast={at === sections.length - 1} />
            </div>
            {section.isFixed && <p className="max-w-measure text-sm text-soft">{t('fixed')}</p>}
            {section.isOn ? <Texts section={section} /> : <p className="text-sm text-soft">{t('off')}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}

type MovesProps = { section: Section; version: number; isFirst: boolean; isLast: boolean }

function Moves({ section: { id, title, isOn, isFixed }, version, isFirst, isLast }: MovesProps) {
  const t = useTranslations('reportBuilder')
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-x-1">
      <input type="hidden" name="version" value={version} />
      <Button kind="quiet" name="intent" value={`up:${id}`} disabled={isFirst} className="min-w-11 justify-center">
        <span aria-hidden="true">↑</span>
        <VisuallyHidden>{t('up', { title })}</VisuallyHidden>
      </Button>
      <Button kind="quiet" name="intent" value={`down:${id}`} disabled={isLast} className="min-w-11 justify-center">
        <span aria-hidden="true">↓</span>
        <VisuallyHidden>{t('down', { title })}</VisuallyHidden>
      </Button>
      {!isFixed && (
        <Button kind="quiet" name="intent" value={`${isOn ? 'hide' : 'show'}:${id}`}>
          {t(isOn ? 'hide' : 'show')}
          <VisuallyHidden> {title}</VisuallyHidden>
        </Button>
      )}
    </Form>
  )
}

function Texts({ section: { comment, items } }: { section: Section }) {
  const t = useTranslations('reportBuilder')
  const count = items.filter(({ isWritten }) => isWritten).length
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-4 text-sm">
        <TextLink field={comment.field}>{t(comment.isWritten ? 'changeComment' : 'writeComment')}</TextLink>
      </p>
      {items.length > 0 && (
        <Disclosure summary={t('items', { count })}>
          <ul className="grid text-sm">
            {items.map(({ field, name, isWritten }) => (
              <li key={field} className="flex flex-wrap items-center gap-x-4">
                <TextLink field={field}>{name}</TextLink>
                {isWritten && <span className="text-soft">{t('commented')}</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
