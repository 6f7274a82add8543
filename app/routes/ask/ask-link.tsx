import { Link, useLocation } from 'react-router'
import { useTranslations } from 'use-intl'
import { pageBehind } from '#app/core/enquiries/about-page.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import type { AssessmentHead } from '#app/server/assessment-head.server.ts'
import { useAskAddress } from './use-ask-address.ts'

/**
 * The way from a page of the application to whoever answers questions about it: of a check, those who look after its
 * workspace; else whoever runs this site.
 */
export function AskLink({ assessment }: { assessment: AssessmentHead | undefined }) {
  const t = useTranslations('app.nav')
  const operator = useAskAddress()
  const { pathname } = useLocation()
  if (!assessment) return <PlaceLink href={operator}>{t('ask')}</PlaceLink>
  const { id, respondent } = assessment
  const base = respondent?.isSelf ? respondent.base : `/assessments/${id}`
  const about = pageBehind(pathname, base)
  const query = about === '' ? '' : `?${new URLSearchParams({ about })}`
  return <Link to={`${base}/ask${query}`}>{t('ask')}</Link>
}
