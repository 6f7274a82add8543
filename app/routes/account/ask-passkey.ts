import type { PasskeyPurpose } from '#db/queries/passkeys.server.ts'

export type PasskeyAnswer =
  /** What the browser says, as JSON for a form. */
  | { is: 'given'; text: string }
  /** Why there is none; each has its words. */
  | { is: 'refusedHere' | 'known' | 'notAsked' }

/** Whether somebody pressed a button and the browser asks them now. */
let isAsking = false

/** Fetches what the device is asked to sign and lets the browser ask. Runs in the browser, where somebody pressed a button. */
export async function askPasskey(purpose: PasskeyPurpose): Promise<PasskeyAnswer> {
  const optionsJSON = await fetchChallenge(purpose)
  if (optionsJSON === null) return { is: 'notAsked' }
  const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
  isAsking = true
  try {
    const given = await (purpose === 'add' ? startRegistration({ optionsJSON }) : startAuthentication({ optionsJSON }))
    return { is: 'given', text: JSON.stringify(given) }
  } catch (error) {
    const isKnown = error instanceof Error && 'code' in error && error.code === KNOWN
    return { is: isKnown ? 'known' : 'refusedHere' }
  } finally {
    isAsking = false
  }
}

const KNOWN = 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED'

async function fetchChallenge(purpose: PasskeyPurpose) {
  const response = await fetch('/passkeys/challenge', {
    method: 'POST',
    body: new URLSearchParams({ purpose }),
    redirect: 'error',
  }).catch(() => null)
  return response?.ok ? response.json() : null
}

/** Before what is signed no longer holds. */
const OFFER_AGAIN_MS = 4 * 60_000
/** A page that lies open is no reason to go on asking. */
const MOST_OFFERS = 4

/**
 * Lets the browser offer this device's passkeys among what it fills into the field of the page, where it can; nobody
 * who does not look for one notices.
 *
 * @param onGiven gets what the browser says once somebody chose one
 * @returns ends it
 */
export function offerPasskeys(onGiven: (text: string) => void): () => void {
  let isOver = false
  let again: ReturnType<typeof setTimeout> | undefined
  async function offer(left: number) {
    const { browserSupportsWebAuthnAutofill, startAuthentication } = await import('@simplewebauthn/browser')
    const isPossible = !isOver && (await browserSupportsWebAuthnAutofill())
    const optionsJSON = isPossible && !isAsking ? await fetchChallenge('signIn') : null
    if (isOver || isAsking || optionsJSON === null) return
    if (left > 1) again = setTimeout(() => void offer(left - 1), OFFER_AGAIN_MS)
    // The next offer, the button and leaving the page each end this one: then there is nothing to say.
    const given = await startAuthentication({ optionsJSON, useBrowserAutofill: true }).catch(() => null)
    if (given && !isOver) onGiven(JSON.stringify(given))
  }
  void offer(MOST_OFFERS)
  return () => {
    isOver = true
    clearTimeout(again)
    if (!isAsking)
      void import('@simplewebauthn/browser').then((browser) => browser.WebAuthnAbortService.cancelCeremony())
  }
}
