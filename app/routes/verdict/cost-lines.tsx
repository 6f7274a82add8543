import { useTranslations } from 'use-intl'
import { DefinitionList } from '#app/ui/definition-list.tsx'

type CostLinesProps = {
  /** What the charter plans, and what was really spent; `null`: neither says anything. */
  cost: { planned: string | null; spent: string | null }
}

/** What was planned beside what was really spent. */
export function CostLines({ cost: { planned, spent } }: CostLinesProps) {
  const t = useTranslations('verdict.costs')
  return (
    <DefinitionList
      items={[
        { term: t('spent'), description: spent ?? t('nothing') },
        { term: t('planned'), description: planned ?? t('noPlan') },
      ]}
    />
  )
}
