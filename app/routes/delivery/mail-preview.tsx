import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { DefinitionList } from '#app/ui/definition-list.tsx'
import { Section } from '#app/ui/section.tsx'
import type { ShownMail } from './mail-draft.ts'

type MailPreviewProps = {
  mail: ShownMail
  isOfTemplate: boolean
  /** Of what the mail says. */
  language: string
  /** `false`: it is to be copied. */
  mayMail: boolean
  /** To lead people here. */
  ref: Ref<HTMLDivElement>
}

/** A mail as it arrives, or its text to copy. */
export function MailPreview({ mail, isOfTemplate, language, mayMail, ref }: MailPreviewProps) {
  const t = useTranslations('delivery.arrives')
  const { to, subject, text, copy, replyTo, fileName } = mail
  const head = [
    { term: t('from'), description: t('fromUs') },
    { term: t('to'), description: to || t('nobody') },
    { term: t('subject'), description: <span lang={language}>{subject}</span> },
    ...(replyTo === '' ? [] : [{ term: t('replyTo'), description: replyTo }]),
    ...(fileName === null ? [] : [{ term: t('attached'), description: fileName }]),
  ]
  return (
    <div ref={ref} tabIndex={-1} className="[overflow-wrap:anywhere]">
      <Section
        id="arrives"
        title={t(mayMail ? 'heading' : 'copyHeading')}
        text={mayMail ? t(isOfTemplate ? 'ofTemplate' : 'ofTyped') : t('copyText', { link: '{link}' })}
        fills
      >
        {mayMail ? (
          <div className="grid max-w-form gap-4">
            <DefinitionList items={head} />
            <p lang={language} className="max-w-measure whitespace-pre-line">
              {text}
            </p>
          </div>
        ) : (
          <textarea
            key={copy}
            readOnly
            lang={language}
            aria-label={t('copyHeading')}
            rows={14}
            defaultValue={copy}
            className="input max-w-form bg-raise text-sm"
          />
        )}
      </Section>
    </div>
  )
}
