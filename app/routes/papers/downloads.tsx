import { Link } from 'react-router'
import { useTranslations } from 'use-intl'

/** The papers of a system as files. @param at address of the system @param base address of its register */
export function Downloads({ at, base }: { at: string; base: string }) {
  const t = useTranslations('record.papers')
  const files = [
    { to: `${at}/record.docx`, label: t('record') },
    { to: `${at}/assessment.docx`, label: t('assessmentText') },
    { to: `${at}/assessment.pdf`, label: t('assessmentPdf') },
    { to: `${base}/record.xlsx`, label: t('register') },
  ]
  return (
    <ul className="grid gap-2">
      {files.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} reloadDocument>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
