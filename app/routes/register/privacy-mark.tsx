import { useTranslations } from 'use-intl'
import { SCREENING_TONES } from '#app/core/governance/views/verdict-tones.ts'
import type { PrivacyVerdict } from '#app/server/register/system-line.server.ts'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'

/** What a screening came to, in a few words with their mark. */
export function PrivacyMark({ verdict }: { verdict: PrivacyVerdict }) {
  const t = useTranslations('register.privacy')
  return (
    <VerdictMark tone={verdict === 'required' ? SCREENING_TONES.criteria : SCREENING_TONES[verdict]}>
      {t(verdict)}
    </VerdictMark>
  )
}
