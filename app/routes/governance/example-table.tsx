import { useTranslations } from 'use-intl'
import { SCREENING_TONES } from '#app/core/governance/views/verdict-tones.ts'
import type { PrivacyExample } from '#app/core/governance/views/view-privacy-law.ts'
import { Table } from '#app/ui/table.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'

/** What a screening comes to for systems of marketing, with the signs of high risk that each has. */
export function ExampleTable({ examples }: { examples: readonly PrivacyExample[] }) {
  const t = useTranslations('governancePages.gdpr')
  return (
    <Table
      caption={t('systemsLead')}
      isCaptionHidden
      columns={[
        { id: 'name', header: t('system'), cell: ({ name }) => name },
        {
          id: 'outcome',
          header: t('outcome'),
          cell: ({ outcome, says, signs }) => (
            <>
              <VerdictMark tone={SCREENING_TONES[outcome]}>{says}</VerdictMark>
              {outcome !== 'stop' && signs.length > 0 && (
                <span className="block text-sm text-soft">
                  {t('signsOf', { count: signs.length, signs: signs.join('; ') })}
                </span>
              )}
            </>
          ),
        },
      ]}
      rows={examples}
      rowKey={({ id }) => id}
    />
  )
}
