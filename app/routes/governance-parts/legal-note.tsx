import { useTranslations } from 'use-intl'
import { lawyerAdvice } from '#app/core/governance/views/lawyer-reasons.ts'
import type { ScreeningView } from '#app/core/governance/views/screening-view.ts'
import type { TriageView } from '#app/core/governance/views/triage-view.ts'
import { Notice } from '#app/ui/notice.tsx'

type LegalNoteProps = { triage: TriageView | null; screening: ScreeningView | null }

/** Says, once a page, that this is no legal advice, and for what a lawyer is needed here. */
export function LegalNote({ triage, screening }: LegalNoteProps) {
  const t = useTranslations('governance.advice')
  const { kind, reasons } = lawyerAdvice(triage, screening)
  return (
    <Notice title={t('title')}>
      <p>{t(kind)}</p>
      {reasons.length > 0 && (
        <ul className="mt-2 list-disc pl-6">
          {reasons.map((reason) => (
            <li key={reason}>{t(`reasons.${reason}`)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
