import { useTranslations } from 'use-intl'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { Theirs } from '#app/ui/theirs.tsx'
import { BODY_MAX, SUBJECT_MAX } from './mail-draft.ts'
import type { MailFormProps } from './mail-form.tsx'

/** Subject and text, with blanks; beside them what somebody else kept meanwhile. */
export function MailTextFields({ view, outcome }: MailFormProps) {
  const t = useTranslations('delivery.mail')
  const { typed, errors = {}, theirs } = outcome ?? {}
  const { subject, body } = typed ?? view.text
  // Written without braces in our words, where they mean something else.
  const blanks = {
    company: '{company}',
    link: '{link}',
    until: '{until}',
    sender: '{sender}',
    workspace: '{workspace}',
  }
  return (
    <>
      <div className="grid w-full gap-2">
        <TextField
          name="subject"
          lang={view.language}
          label={t('subject')}
          maxLength={SUBJECT_MAX}
          autoComplete="off"
          defaultValue={subject}
          error={errors.subject}
        />
        {theirs && theirs.subject !== subject && <Theirs name="subject" label={t('subject')} text={theirs.subject} />}
      </div>
      <div className="grid w-full gap-2">
        <TextArea
          name="body"
          lang={view.language}
          label={t('body')}
          hint={t('blanks', blanks)}
          rows={12}
          maxLength={BODY_MAX}
          defaultValue={body}
          error={errors.body}
        />
        {theirs && theirs.body !== body && <Theirs name="body" label={t('body')} text={theirs.body} />}
      </div>
    </>
  )
}
