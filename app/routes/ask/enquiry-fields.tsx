import { useTranslations } from 'use-intl'
import { ENQUIRY_MAX } from '#app/core/enquiries/enquiry-text.ts'
import type { EnquiryOutcome } from '#app/server/enquiries/read-enquiry.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'

type EnquiryFieldsProps = {
  /** One for each form, so that one sent twice is kept once. */
  opId: string
  /** Whether an address for the answer must be given, may be, or is known. */
  address: 'needed' | 'optional' | 'known'
  /** Whether the page's own script runs; else an island counts what is typed. */
  isHydrated?: boolean
  /** What stands in the fields before anything is typed. */
  name?: string
  outcome: EnquiryOutcome | undefined
}

const FIELDS = ['body', 'email', 'name'] as const

/** What is wrong, and the fields of a question. */
export function EnquiryFields({ opId, address, isHydrated = false, name = '', outcome }: EnquiryFieldsProps) {
  const t = useTranslations('ask.form')
  const { errors = {}, typed = { body: '', email: '', name }, refused = null } = outcome ?? {}
  const cutAt = (max: number) => (isHydrated ? max : undefined)
  const wrong = FIELDS.flatMap((field) => (errors[field] ? [{ fieldId: field, message: errors[field] }] : []))
  return (
    <>
      {refused !== null && (
        <Notice kind="error" title={t('refused')}>
          {refused}
        </Notice>
      )}
      <ErrorSummary errors={wrong} />
      <input type="hidden" name="opId" value={outcome?.opId ?? opId} />
      <div className="grid gap-2">
        <TextArea
          name="body"
          label={t('body')}
          hint={t('bodyHint', { max: ENQUIRY_MAX.body })}
          error={errors.body}
          defaultValue={typed.body}
          maxLength={cutAt(ENQUIRY_MAX.body)}
          rows={6}
        />
        {!isHydrated && <CharactersTyped field="body" max={ENQUIRY_MAX.body} />}
      </div>
      {address !== 'known' && (
        <>
          <TextField
            name="email"
            type="email"
            label={t('email')}
            hint={t(address === 'needed' ? 'emailHint' : 'emailOptional')}
            optional={address === 'optional'}
            error={errors.email}
            defaultValue={typed.email}
            maxLength={cutAt(ENQUIRY_MAX.email)}
            autoComplete="email"
          />
          <TextField
            name="name"
            label={t('name')}
            optional
            error={errors.name}
            defaultValue={typed.name}
            maxLength={cutAt(ENQUIRY_MAX.name)}
            autoComplete="name"
          />
        </>
      )}
    </>
  )
}

/** Room for how much is typed; shown once the island `count-characters` fills it in. */
function CharactersTyped({ field, max }: { field: string; max: number }) {
  const t = useTranslations('ask.form')
  return (
    <p
      hidden
      data-count={field}
      data-max={max}
      data-words={t('typed', { typed: '%', max })}
      className="text-sm text-soft"
    />
  )
}
