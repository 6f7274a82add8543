import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, type ButtonKind } from '#app/ui/button.tsx'
import { Notice } from '#app/ui/notice.tsx'
import type { PasskeyPurpose } from '#db/queries/passkeys.server.ts'
import { askPasskey, type PasskeyAnswer } from './ask-passkey.ts'

type PasskeyFormProps = {
  purpose: PasskeyPurpose
  /** Sent along with what the passkey says. */
  fields?: Record<string, string>
  button: ReactNode
  kind?: ButtonKind
  /** Fields that are filled in first. */
  children?: ReactNode
}

type State = 'starting' | 'none' | 'ready' | 'asking' | Exclude<PasskeyAnswer['is'], 'given'>

/** A form of this page that the browser fills in with a passkey; it says so where that cannot be. */
export function PasskeyForm({ purpose, fields = {}, button, kind, children }: PasskeyFormProps) {
  const t = useTranslations('account.passkey')
  const [state, setState] = useState<State>('starting')
  useEffect(() => setState('PublicKeyCredential' in window ? 'ready' : 'none'), [])

  async function ask(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    setState('asking')
    const answer = await askPasskey(purpose)
    if (answer.is !== 'given') return setState(answer.is)
    const field = form.elements.namedItem('passkey')
    if (field instanceof HTMLInputElement) field.value = answer.text
    form.submit()
  }

  const isFault = state === 'refusedHere' || state === 'known' || state === 'notAsked'
  return (
    <form method="post" onSubmit={ask} noValidate className="grid w-full max-w-form justify-items-start gap-4">
      {isFault && <Notice kind="error">{t(state)}</Notice>}
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="passkey" />
      {children}
      {state === 'none' ? (
        <p className="max-w-measure text-soft">{t('none')}</p>
      ) : (
        <Button kind={kind} disabled={state === 'starting' || state === 'asking'}>
          {button}
        </Button>
      )}
      {state === 'asking' && (
        <p role="status" className="text-soft">
          {t('waiting')}
        </p>
      )}
      <p className="hidden max-w-measure text-soft noscript:block">{t('needsScripts')}</p>
    </form>
  )
}
