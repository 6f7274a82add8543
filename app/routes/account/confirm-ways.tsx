import type { ReactNode } from 'react'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { CodeField } from './code-field.tsx'
import type { NotConfirmed } from './confirm-member.server.ts'
import { PasskeyForm } from './passkey-form.tsx'
import { RecoveryForm } from './recovery-form.tsx'

type ConfirmWaysProps = {
  email: string
  returnTo: string
  hasPasskey: boolean
  takesCode: boolean
  isWaiting: boolean
  isLocal: boolean
  refused: NotConfirmed | undefined
}

/** Each way in which somebody can show that it is them, the surest first. */
export function ConfirmWays({ hasPasskey, takesCode, returnTo, isWaiting, refused, ...mail }: ConfirmWaysProps) {
  const t = useTranslations('account.confirm')
  const of = (by: NotConfirmed['by']) => (refused?.by === by ? refused : undefined)
  return (
    <div className="grid gap-8">
      {hasPasskey && (
        <Way title={t('passkey')}>
          {of('passkey') && <Notice kind="error">{of('passkey')?.error}</Notice>}
          <PasskeyForm
            purpose="confirm"
            fields={{ intent: 'passkey', returnTo }}
            button={t('usePasskey')}
            kind="primary"
          />
        </Way>
      )}
      {takesCode ? (
        <Way title={t('mail')}>
          <MailedCode
            {...mail}
            returnTo={returnTo}
            isWaiting={isWaiting || of('code') !== undefined}
            refused={of('code')}
            isFirst={!hasPasskey}
          />
        </Way>
      ) : (
        <Way title={t('recovery')}>
          <RecoveryForm fields={{ returnTo }} typed={of('recovery')?.typed} error={of('recovery')?.error} />
        </Way>
      )}
    </div>
  )
}

type MailedCodeProps = Pick<ConfirmWaysProps, 'email' | 'returnTo' | 'isWaiting' | 'isLocal' | 'refused'> & {
  isFirst: boolean
}

function MailedCode({ email, returnTo, isWaiting, isLocal, refused, isFirst }: MailedCodeProps) {
  const t = useTranslations('account.confirm')
  const words = useTranslations('account.code')
  const place = <input type="hidden" name="returnTo" value={returnTo} />
  const send = (
    <Form method="post" reloadDocument>
      {place}
      <Button name="intent" value="send" kind={isFirst && !isWaiting ? 'primary' : 'secondary'}>
        {isWaiting ? t('resend') : t('send')}
      </Button>
    </Form>
  )
  if (!isWaiting)
    return (
      <>
        <p className="max-w-measure [overflow-wrap:anywhere]">{t('mailText', { email })}</p>
        {send}
      </>
    )
  return (
    <>
      <p className="max-w-measure [overflow-wrap:anywhere]">{t('sent', { email })}</p>
      {isLocal && <p className="max-w-measure text-soft">{words('local')}</p>}
      <Form method="post" noValidate reloadDocument className="grid justify-items-start gap-4">
        {place}
        <CodeField typed={refused?.typed} error={refused?.error} />
        <Button kind={isFirst ? 'primary' : 'secondary'} name="intent" value="code">
          {t('confirm')}
        </Button>
      </Form>
      {send}
    </>
  )
}

function Way({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid justify-items-start gap-4 border-hair border-t pt-8">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
