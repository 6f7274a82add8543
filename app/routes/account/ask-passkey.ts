import type { PasskeyPurpose } from '#db/queries/passkeys.server.ts'

export type PasskeyAnswer =
  /** What the browser says, as JSON for a form. */
  | { is: 'given'; text: string }
  /** Why there is none; each has its words. */
  | { is: 'refusedHere' | 'known' | 'notAsked' }

/** Fetches what the device is asked to sign and lets the browser ask. Runs in the browser, where somebody pressed a button. */
export async function askPasskey(purpose: PasskeyPurpose): Promise<PasskeyAnswer> {
  const response = await fetch('/passkeys/challenge', {
    method: 'POST',
    body: new URLSearchParams({ purpose }),
    redirect: 'error',
  }).catch(() => null)
  if (!response?.ok) return { is: 'notAsked' }
  const optionsJSON = await response.json()
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
  try {
    const given = await (purpose === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON }))
    return { is: 'given', text: JSON.stringify(given) }
  } catch (error) {
    const isKnown = error instanceof Error && 'code' in error && error.code === KNOWN
    return { is: isKnown ? 'known' : 'refusedHere' }
  }
}

const KNOWN = 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'
