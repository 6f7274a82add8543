import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Tick } from '#app/ui/choice.tsx'
import { Section } from '#app/ui/section.tsx'
import { Select } from '#app/ui/select.tsx'
import type { TablePreview } from './table-preview.server.ts'

const COLUMNS = ['date', 'value', 'numerator', 'denominator', 'kpi', 'arm'] as const
const STYLES = ['any', 'point', 'comma'] as const
const DATES = ['any', 'day-first', 'month-first'] as const

/** Columns and signs to choose otherwise. */
export function HowRead({ preview, mayUpload }: { preview: TablePreview; mayUpload: boolean }) {
  const t = useTranslations('readings.import')
  const { reading, hasControl } = preview
  const columns = preview.columns.map((label, at) => ({ value: String(at), label }))
  const none = { value: '', label: t('noColumn') }
  const shown = COLUMNS.filter((column) => hasControl || column !== 'arm')
  return (
    <Section title={t('howRead')} text={t('howReadText')} fills>
      <Form method="post" encType={formType(mayUpload)} className="grid max-w-form justify-items-start gap-6">
        <Sent preview={preview} />
        {shown.map((column) => (
          <Select
            key={column}
            name={column}
            label={t(`columns.${column}`)}
            defaultValue={String(reading.columns[column] ?? '')}
            options={column === 'date' ? columns : [none, ...columns]}
          />
        ))}
        <Select
          name="usualKpi"
          label={t('usualKpi')}
          hint={t('usualKpiHint')}
          defaultValue={reading.kpi}
          options={preview.kpis}
        />
        {hasControl && (
          <Select
            name="usualArm"
            label={t('usualArm')}
            defaultValue={reading.arm}
            options={[
              { value: 'pilot', label: t('arms.pilot') },
              { value: 'control', label: t('arms.control') },
            ]}
          />
        )}
        <Select
          name="numbers"
          label={t('numbers')}
          defaultValue={reading.numbers}
          options={STYLES.map((value) => ({ value, label: t(`numberStyles.${value}`) }))}
        />
        <Select
          name="dates"
          label={t('dates')}
          defaultValue={reading.dates}
          options={DATES.map((value) => ({ value, label: t(`dateStyles.${value}`) }))}
        />
        <Select
          name="separator"
          label={t('separator')}
          defaultValue={preview.separator}
          options={[
            { value: ',', label: t('separators.comma') },
            { value: ';', label: t('separators.semicolon') },
            { value: '\t', label: t('separators.tab') },
          ]}
        />
        <div>
          <Tick name="headless" value="yes" defaultChecked={preview.headless}>
            {t('headless')}
          </Tick>
          <Tick name="standing" value="provisional" defaultChecked={preview.isProvisional}>
            {t('provisional')}
          </Tick>
        </div>
        <Button name="intent" value="look">
          {t('again')}
        </Button>
      </Form>
    </Section>
  )
}

/** The table as it goes along; `isWhole`: with how it is read. */
export function Sent({ preview, isWhole = false }: { preview: TablePreview; isWhole?: boolean }) {
  const { content, source, separator, headless, isProvisional, reading } = preview
  const how: Record<string, string> = {
    separator,
    usualKpi: reading.kpi,
    usualArm: reading.arm,
    numbers: reading.numbers,
    dates: reading.dates,
    ...Object.fromEntries(COLUMNS.map((column) => [column, String(reading.columns[column] ?? '')])),
    ...(headless && { headless: 'yes' }),
    ...(isProvisional && { standing: 'provisional' }),
  }
  const fields = { content, source, ...(isWhole ? how : {}) }
  return Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
}

/** Only the larger kind of form holds files and large tables, and it is for accounts. */
export const formType = (mayUpload: boolean) =>
  mayUpload ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
