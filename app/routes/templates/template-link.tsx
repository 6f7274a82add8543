import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { TemplateFormat } from '#app/core/templates/template-formats.ts'

/** A half-filled sheet by name, where it opens, and the files that it is offered as there. */
export type TemplateLinkView = { name: string; href: string; formats: readonly TemplateFormat[] }

/** Says which half-filled sheet a step starts from. */
export function TemplateLink({ template: { name, href } }: { template: TemplateLinkView }) {
  const t = useTranslations('templates')
  return <span>{t.rich('startsFrom', { name, sheet: (words) => <Link to={href}>{words}</Link> })}</span>
}

/** The same for several steps that follow each other. */
export function TemplateLinks({ templates }: { templates: readonly TemplateLinkView[] }) {
  const t = useTranslations('templates')
  const [first, second] = templates
  if (!first) return null
  if (!second) return <TemplateLink template={first} />
  return (
    <span className="flex flex-wrap items-center gap-x-4">
      {t('startFrom')}
      {templates.map(({ name, href }) => (
        <Link key={href} to={href} className="inline-flex min-h-11 items-center">
          {name}
        </Link>
      ))}
    </span>
  )
}
