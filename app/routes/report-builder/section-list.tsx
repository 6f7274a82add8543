import type { ReactNode } from 'react'
import { Form, useNavigation, useSubmit } from 'react-router'
import { useTranslations } from 'use-intl'
import { useIsAlive } from '#app/routes/verdict/use-is-alive.ts'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx'
import type { BuilderView } from './builder-view.server.ts'
import { TextLink } from './summary-list.tsx'
import { type Carried, useSectionDrag } from './use-section-drag.ts'

type Section = BuilderView['sections'][number]

type SectionListProps = {
  view: BuilderView
  /** Of the text that is open; it stands with its section. */
  editor: ReactNode
}

/** The sections in their order: carried, up, down, on, off, and what was written to each. */
export function SectionList({ view, editor }: SectionListProps) {
  const t = useTranslations('reportBuilder')
  const { version, base, mayRate } = view
  const sections = useOrder(view.sections)
  const submit = useSubmit()
  const isAlive = useIsAlive()
  const { list, carried, handle } = useSectionDrag(({ id, before }) => {
    const form = { intent: `put:${id}`, before: before ?? '', version: `${version}` }
    void submit(form, { method: 'post', preventScrollReset: true })
  })
  return (
    <section aria-labelledby="sections-title" className="grid gap-2">
      <h2 id="sections-title" className="text-xl">
        {t('sections')}
      </h2>
      <p className="max-w-measure text-soft">{t('sectionsLead')}</p>
      {mayRate && (
        <p>
          <a href={`${base}/second-view`} className="inline-flex min-h-11 items-center">
            {t('secondView')}
          </a>
        </p>
      )}
      <ol ref={list}>
        {sections.map((section, at) => (
          <li
            key={section.id}
            id={`section-${section.id}`}
            data-section={section.id}
            className={`grid gap-1 border-hair border-b py-3 [overflow-wrap:anywhere] ${lookOf(section, carried, at === sections.length - 1)}`}
          >
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
              <div className="flex min-w-0 flex-1 basis-56 items-center gap-x-1">
                <span
                  {...handle(section.id)}
                  aria-hidden="true"
                  title={t('carry')}
                  className={`-ml-3 flex min-h-11 min-w-10 shrink-0 cursor-grab touch-none select-none items-center justify-center text-faint active:cursor-grabbing ${isAlive ? '' : 'invisible'}`}
                >
                  ⠿
                </span>
                <h3 lang={view.language} className={section.isOn ? 'text-base' : 'text-base text-soft line-through'}>
                  {section.title}
                </h3>
              </div>
              <Moves section={section} view={view} isFirst={at === 0} isLast={at === sections.length - 1} />
            </div>
            <div className="grid gap-1 pl-8">
              {section.isFixed && <p className="max-w-measure text-sm text-soft">{t('fixed')}</p>}
              {section.isOn ? (
                <Texts section={section} language={view.language} />
              ) : (
                <p className="text-sm text-soft">{t('off')}</p>
              )}
            </div>
            {holds(section, view.editor?.field) && editor}
          </li>
        ))}
      </ol>
    </section>
  )
}

const holds = ({ comment, items }: Section, field: string | undefined) =>
  [comment, ...items].some((writable) => writable.field === field)

/** Pale while it is carried; a line where it would come down. */
function lookOf({ id }: Section, carried: Carried | null, isLast: boolean): string {
  if (carried === null) return ''
  if (carried.id === id) return 'opacity-50'
  if (carried.before === id) return 'shadow-[0_-2px_0_var(--color-accent)]'
  return isLast && carried.before === null ? 'shadow-[0_2px_0_var(--color-accent)]' : ''
}

/** As it will be, while what was carried is on its way. */
function useOrder(sections: readonly Section[]): readonly Section[] {
  const { formData } = useNavigation()
  const [intent, id] = `${formData?.get('intent') ?? ''}`.split(':')
  const carried = sections.find((section) => section.id === id)
  if (intent !== 'put' || !carried) return sections
  const rest = sections.filter((section) => section !== carried)
  const at = rest.findIndex((section) => section.id === formData?.get('before'))
  return at < 0 ? [...rest, carried] : rest.toSpliced(at, 0, carried)
}

const ARROW = 'min-w-11 justify-center disabled:border-transparent disabled:bg-transparent'

type MovesProps = {
  section: Section
  view: Pick<BuilderView, 'version' | 'language'>
  isFirst: boolean
  isLast: boolean
}

function Moves({ section: { id, title, isOn, isFixed }, view: { version, language }, isFirst, isLast }: MovesProps) {
  const t = useTranslations('reportBuilder')
  return (
    <Form method="post" preventScrollReset className="flex flex-wrap gap-x-1">
      <input type="hidden" name="version" value={version} />
      <Button kind="quiet" name="intent" value={`up:${id}`} disabled={isFirst} className={ARROW}>
        <span aria-hidden="true">↑</span>
        <VisuallyHidden>{t.rich('up', { title: () => <span lang={language}>{title}</span> })}</VisuallyHidden>
      </Button>
      <Button kind="quiet" name="intent" value={`down:${id}`} disabled={isLast} className={ARROW}>
        <span aria-hidden="true">↓</span>
        <VisuallyHidden>{t.rich('down', { title: () => <span lang={language}>{title}</span> })}</VisuallyHidden>
      </Button>
      {!isFixed && (
        <Button kind="quiet" name="intent" value={`${isOn ? 'hide' : 'show'}:${id}`}>
          {t(isOn ? 'hide' : 'show')}
          <VisuallyHidden>
            {' '}
            <span lang={language}>{title}</span>
          </VisuallyHidden>
        </Button>
      )}
    </Form>
  )
}

type TextsProps = { section: Section } & Pick<BuilderView, 'language'>

function Texts({ section: { comment, items }, language }: TextsProps) {
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
                <TextLink field={field} lang={language}>
                  {name}
                </TextLink>
                {isWritten && <span className="text-soft">{t('commented')}</span>}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}
