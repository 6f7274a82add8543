import { Link } from 'react-router'
import { useTranslations } from 'use-intl'

/** A half-filled sheet by name, and where it opens. */
export type TemplateLinkView = { name: string; href: string }

/** Says which half-filled sheet a step starts from. */
export function TemplateLink({ template: { name, href } }: { template: TemplateLinkView }) {
  const t = useTranslations('templates')
  return <span>{t.rich('startsFrom', { name, sheet: (words) => <Link to={href}>{words}</Link> })}</span>
}
