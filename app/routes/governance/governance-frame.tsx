import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Beside } from '#app/routes/library/beside.tsx'
import { LibraryFrame } from '#app/routes/library/library-frame.tsx'

const LINKS = [
  ['aiAct', '/governance/eu-ai-act'],
  ['gdpr', '/governance/gdpr'],
  ['check', '/governance/check'],
] as const

type GovernanceFrameProps = { current: (typeof LINKS)[number][0]; children: ReactNode }

/** The frame of a public page on law. */
export function GovernanceFrame({ current, children }: GovernanceFrameProps) {
  const t = useTranslations('governancePages.nav')
  const links = LINKS.map(([name, href]) => ({ href, label: t(name), isCurrent: name === current }))
  return (
    <LibraryFrame current="law" beside={<Beside label={t('label')} links={links} />}>
      {children}
    </LibraryFrame>
  )
}
