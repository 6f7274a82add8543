import { useEffect, useRef } from 'react'
import { offerPasskeys } from './ask-passkey.ts'

/** Sends the page's form for passkeys as soon as somebody picks one where the browser fills in their address. */
export function PasskeyAutofill() {
  const form = useRef<HTMLFormElement>(null)
  useEffect(
    () =>
      offerPasskeys((text) => {
        const field = form.current?.elements.namedItem('passkey')
        if (!(field instanceof HTMLInputElement)) return
        field.value = text
        form.current?.submit()
      }),
    [],
  )
  return (
    <form ref={form} method="post" hidden>
      <input type="hidden" name="passkey" />
    </form>
  )
}
