import { createContext } from 'react'

/** The Content-Security-Policy nonce of this response; `undefined` in the browser and in development. */
export const NonceContext = createContext<string | undefined>(undefined)
