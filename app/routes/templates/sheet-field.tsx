import { useTranslations } from 'use-intl'
import type { FilledField } from '#app/core/templates/filled-template.ts'
import { CardRows, GridRows } from './sheet-rows.tsx'
import { Box, Lines } from './write-on.tsx'

/** One field with its label; what is not known is left to write on. */
export function SheetField({ field, heading: Heading }: { field: FilledField; heading: 'h3' | 'h5' }) {
  const { label, hint } = field
  return (
    <div className="sheet-field" data-kind={field.kind}>
      <Heading className="sheet-label">{label}</Heading>
      {hint && <p className="sheet-hint">{hint}</p>}
      <FieldBody field={field} />
    </div>
  )
}

function FieldBody({ field }: { field: FilledField }) {
  switch (field.kind) {
    case 'line':
      return field.text ? <p>{field.text}</p> : <Lines count={1} />
    case 'lines':
      return <Words text={field.text} lines={field.lines} />
    case 'table':
      return field.layout === 'cards' ? <CardRows table={field} /> : <GridRows table={field} />
    case 'choices':
      return <Choices options={field.options} />
    case 'rules':
      return <Rules rules={field.rules} empty={field.empty} />
    case 'statement':
      return <Statement text={field.text} signers={field.signers} />
  }
}

/** A text that is there takes the place of the first line. */
function Words({ text, lines }: { text: string; lines: number }) {
  if (!text) return <Lines count={lines} />
  return (
    <>
      <p>{text}</p>
      {lines > 1 && <Lines count={lines - 1} />}
    </>
  )
}

function Choices({ options }: { options: readonly string[] }) {
  return (
    <ul className="grid gap-1.5">
      {options.map((option) => (
        <li key={option} className="sheet-choice">
          <Box />
          <span>{option}</span>
        </li>
      ))}
    </ul>
  )
}

function Rules({ rules, empty }: { rules: readonly string[]; empty: number }) {
  return (
    <>
      <ol className="sheet-rules">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ol>
      {empty > 0 && <Lines count={empty} />}
    </>
  )
}

function Statement({ text, signers }: { text: string; signers: readonly string[] }) {
  const t = useTranslations('templates.sign')
  const columns = ['for', 'name', 'date', 'signature'] as const
  return (
    <>
      <p className="max-w-measure">{text}</p>
      <GridRows
        table={{
          columns: columns.map((column) => ({ label: t(column), narrow: column === 'date' })),
          rows: signers.map((signer) => [signer, '', '', '']),
          numbered: false,
        }}
      />
    </>
  )
}
