import { useTranslations } from 'use-intl'
import { TRIAGE_TONES } from '#app/core/governance/views/verdict-tones.ts'
import { useTriageVerdict } from '#app/routes/governance-parts/use-verdict.ts'
import type { OutcomeLine } from '#app/server/register/outcome-line.server.ts'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { PrivacyMark } from './privacy-mark.tsx'

/** Both outcomes of a system, a line each. */
export function OutcomeLines({ outcome: { act, privacy } }: { outcome: OutcomeLine }) {
  const t = useTranslations('register')
  const sayTriage = useTriageVerdict()
  return (
    <dl className="grid max-w-measure gap-2">
      <div>
        <dt className="text-sm text-soft">{t('parts.aiAct')}</dt>
        <dd>
          {act ? (
            <VerdictMark tone={TRIAGE_TONES[act.code]}>{sayTriage(act).sentence}</VerdictMark>
          ) : (
            t('history.otherRules')
          )}
        </dd>
      </div>
      <div>
        <dt className="text-sm text-soft">{t('parts.privacy')}</dt>
        <dd>{privacy ? <PrivacyMark verdict={privacy} /> : t('table.notAsked')}</dd>
      </div>
    </dl>
  )
}
