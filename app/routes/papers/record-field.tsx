import { useTranslations } from 'use-intl'
import { TextArea } from '#app/ui/text-area.tsx'
import { Theirs } from '#app/ui/theirs.tsx'
import type { RecordOutcome } from './record.tsx'
import type { RecordFieldView } from './record-view.server.ts'

/** How long one field may be, in characters. */
export const RECORD_MAX = 2000

type RecordFieldProps = { field: RecordFieldView; outcome: RecordOutcome | undefined }

/** One field of the record, with what is known from elsewhere to build on. */
export function RecordField({ field, outcome }: RecordFieldProps) {
  const t = useTranslations('record')
  const { id, name, help, who, cited, ofCompany, isNeeded, text, beside } = field
  const theirs = outcome?.theirs?.fields[id]
  if (!isNeeded && text === '') return null
  return (
    <div className="grid gap-2 [overflow-wrap:anywhere]">
      <TextArea
        name={`field.${id}`}
        label={name}
        hint={[t('hint', { help, cited, who }), ofCompany && t('ofCompany')].filter(Boolean).join(' ')}
        maxLength={RECORD_MAX}
        defaultValue={outcome?.typed[id] ?? text}
        error={outcome?.errors[id]}
      />
      {theirs !== undefined && theirs !== outcome?.typed[id] && <Theirs name={id} label={name} text={theirs} />}
      {!isNeeded && <p className="text-sm text-soft">{t('notNeeded')}</p>}
      {beside.length > 0 && (
        <ul className="grid gap-1 border-hair border-l pl-4 text-sm text-soft">
          {beside.map(({ says, from }) => (
            <li key={`${from} ${says}`}>
              <span className="whitespace-pre-line">{says}</span> ({from})
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
