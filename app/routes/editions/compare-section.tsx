import { useTranslations } from 'use-intl'
import type { ChangesReport } from '#app/report/model/report-model.ts'
import { Button } from '#app/ui/button.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import type { EditionsView } from './editions-view.server.ts'
import { useBases } from './issue-section.tsx'

type CompareProps = {
  view: EditionsView
  asked: { from: string; to: string } | null
  /** `changes` is `null` where the two are in different languages. */
  compared: { changes: ChangesReport | null } | null
}

/** What reads otherwise in one version than in another, or in the report as it stands now. */
export function CompareSection({ view, asked, compared }: CompareProps) {
  const t = useTranslations('editions.compare')
  const bases = useBases(view)
  const own = bases.filter(({ value }) => view.editions.some(({ version }) => version === value))
  return (
    <Section id="compare" title={t('title')} text={t('text')} fills>
      <form method="get" action="#compare" className="flex flex-wrap items-end gap-4">
        <Select name="from" label={t('from')} defaultValue={asked?.from ?? bases[0]?.value} options={bases} />
        <Select
          name="to"
          label={t('to')}
          defaultValue={asked?.to ?? 'now'}
          options={[{ value: 'now', label: t('now') }, ...own]}
        />
        <Button kind="secondary">{t('button')}</Button>
      </form>
      {asked && !compared && <p role="alert">{t('none')}</p>}
      {compared && !compared.changes && <p role="alert">{t('otherLanguage')}</p>}
      {compared?.changes && <Changes changes={compared.changes} />}
    </Section>
  )
}

/** The sentences of what changed, in their groups. */
function Changes({ changes: { intro, groups } }: { changes: ChangesReport }) {
  return (
    <div className="grid gap-6">
      <p className="max-w-measure">{intro}</p>
      {groups.map(({ title, lines }) => (
        <section key={title} className="grid gap-2">
          <h3 className="text-base">{title}</h3>
          <ul className="grid max-w-measure list-disc gap-1 pl-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
