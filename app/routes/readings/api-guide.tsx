import { useTranslations } from 'use-intl'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import type { KeysView } from './keys.tsx'

const ANSWERS = ['201', '200', '401', '404', '409', '415', '422', '429'] as const

/** How a program sends figures, with a call that works once the key is put in. */
export function ApiGuide({ view: { address, figures, hasControl, period, example } }: { view: KeysView }) {
  const t = useTranslations('readings.api')
  const [first] = figures
  const figure = first?.kind === 'proportion' ? { numerator: 30, denominator: 40 } : { value: 21.5 }
  const body = { readings: [{ kpi: first?.id ?? 'kpi', on: example, ...figure }] }
  const call = [
    `curl -X POST '${address}' \\`,
    `  -H 'Authorization: Bearer pf_live_...' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -H 'Idempotency-Key: ${example}-1' \\`,
    `  -d '${JSON.stringify(body)}'`,
  ].join('\n')
  return (
    <Section id="api" title={t('heading')} text={t('text')} fills>
      <Code label={t('send')}>{call}</Code>
      <Table
        caption={t('figures')}
        rows={figures}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            header: t('name'),
            cell: ({ name }) => <span className="[overflow-wrap:anywhere]">{name}</span>,
          },
          {
            id: 'kpi',
            header: 'kpi',
            label: 'kpi',
            cell: ({ id }) => <code className="[overflow-wrap:anywhere]">{id}</code>,
          },
          {
            id: 'send',
            header: t('fields'),
            label: t('fields'),
            cell: ({ kind, unit }) =>
              kind === 'proportion' ? t('counts') : t('value', { unit, has: unit === '' ? 'no' : 'yes' }),
          },
        ]}
      />
      <ul className="grid max-w-measure list-disc gap-2 pl-5">
        <li>{t('on', { period })}</li>
        {hasControl && <li>{t('arm')}</li>}
        <li>{t('optional')}</li>
        <li>{t('again')}</li>
        <li>{t('correct')}</li>
        <li>{t('limits')}</li>
      </ul>
      <Code label={t('read')}>{`curl '${address}?limit=500' -H 'Authorization: Bearer pf_live_...'`}</Code>
      <ul className="grid max-w-measure list-disc gap-2 pl-5">
        <li>{t('pages')}</li>
        <li>{t('choose')}</li>
      </ul>
      <Table
        caption={t('answers')}
        rows={ANSWERS.map((status) => ({ status }))}
        rowKey={({ status }) => status}
        columns={[
          { id: 'status', header: t('status'), cell: ({ status }) => <code>{status}</code> },
          { id: 'means', header: t('means'), label: t('means'), cell: ({ status }) => t(`answer.${status}`) },
        ]}
      />
      <p className="max-w-measure text-soft">{t('problems')}</p>
    </Section>
  )
}

function Code({ label, children }: { label: string; children: string }) {
  return (
    <figure className="grid gap-2">
      <figcaption className="font-semibold">{label}</figcaption>
      <pre className="whitespace-pre-wrap border-hair border-l-4 py-2 pl-4 text-sm [overflow-wrap:anywhere]">
        <code>{children}</code>
      </pre>
    </figure>
  )
}
