import { useTranslations } from 'use-intl'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { EVIDENCE_MAX, type FieldSource, NOTE_MAX, TOLD_BY_MAX } from './answer-fields.ts'

type AnswerDetailsProps = FieldSource & {
  id: string
  /** What would count as evidence. */
  evidenceHint?: string
  errors?: { toldOn?: string }
}

/** Note, evidence and who said it: folded away until something stands in them. */
export function AnswerDetails({ id, given, register, prefix = '', evidenceHint, errors }: AnswerDetailsProps) {
  const t = useTranslations('questionnaire')
  return (
    <div className="mt-8 border-hair border-b">
      <Disclosure summary={t('noteAndEvidence')} open={Boolean(given.note || given.evidence)}>
        <div className="grid gap-6">
          <TextArea
            id={`${id}-note`}
            name={`${prefix}note`}
            label={t('note')}
            defaultValue={given.note}
            maxLength={NOTE_MAX}
            registration={register?.('note')}
          />
          <TextField
            id={`${id}-evidence`}
            name={`${prefix}evidence`}
            label={t('evidence')}
            hint={evidenceHint ?? t('evidenceHint')}
            defaultValue={given.evidence}
            maxLength={EVIDENCE_MAX}
            registration={register?.('evidence')}
          />
        </div>
      </Disclosure>
      <Disclosure summary={t('toldByOther')} open={Boolean(given.toldBy || given.toldOn || errors?.toldOn)}>
        <div className="grid gap-6">
          <TextField
            id={`${id}-told-by`}
            name={`${prefix}toldBy`}
            label={t('toldBy')}
            hint={t('toldByHint')}
            defaultValue={given.toldBy}
            maxLength={TOLD_BY_MAX}
            autoComplete="off"
            registration={register?.('toldBy')}
          />
          <TextField
            id={`${id}-told-on`}
            name={`${prefix}toldOn`}
            label={t('toldOn')}
            type="date"
            width="short"
            defaultValue={given.toldOn}
            error={errors?.toldOn}
            registration={register?.('toldOn')}
          />
        </div>
      </Disclosure>
    </div>
  )
}
