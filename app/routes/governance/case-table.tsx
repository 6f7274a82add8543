import { useTranslations } from 'use-intl'
import { TRIAGE_TONES } from '#app/core/governance/views/verdict-tones.ts'
import type { CaseView } from '#app/core/governance/views/view-ai-act.ts'
import { useTriageVerdict } from '#app/routes/governance-parts/use-verdict.ts'
import { PlaceLink } from '#app/routes/library/place-link.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { Table } from '#app/ui/table.tsx'
import { VerdictMark } from '#app/ui/verdict-mark.tsx'
import { checkHref } from './check-address.ts'

/** What most marketing teams look for, in this order; the other examples are folded away. */
const FIRST: readonly string[] = [
  's05',
  's06',
  's23',
  's19',
  's21',
  's01',
  's04',
  's12',
  's10',
  's15',
  's31',
  's27',
  's16',
]

/** What applies to which kind of system, in one sentence each, with the way to its answers. */
export function CaseTable({ cases }: { cases: readonly CaseView[] }) {
  const t = useTranslations('governancePages.aiAct')
  const first = FIRST.flatMap((id) => cases.find((one) => one.id === id) ?? [])
  const others = cases.filter(({ id }) => !FIRST.includes(id))
  return (
    <div className="grid w-full gap-4">
      <Cases cases={first} />
      <Disclosure summary={t('moreCases', { count: others.length })}>
        <Cases cases={others} />
      </Disclosure>
    </div>
  )
}

function Cases({ cases }: { cases: readonly CaseView[] }) {
  const t = useTranslations('governancePages.aiAct')
  const say = useTriageVerdict()
  return (
    <Table
      caption={t('casesLead')}
      isCaptionHidden
      columns={[
        {
          id: 'name',
          header: t('system'),
          cell: ({ name, answers }) => <PlaceLink href={checkHref(answers)}>{name}</PlaceLink>,
        },
        {
          id: 'verdict',
          header: t('verdict'),
          cell: ({ verdict }) => {
            const { sentence, more } = say(verdict)
            return <VerdictMark tone={TRIAGE_TONES[verdict.code]}>{[sentence, ...more].join(' ')}</VerdictMark>
          },
        },
      ]}
      rows={cases}
      rowKey={({ id }) => id}
    />
  )
}
