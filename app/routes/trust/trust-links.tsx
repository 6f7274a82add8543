import { useTranslations } from 'use-intl'
import { PlaceLink } from '#app/routes/library/place-link.tsx'

const LINKS = [
  ['privacy', '/trust/privacy-notice'],
  ['security', '/trust/security-overview'],
  ['accessibility', '/trust/accessibility-statement'],
  ['all', '/trust'],
  ['method', '/methodology'],
  ['aiAct', '/governance/eu-ai-act'],
  ['gdpr', '/governance/gdpr'],
] as const

/** The way from the end of every page to what we say of data and safety; documents, so the browser loads them whole. */
export function TrustLinks() {
  const t = useTranslations('app.trust')
  return (
    <nav aria-label={t('label')} className="flex flex-wrap gap-x-6 gap-y-2">
      {LINKS.map(([name, path]) => (
        <PlaceLink key={name} href={path} className="text-faint">
          {t(name)}
        </PlaceLink>
      ))}
    </nav>
  )
}

/** What whoever answers may want to know before; for the start of a check and for invitations. */
export function AnswersLink() {
  const t = useTranslations('app.trust')
  return <PlaceLink href="/trust/participant-notice">{t('answers')}</PlaceLink>
}
