import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { Button } from '#app/ui/button.tsx'
import { Disclosure } from '#app/ui/disclosure.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { NotChanged } from './change-address.server.ts'
import { CodeField } from './code-field.tsx'

type AddressFormsProps = {
  /** The address that has to be proven; `null`: none was given yet. */
  newEmail: string | null
  /** Its code can still be entered. */
  isWaiting: boolean
  isLocal: boolean
  refused: NotChanged | undefined
}

/** First the new address, then the code from its mailbox. */
export function AddressForms({ newEmail, isWaiting, isLocal, refused }: AddressFormsProps) {
  const t = useTranslations('account.address')
  const words = useTranslations('account.code')
  const code = refused?.by === 'code' ? refused : undefined
  const takesCode = isWaiting || code !== undefined
  const ask = <AskForm isFirst={!takesCode} refused={refused?.by === 'email' ? refused : undefined} />
  if (newEmail === null || !takesCode) return ask
  return (
    <div className="grid gap-8">
      <Form method="post" noValidate reloadDocument className="grid justify-items-start gap-6">
        <p className="max-w-measure [overflow-wrap:anywhere]">{t('sent', { email: newEmail })}</p>
        {isLocal && <p className="max-w-measure text-soft">{words('local')}</p>}
        <CodeField typed={code?.typed} error={code?.error} />
        <Button kind="primary" name="intent" value="enter">
          {t('confirm')}
        </Button>
      </Form>
      <Disclosure summary={t('other')} open={refused?.by === 'email'}>
        {ask}
      </Disclosure>
    </div>
  )
}

function AskForm({ isFirst, refused }: { isFirst: boolean; refused: NotChanged | undefined }) {
  const t = useTranslations('account.address')
  return (
    <Form method="post" noValidate className="grid max-w-form justify-items-start gap-6">
      <div className="w-full">
        <TextField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="email"
          maxLength={254}
          label={t('email')}
          defaultValue={refused?.typed}
          error={refused?.error}
        />
      </div>
      <Button kind={isFirst ? 'primary' : 'secondary'} name="intent" value="ask">
        {t('send')}
      </Button>
    </Form>
  )
}
