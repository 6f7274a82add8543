/** The library is read when somebody uses a passkey: it is a sixth of what a start would read. */
export const webAuthn = () => import('@simplewebauthn/server')
